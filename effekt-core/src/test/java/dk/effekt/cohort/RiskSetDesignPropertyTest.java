package dk.effekt.cohort;

import static dk.effekt.cohort.Criteria.not;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.cohort.Criteria.receivingFor;
import static dk.effekt.cohort.Criteria.sex;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.SICKNESS_BENEFIT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.cohort.RiskSetDesign.AtRisk;
import dk.effekt.intervention.Participation;
import dk.effekt.register.Register;
import dk.effekt.register.Sex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Risk sets beside a model that asks of every person in every week, with plain ifs, whether they stand in it. */
class RiskSetDesignPropertyTest {

    private static final Criterion ELIGIBLE =
            receivingFor(BENEFIT, 2).and(not(receiving(SICKNESS_BENEFIT))).and(not(sex(Sex.MAN)));

    private record Row(long person, int place, boolean treated) {}

    /** Persons and participations; some of whom the register does not know, some long before or after its weeks. */
    private record Case(List<Person> persons, List<Participation> participations) {}

    @Property(tries = 500)
    void standsInTheRiskSetWhoCouldStartThen(
            @ForAll("cases") Case of, @ForAll AtRisk test, @ForAll @IntRange(max = 12) int history) {
        Cohort cohort = RiskSetDesign.riskSet(test)
                .assemble(Town.register(of.persons()), of.participations(), ELIGIBLE, history);

        assertThat(rows(cohort)).isEqualTo(new Model(of, test, history).rows());
    }

    @Property(tries = 500)
    void everyParticipationIsAccountedFor(
            @ForAll("cases") Case of, @ForAll AtRisk test, @ForAll @IntRange(max = 12) int history) {
        Cohort cohort = RiskSetDesign.riskSet(test)
                .assemble(Town.register(of.persons()), of.participations(), ELIGIBLE, history);

        Model model = new Model(of, test, history);
        List<Integer> left =
                cohort.attrition().steps().stream().map(Attrition.Step::left).toList();
        long first = of.participations().stream()
                .map(Participation::personId)
                .distinct()
                .count();
        List<Person> starters =
                of.persons().stream().filter(p -> model.start(p) != Model.NEVER).toList();
        assertThat(left)
                .containsExactly(
                        of.participations().size(),
                        (int) first,
                        starters.size(),
                        count(starters, model::isInWeeks),
                        count(starters, p -> model.isInWeeks(p) && model.isLongOnBenefit(p, model.tested(p))),
                        count(
                                starters,
                                p -> model.isInWeeks(p)
                                        && model.isLongOnBenefit(p, model.tested(p))
                                        && !model.isSick(p, model.tested(p))),
                        count(starters, model::isKept));
        assertThat(cohort.attrition().left()).isEqualTo(cohort.treatedCount());
    }

    @Property(tries = 100)
    void theOrderOfPersonsAndParticipationsMakesNoDifference(
            @ForAll("cases") Case of, @ForAll AtRisk test, @ForAll Random random) {
        List<Person> persons = new ArrayList<>(of.persons());
        List<Participation> participations = new ArrayList<>(of.participations());
        Collections.shuffle(persons, random);
        Collections.shuffle(participations, random);

        Cohort cohort =
                RiskSetDesign.riskSet(test).assemble(Town.register(of.persons()), of.participations(), ELIGIBLE, 0);
        Cohort shuffled = RiskSetDesign.riskSet(test).assemble(Town.register(persons), participations, ELIGIBLE, 0);

        assertThat(rows(shuffled)).isEqualTo(rows(cohort));
        assertThat(shuffled.attrition()).isEqualTo(cohort.attrition());
    }

    private interface Test {
        boolean holds(Person person);
    }

    private static int count(List<Person> persons, Test test) {
        return (int) persons.stream().filter(test::holds).count();
    }

    private static List<Row> rows(Cohort cohort) {
        List<Row> rows = new ArrayList<>();
        Register register = cohort.register();
        for (int row = 0; row < cohort.size(); row++) {
            rows.add(new Row(
                    register.personId(cohort.person(row)), cohort.week(row) - Town.week(0), cohort.isTreated(row)));
        }
        return rows;
    }

    private static final class Model {

        static final int NEVER = Integer.MAX_VALUE;

        private final Case of;
        private final int lag;
        private final int history;

        Model(Case of, AtRisk test, int history) {
            this.of = of;
            this.lag = test == AtRisk.END_OF_WEEK_BEFORE ? 1 : 0;
            this.history = history;
        }

        List<Row> rows() {
            List<Row> rows = new ArrayList<>();
            for (int week = 0; week < Town.WEEKS; week++) {
                int place = week;
                if (of.persons().stream().anyMatch(p -> isKept(p) && start(p) == place)) {
                    for (Person person : Town.sorted(of.persons())) {
                        boolean startsNow = start(person) == week;
                        boolean startedBefore = start(person) < week;
                        if (isEligible(person, week - lag) && !startedBefore) {
                            rows.add(new Row(person.id(), week, startsNow));
                        }
                    }
                }
            }
            return rows;
        }

        /** The week of the person's first participation. */
        int start(Person person) {
            int first = NEVER;
            for (Participation p : of.participations()) {
                if (p.personId() == person.id()) {
                    first = Math.min(first, p.startWeek().epochWeek() - Town.week(0));
                }
            }
            return first;
        }

        int tested(Person person) {
            return start(person) - lag;
        }

        boolean isInWeeks(Person person) {
            int start = start(person);
            return start >= history && start - lag >= 0 && start < Town.WEEKS;
        }

        boolean isKept(Person person) {
            return isInWeeks(person) && isEligible(person, tested(person));
        }

        boolean isEligible(Person person, int place) {
            return isLongOnBenefit(person, place)
                    && !isSick(person, place)
                    && person.traits().sex() != Sex.MAN;
        }

        boolean isLongOnBenefit(Person person, int place) {
            return isOneOf("CUS", person, place) && isOneOf("CUS", person, place - 1);
        }

        boolean isSick(Person person, int place) {
            return isOneOf("S", person, place);
        }

        private static boolean isOneOf(String letters, Person person, int place) {
            return place >= 0
                    && place < Town.WEEKS
                    && letters.indexOf(person.weeks().charAt(place)) >= 0;
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Town.persons(8).flatMap(persons -> {
            Arbitrary<Long> ids = Arbitraries.frequencyOf(
                    Tuple.of(9, Arbitraries.of(persons).map(Person::id)), Tuple.of(1, Arbitraries.of(4711L, 4712L)));
            Arbitrary<Integer> days = Arbitraries.frequencyOf(
                    Tuple.of(9, Arbitraries.integers().between(0, 7 * Town.WEEKS - 1)),
                    Tuple.of(1, Arbitraries.integers().between(-400, 700)));
            return Combinators.combine(ids, days)
                    .as((id, day) -> Town.start(id, Town.FIRST.monday().plusDays(day)))
                    .list()
                    .ofMaxSize(10)
                    .map(participations -> new Case(persons, participations))
                    .withoutEdgeCases();
        });
    }
}
