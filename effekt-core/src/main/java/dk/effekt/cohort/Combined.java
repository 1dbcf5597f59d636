package dk.effekt.cohort;

import dk.effekt.intervention.Participations;
import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.WeekSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Criteria made of others. */
final class Combined {

    private Combined() {}

    private static Optional<Clause> joined(String kind, List<Criterion> criteria) {
        List<Clause> clauses =
                criteria.stream().flatMap(c -> c.clause().stream()).toList();
        return clauses.size() == criteria.size() ? Optional.of(Clause.of(kind).with("of", clauses)) : Optional.empty();
    }

    record And(List<Criterion> conjuncts) implements Criterion {

        @Override
        public String name() {
            return conjuncts.stream().map(Criterion::name).collect(Collectors.joining(" and "));
        }

        @Override
        public List<Criterion> parts() {
            return conjuncts;
        }

        @Override
        public List<StateGroup> groups() {
            return conjuncts.stream().flatMap(c -> c.groups().stream()).toList();
        }

        @Override
        public List<String> missingIn(Register register) {
            return conjuncts.stream()
                    .flatMap(c -> c.missingIn(register).stream())
                    .toList();
        }

        @Override
        public Test in(Register register) {
            List<Test> tests = conjuncts.stream().map(c -> c.in(register)).toList();
            return timeline -> {
                WeekSet weeks = tests.get(0).weeks(timeline);
                for (int i = 1; i < tests.size() && !weeks.isEmpty(); i++) {
                    weeks = weeks.and(tests.get(i).weeks(timeline));
                }
                return weeks;
            };
        }

        @Override
        public Criterion given(Participations participations) {
            return new And(conjuncts.stream().map(c -> c.given(participations)).toList());
        }

        @Override
        public Optional<Clause> clause() {
            return joined("and", conjuncts);
        }

        @Override
        public String toString() {
            return name();
        }
    }

    record Or(Criterion first, Criterion second) implements Criterion {

        @Override
        public String name() {
            return "(" + first.name() + " or " + second.name() + ")";
        }

        @Override
        public List<Criterion> parts() {
            return List.of(first, second);
        }

        @Override
        public List<StateGroup> groups() {
            return Stream.concat(first.groups().stream(), second.groups().stream())
                    .toList();
        }

        @Override
        public List<String> missingIn(Register register) {
            return Stream.concat(first.missingIn(register).stream(), second.missingIn(register).stream())
                    .toList();
        }

        @Override
        public Test in(Register register) {
            Test a = first.in(register);
            Test b = second.in(register);
            return timeline -> a.weeks(timeline).or(b.weeks(timeline));
        }

        @Override
        public Criterion given(Participations participations) {
            return new Or(first.given(participations), second.given(participations));
        }

        @Override
        public Optional<Clause> clause() {
            return joined("or", List.of(first, second));
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** The weeks of the register that the inner criterion does not hold in. */
    record Not(Criterion inner) implements Criterion {

        @Override
        public String name() {
            // The protocol must tell "not (a and b)" from "not a and b".
            return inner.conjuncts().size() > 1 ? "not (" + inner.name() + ")" : "not " + inner.name();
        }

        @Override
        public List<Criterion> parts() {
            return List.of(inner);
        }

        @Override
        public List<StateGroup> groups() {
            return inner.groups();
        }

        @Override
        public List<String> missingIn(Register register) {
            return inner.missingIn(register);
        }

        @Override
        public Test in(Register register) {
            Test test = inner.in(register);
            WeekSet all = WeekSet.of(register.span());
            return timeline -> all.minus(test.weeks(timeline));
        }

        @Override
        public Criterion given(Participations participations) {
            return new Not(inner.given(participations));
        }

        @Override
        public Optional<Clause> clause() {
            return inner.clause().map(of -> Clause.of("not").with("of", of));
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** The weeks that lie so many after those of the inner criterion. */
    record Shifted(Criterion inner, int weeks) implements Criterion {

        Shifted {
            if (weeks < 1) {
                throw new IllegalArgumentException("a criterion as it was " + weeks + " weeks ago; ask for 1 or more");
            }
        }

        @Override
        public String name() {
            String name = inner.conjuncts().size() > 1 ? "(" + inner.name() + ")" : inner.name();
            return name + ", " + weeks + (weeks == 1 ? " week" : " weeks") + " earlier";
        }

        @Override
        public List<Criterion> parts() {
            return List.of(inner);
        }

        @Override
        public List<StateGroup> groups() {
            return inner.groups();
        }

        @Override
        public List<String> missingIn(Register register) {
            return inner.missingIn(register);
        }

        @Override
        public Test in(Register register) {
            Test test = inner.in(register);
            WeekSet all = WeekSet.of(register.span());
            if (weeks >= register.span().length()) {
                return timeline -> WeekSet.EMPTY;
            }
            return timeline -> test.weeks(timeline).shift(weeks).and(all);
        }

        @Override
        public Criterion given(Participations participations) {
            return new Shifted(inner.given(participations), weeks);
        }

        @Override
        public Optional<Clause> clause() {
            return inner.clause().map(of -> Clause.of("earlier").with("of", of).with("weeks", weeks));
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
