package dk.effekt.cohort;

import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One offer, or element of an offer, beside another: those whose first start is in the one are compared with those whose first start
 * is in the other, each from the week of the own start (an active comparator). What both have over not starting is not in it.
 *
 * <p>Both are held to the same test at the end of the week before their start. Starts of the same half-year may be compared, where
 * those of the same week would leave few; match on the {@linkplain dk.effekt.covariate.Covariates#calendarWeek() calendar week}
 * beside that. Who starts in both in one week is in neither arm.
 *
 * @param others the participations in the other; empty until a study says on which list it is estimated
 * @param other its name
 */
public record HeadToHeadDesign(Optional<List<Participation>> others, String other) implements CohortDesign {

    private static final int HALF_YEAR = 26;

    public HeadToHeadDesign {
        others = others.map(List::copyOf);
    }

    /**
     * The design, going by the participations that the study is estimated on.
     *
     * @param other the intervention that the study's own is compared with
     */
    public static HeadToHeadDesign headToHead(String other) {
        return new HeadToHeadDesign(Optional.empty(), other);
    }

    /**
     * The design with a list of its own, which belongs to no protocol, so that the study cannot be written as JSON.
     *
     * @param participations all participations
     * @param other the intervention that the study's own is compared with
     */
    public static HeadToHeadDesign headToHead(Participations participations, String other) {
        return new HeadToHeadDesign(Optional.of(participations.in(other)), other);
    }

    @Override
    public Cohort assemble(
            Register register, List<Participation> participations, Criterion eligible, int historyWeeks) {
        Map<Integer, Integer> own = firstWeeks(register, participations);
        Map<Integer, Integer> theirs = firstWeeks(
                register,
                others.orElseThrow(() -> new IllegalArgumentException(
                        "'" + describe() + "' was given no participations; say design.given(participations)")));
        Attrition attrition = Attrition.startingWith("participations", participations.size())
                .then("the person's first, in the register", own.size());
        long first = (long) register.span().start().epochWeek() + Math.max(1, historyWeeks);
        int end = register.span().end().epochWeek();
        List<int[]> rows = new ArrayList<>();
        own.forEach((person, week) -> {
            if (!theirs.containsKey(person) || theirs.get(person) > week) {
                rows.add(new int[] {person, week, 1});
            }
        });
        attrition = attrition.then("not in '" + other + "' before", rows.size());
        theirs.forEach((person, week) -> {
            if (!own.containsKey(person) || own.get(person) > week) {
                rows.add(new int[] {person, week, 0});
            }
        });
        rows.removeIf(row -> row[1] < first || row[1] >= end);
        attrition = attrition.then(
                historyWeeks == 0
                        ? "start in the register's weeks"
                        : "start in the register's weeks, after " + historyWeeks + " weeks of history",
                treated(rows));
        for (Criterion criterion : eligible.conjuncts()) {
            Criterion.Test met = criterion.in(register);
            rows.removeIf(row -> !met.weeks(register.timeline(row[0])).contains(row[1] - 1));
            attrition = attrition.then(criterion.name(), treated(rows));
        }
        rows.sort(Comparator.<int[]>comparingInt(row -> row[1]).thenComparingInt(row -> row[0]));
        boolean[] treated = new boolean[rows.size()];
        for (int i = 0; i < treated.length; i++) {
            treated[i] = rows.get(i)[2] == 1;
        }
        return Cohort.of(
                register,
                rows.stream().mapToInt(row -> row[0]).toArray(),
                rows.stream().mapToInt(row -> row[1]).toArray(),
                treated,
                attrition);
    }

    private static int treated(List<int[]> rows) {
        return (int) rows.stream().filter(row -> row[2] == 1).count();
    }

    private static Map<Integer, Integer> firstWeeks(Register register, List<Participation> participations) {
        Map<Integer, Integer> first = new HashMap<>();
        for (Participation participation : participations) {
            OptionalInt person = register.find(participation.personId());
            if (person.isPresent()) {
                first.merge(person.getAsInt(), participation.startWeek().epochWeek(), Math::min);
            }
        }
        return first;
    }

    @Override
    public CohortDesign given(Participations participations) {
        return others.isPresent() ? this : headToHead(participations, other);
    }

    @Override
    public Optional<Clause> clause() {
        return others.isPresent()
                ? Optional.empty()
                : Optional.of(Clause.of("head-to-head").with("other", other));
    }

    @Override
    public int firstOutcomeWeek() {
        return 0;
    }

    @Override
    public int weeksAlike() {
        return HALF_YEAR;
    }

    @Override
    public String contrast() {
        return "starting rather than starting '" + other + "'";
    }

    @Override
    public String describe() {
        return "head to head: first start against first start in '" + other
                + "', both eligible at the end of the week before, outcomes from the week of the start";
    }

    @Override
    public String toString() {
        return describe();
    }
}
