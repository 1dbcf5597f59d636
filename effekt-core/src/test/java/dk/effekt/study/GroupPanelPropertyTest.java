package dk.effekt.study;

import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.municipality;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.experiment.DifferenceInDifferences;
import dk.effekt.outcome.Outcomes;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.Sex;
import dk.effekt.register.StateGroup;
import dk.effekt.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The panel against counting the letters of the text. */
class GroupPanelPropertyTest {

    private static final StateGroup POPULATION = StateGroup.BENEFIT;
    private static final StateGroup SHARE = StateGroup.EDUCATIONAL_ASSISTANCE;
    private static final CalendarPeriod MONTH = CalendarPeriod.MONTH;
    private static final int AT = 3;

    @Provide
    Arbitrary<List<Person>> persons() {
        return Town.persons(8)
                .map(list -> list.stream()
                        .map(p ->
                                new Person(p.id(), p.weeks(), p.jobs(), livingIn(1 + (int) Math.floorMod(p.id(), 3L))))
                        .toList());
    }

    private interface Count {
        /** What a person adds to a month of so many weeks from a place on: sum and number. */
        double[] of(Person person, int place, int weeks);
    }

    @Property(tries = 200)
    void aShareIsThatOfThePopulationsWeeks(@ForAll("persons") List<Person> persons) {
        List<String> expected = expected(persons, (person, place, weeks) -> {
            double[] counted = new double[2];
            for (int week = place; week < place + weeks; week++) {
                double in = Town.member(SHARE, person, week);
                if (Town.member(POPULATION, person, week) == 1 && !Double.isNaN(in)) {
                    counted[0] += in;
                    counted[1]++;
                }
            }
            return counted;
        });
        Assume.that(!expected.isEmpty());

        Table panel = GroupPanel.share(SHARE, receiving(POPULATION), municipality())
                .every(MONTH)
                .toTable(Town.register(persons));

        assertThat(found(panel, SHARE.name())).isEqualTo(expected);
    }

    @Property(tries = 200)
    void aMeanIsThatOfThoseInThePopulationAtFirst(@ForAll("persons") List<Person> persons) {
        List<String> expected = expected(persons, (person, place, weeks) -> {
            double in = Town.member(SHARE, person, place + AT);
            boolean counts = Town.member(POPULATION, person, place) == 1 && !Double.isNaN(in);
            return new double[] {counts ? in : 0, counts ? 1 : 0};
        });
        Assume.that(!expected.isEmpty());

        Table panel = GroupPanel.mean(Outcomes.in(SHARE), AT, receiving(POPULATION), municipality())
                .every(MONTH)
                .toTable(Town.register(persons));

        assertThat(found(panel, SHARE.name())).isEqualTo(expected);
    }

    /** May 2020 to February 2021; the weeks of March are no whole month. */
    private static List<String> expected(List<Person> persons, Count count) {
        List<String> rows = new ArrayList<>();
        for (int municipality = 1; municipality <= 3; municipality++) {
            double weight = 0;
            for (int month = 0; month < Town.MONTHS - 1; month++) {
                int place = 0;
                while (Town.month(place) < month) {
                    place++;
                }
                int weeks = 0;
                while (Town.month(place + weeks) == month) {
                    weeks++;
                }
                double sum = 0;
                double number = 0;
                double with = 0;
                for (Person person : persons) {
                    double[] counted = person.traits().municipality() == municipality
                            ? count.of(person, place, weeks)
                            : new double[2];
                    sum += counted[0];
                    number += counted[1];
                    with += counted[1] > 0 ? 1 : 0;
                }
                if (number > 0) {
                    weight = weight == 0 ? with : weight;
                    rows.add(row(municipality, 2020 * 12 + 4 + month, sum / number, with, number, weight));
                }
            }
        }
        return rows;
    }

    private static List<String> found(Table panel, String outcome) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < panel.rows(); row++) {
            rows.add(row(
                    Integer.parseInt(panel.categories("municipality").get(row)),
                    (int) panel.numbers("period")[row],
                    panel.numbers(outcome)[row],
                    panel.numbers("persons")[row],
                    panel.numbers("observations")[row],
                    panel.numbers("weight")[row]));
        }
        return rows;
    }

    private static String row(int unit, int period, double mean, double persons, double number, double weight) {
        return String.format(
                Locale.ROOT,
                "%d in %d: %.12f of %.0f persons, %.0f times, %.0f",
                unit,
                period,
                mean,
                persons,
                number,
                weight);
    }

    /** Two municipalities of two persons each; in the first one more is in education from July on. */
    private static final Register REGISTER = Town.register(
            in(1, 101, "U".repeat(8) + "G".repeat(14)),
            in(2, 101, "U".repeat(22)),
            in(3, 751, "U".repeat(22)),
            in(4, 751, "G".repeat(4) + "U".repeat(18)));

    @Example
    void isWhatDifferenceInDifferencesTakes() {
        Table panel = GroupPanel.share(
                        StateGroup.EDUCATION, receiving(StateGroup.BENEFIT.or(StateGroup.EDUCATION)), municipality())
                .every(MONTH)
                .starting(Map.of("101", LocalDate.of(2020, 7, 1)))
                .toTable(REGISTER);

        assertThat(panel.numbers("first treated")[0]).isEqualTo(MONTH.beginningOn(LocalDate.of(2020, 7, 1)));
        // From June to July education rose from 0 to 1/2 in the one, and stayed at 0 in the other.
        assertThat(DifferenceInDifferences.on(panel)
                        .unit("municipality")
                        .period("period")
                        .firstTreated("first treated")
                        .outcome("education")
                        .weightedBy("weight")
                        .estimate()
                        .effects())
                .filteredOn(effect -> effect.event() == 0)
                .singleElement()
                .satisfies(effect -> assertThat(effect.estimate()).isEqualTo(0.5));
    }

    @Example
    void refusesWhatIsNoUnitAndNoStart() {
        GroupPanel panel =
                GroupPanel.share(SHARE, receiving(SHARE), municipality()).every(MONTH);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupPanel.share(SHARE, receiving(SHARE), age()))
                .withMessageContaining("bands");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupPanel.mean(Outcomes.in(SHARE), -1, receiving(SHARE), municipality()))
                .withMessageContaining("0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        panel.starting(Map.of("102", LocalDate.of(2020, 7, 1))).toTable(REGISTER))
                .withMessageContaining("did you mean '101'");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        panel.starting(Map.of("101", LocalDate.of(2020, 7, 2))).toTable(REGISTER))
                .withMessageContaining("2020-07-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> panel.every(CalendarPeriod.YEAR).toTable(REGISTER))
                .withMessageContaining("nobody in a whole period");
    }

    private static Person in(long id, int municipality, String weeks) {
        return Town.person(id, weeks, livingIn(municipality));
    }

    private static PersonTraits livingIn(int municipality) {
        return new PersonTraits(Sex.UNKNOWN, Optional.empty(), Origin.UNKNOWN, municipality);
    }
}
