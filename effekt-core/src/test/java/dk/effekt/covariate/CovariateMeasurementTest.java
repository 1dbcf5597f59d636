package dk.effekt.covariate;

import static dk.effekt.Town.born;
import static dk.effekt.Town.person;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.municipality;
import static dk.effekt.covariate.Covariates.sex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.cohort.Attrition;
import dk.effekt.cohort.Cohort;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.Sex;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CovariateMeasurementTest {

    private static final Attrition NONE = Attrition.startingWith("participations", 0);

    @Test
    void aCategoryBecomesAColumnForEveryLevelButTheLowest() {
        Cohort cohort = inOneWeek(of(Sex.MAN, 851), of(Sex.WOMAN, 101), of(Sex.WOMAN, 147), of(Sex.WOMAN, 851));

        DesignMatrix matrix = CovariateMeasurement.measure(cohort, List.of(municipality(), sex()));

        assertThat(matrix.names()).containsExactly("municipality=147", "municipality=851", "sex=man");
        assertThat(matrix.column("municipality=147")).containsExactly(0, 0, 1, 0);
        assertThat(matrix.column("municipality=851")).containsExactly(1, 0, 0, 1);
        assertThat(matrix.column("sex=man")).containsExactly(1, 0, 0, 0);
    }

    @Test
    void aCategoryWithOneLevelOnlyTellsNobodyApart() {
        Cohort cohort = inOneWeek(of(Sex.MAN, 101), of(Sex.MAN, 101));

        DesignMatrix matrix = CovariateMeasurement.measure(cohort, List.of(sex(), municipality()));

        assertThat(matrix.names()).isEmpty();
        assertThat(matrix.rows()).isEqualTo(2);
        assertThat(CovariateMeasurement.measure(cohort, List.of()).rows()).isEqualTo(2);
    }

    @Test
    void namesTheCovariateThatIsNotKnownForAll() {
        Cohort cohort = inOneWeek(born("1990-01-01"), PersonTraits.UNKNOWN, PersonTraits.UNKNOWN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CovariateMeasurement.measure(cohort, List.of(sex(), age())))
                .withMessage("covariate 'age' is not known in 2 of 3 person-weeks; leave it out, "
                        + "or make only those eligible for whom it is known");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CovariateMeasurement.strata(cohort, List.of(age())))
                .withMessageContaining("covariate 'age' is not known in 2 of 3");
    }

    @Test
    void zeroIsZeroWhateverItsSign() {
        Cohort cohort = inOneWeek(PersonTraits.UNKNOWN, PersonTraits.UNKNOWN, PersonTraits.UNKNOWN);
        Covariate signed = given(Covariate.Scale.CATEGORICAL, 0.0, -0.0, 1.0);

        assertThat(CovariateMeasurement.measure(cohort, List.of(signed)).names())
                .containsExactly("given=1");
        assertThat(CovariateMeasurement.strata(cohort, List.of(signed))).containsExactly(0, 0, 1);
    }

    @Test
    void anInfiniteNumberIsRefusedByName() {
        Cohort cohort = inOneWeek(PersonTraits.UNKNOWN, PersonTraits.UNKNOWN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CovariateMeasurement.measure(
                        cohort, List.of(given(Covariate.Scale.NUMERIC, 1, Double.POSITIVE_INFINITY))))
                .withMessageContaining("column 'given' has no number in 1 of 2 rows, first in row 1");
    }

    @Property(tries = 200)
    void twoRowsShareAStratumIfAndOnlyIfTheyShareTheWeekAndEveryKey(@ForAll("persons") List<Person> persons) {
        List<Person> sorted = Town.sorted(persons);
        int[] person = IntStream.range(0, 3 * sorted.size())
                .map(row -> row % sorted.size())
                .toArray();
        int[] week = IntStream.range(0, 3 * sorted.size())
                .map(row -> Town.week(row / sorted.size()))
                .toArray();
        Cohort cohort = Cohort.of(Town.register(persons), person, week, new boolean[week.length], NONE);

        int[] strata = CovariateMeasurement.strata(cohort, List.of(sex(), municipality()));

        for (int a = 0; a < strata.length; a++) {
            for (int b = 0; b < strata.length; b++) {
                PersonTraits ofA = sorted.get(person[a]).traits();
                PersonTraits ofB = sorted.get(person[b]).traits();
                assertThat(strata[a] == strata[b])
                        .isEqualTo(week[a] == week[b]
                                && ofA.sex() == ofB.sex()
                                && ofA.municipality() == ofB.municipality());
            }
        }
        assertThat(CovariateMeasurement.strata(cohort, List.of()))
                .containsExactly(Arrays.stream(week).map(w -> w - Town.week(0)).toArray());
    }

    @Provide
    Arbitrary<List<Person>> persons() {
        return Town.persons(6);
    }

    private static PersonTraits of(Sex sex, int municipality) {
        return new PersonTraits(sex, Optional.empty(), Origin.UNKNOWN, municipality);
    }

    private static Cohort inOneWeek(PersonTraits... traits) {
        Person[] persons = IntStream.range(0, traits.length)
                .mapToObj(i -> person(i, "CCCC", traits[i]))
                .toArray(Person[]::new);
        int[] weeks = new int[traits.length];
        Arrays.fill(weeks, Town.week(2));
        return Cohort.of(
                Town.register(persons),
                IntStream.range(0, traits.length).toArray(),
                weeks,
                new boolean[traits.length],
                NONE);
    }

    private static Covariate given(Covariate.Scale scale, double... values) {
        return new Covariate() {
            @Override
            public String name() {
                return "given";
            }

            @Override
            public Scale scale() {
                return scale;
            }

            @Override
            public Measure in(Register register) {
                return (timeline, week) -> values[timeline.person()];
            }
        };
    }
}
