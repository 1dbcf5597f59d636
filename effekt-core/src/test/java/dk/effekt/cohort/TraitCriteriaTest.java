package dk.effekt.cohort;

import static dk.effekt.cohort.Criteria.not;
import static dk.effekt.cohort.Criteria.trait;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.DatedTraitBuilder;
import dk.effekt.register.Register;
import dk.effekt.register.WeekSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TraitCriteriaTest {

    private static final Register BARE = Town.register(Town.person(1, "C".repeat(20)), Town.person(2, "C".repeat(20)));

    @Test
    void holdsFromTheWeekAfterTheFirstDay() {
        DatedTrait readiness = DatedTrait.builder("readiness")
                // A Sunday and the Sunday two weeks later, both inclusive.
                .add(
                        1,
                        Optional.of(Town.FIRST.plusWeeks(2).monday().plusDays(6)),
                        Optional.of(Town.FIRST.plusWeeks(4).monday().plusDays(6)),
                        "job-ready",
                        1)
                // A Monday.
                .add(2, Optional.of(Town.FIRST.plusWeeks(2).monday()), Optional.empty(), "job-ready", 2)
                .build(BARE, "readiness.csv", "test");
        Register register = BARE.with(readiness);
        Criterion.Test test = trait("readiness", "job-ready").in(register);

        assertThat(test.weeks(register.timeline(0))).isEqualTo(WeekSet.ofEpochWeeks(Town.week(3), Town.week(6)));
        assertThat(test.weeks(register.timeline(1))).isEqualTo(WeekSet.ofEpochWeeks(Town.week(3), Town.week(20)));
    }

    @Test
    void hasANameForTables() {
        assertThat(trait("readiness", "job-ready", "activity-ready", "job-ready"))
                .hasToString("trait readiness 'activity-ready', 'job-ready'");
        assertThat(trait("readiness", "x")).isEqualTo(trait("readiness", "x", "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trait("readiness"))
                .withMessage("no value of trait 'readiness' is named");
    }

    @Test
    void saysWhatTheRegisterLacks() {
        Criterion criterion = trait("readyness", "job-redy", "nothing of the kind");
        Register register = with("readiness", "job-ready", "activity-ready");

        assertThat(criterion.missingIn(BARE))
                .containsExactly("'trait readyness 'job-redy', 'nothing of the kind'' needs a trait that is joined with"
                        + " Register.with; the register has none named 'readyness'; there are none");
        assertThat(not(criterion).missingIn(register))
                .singleElement()
                .asString()
                .endsWith("the register has none named 'readyness'; did you mean 'readiness'?");
        assertThat(trait("readiness", "job-redy", "nothing of the kind", "activity-ready")
                        .missingIn(register))
                .containsExactly(
                        "'trait readiness 'activity-ready', 'job-redy', 'nothing of the kind'' needs a value that nobody in"
                                + " the register has: 'job-redy'; did you mean 'job-ready'?",
                        "'trait readiness 'activity-ready', 'job-redy', 'nothing of the kind'' needs a value that nobody in"
                                + " the register has: 'nothing of the kind'; it has activity-ready, job-ready");
        assertThat(trait("readiness", "job-ready").missingIn(register)).isEmpty();
    }

    @Test
    void ofManyValuesItShowsTheFirst() {
        Register register = with("score", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21");

        assertThat(trait("score", "very high").missingIn(register))
                .singleElement()
                .asString()
                .endsWith("'very high'; it has 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 and 2 more");
        assertThat(trait("score", "high").missingIn(with("score")))
                .singleElement()
                .asString()
                .endsWith("'high'; there are none");
    }

    /** The first person has one value after another. */
    private static Register with(String name, String... values) {
        DatedTraitBuilder builder = DatedTrait.builder(name);
        for (int i = 0; i < values.length; i++) {
            builder.add(1, Optional.of(Town.FIRST.plusWeeks(i).monday()), Optional.empty(), values[i], i);
        }
        return BARE.with(builder.build(BARE, "x.csv", "test"));
    }
}
