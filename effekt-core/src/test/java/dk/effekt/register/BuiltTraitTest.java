package dk.effekt.register;

import static dk.effekt.register.Fixtures.CASH;
import static dk.effekt.register.Fixtures.build;
import static dk.effekt.register.Fixtures.builder;
import static dk.effekt.register.Fixtures.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dated traits that a register is told of person by person, with the weeks. */
class BuiltTraitTest {

    private static final long ANNE = 5;
    private static final long BO = 6;

    private final RegisterBuilder builder = builder("2020-W01", 10).traits(List.of("industry", "fund"));

    @Test
    void holdFromADayUntilTheNextThatIsSaid() {
        begin(BO, 2)
                .trait("industry", day("2020-01-01"), "471100")
                .trait("industry", day("2020-03-01"), "")
                .trait("industry", day("2020-05-01"), "841100")
                .end();
        begin(ANNE, 3).trait("industry", day("2020-02-01"), "471100").end();
        Register register = build(builder);

        assertThat(List.of("2019-12-31", "2020-01-01", "2020-02-29", "2020-03-01", "2020-04-30", "2020-05-01"))
                .extracting(day -> register.trait("industry").on(1, day(day)).orElse("?"))
                .containsExactly("?", "471100", "471100", "?", "?", "841100");
        assertThat(register.trait("industry").on(0, LocalDate.MAX)).hasValue("471100");
        assertThat(register.trait("industry").levels()).containsExactly("471100", "841100");
        assertThat(register.trait("industry")).hasToString("industry: 2 levels, known of 2 of 2 persons, 4 runs");
        assertThat(register.trait("fund").levels()).isEmpty();
    }

    @Test
    void haveTheReportOfTheRegister() {
        begin(ANNE, 2).trait("fund", day("2020-01-01"), "a").end();
        Register register = build(builder);

        assertThat(register.trait("fund").report()).isSameAs(register.report());
    }

    @Test
    void areNotKeptOfARowThatIsDiscarded() {
        begin(ANNE, 2)
                .trait("fund", day("2020-01-01"), "a")
                .discard(Finding.refused(Reason.NOT_A_CODE, Place.of("dream.csv", 2), "no code", ""));
        begin(ANNE, 3).trait("industry", day("2020-01-01"), "b").end();
        Register register = build(builder);

        assertThat(register.trait("fund").knows(0)).isFalse();
        assertThat(register.trait("fund").levels()).isEmpty();
        assertThat(register.trait("industry").on(0, day("2020-01-01"))).hasValue("b");
    }

    @Test
    void tellRowsOfOnePersonThatRepeatFromThoseThatDisagree() {
        begin(ANNE, 2).trait("fund", day("2020-01-01"), "a").end();
        begin(ANNE, 3).trait("fund", day("2020-01-01"), "a").end();
        begin(BO, 4).trait("fund", day("2020-01-01"), "a").end();
        begin(BO, 5).end();
        Register register = build(builder);

        assertThat(register.size()).isEqualTo(1);
        assertThat(register.trait("fund").on(0, day("2020-06-01"))).hasValue("a");
        assertThat(register.report().refusedByReason())
                .containsEntry(Reason.REPEATED, 1L)
                .containsEntry(Reason.CONTRADICTORY, 2L);
    }

    @Test
    void mustBeSaidInOrderAndByName() {
        begin(ANNE, 2).trait("fund", day("2020-01-02"), "a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.trait("fund", day("2020-01-02"), "b"))
                .withMessage("trait 'fund' from 2020-01-02 is not later than that of the call before");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.trait("fond", day("2020-01-03"), "b"))
                .withMessage("traits was given no trait 'fond'; did you mean 'fund'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.trait("industry", LocalDate.of(10_000, 1, 1), "b"))
                .withMessageContaining("not in the years 1 to 9999");
        assertThatIllegalStateException().isThrownBy(() -> builder.traits(List.of("education")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder("2020-W01", 10).traits(List.of(" ")));
    }

    private RegisterBuilder begin(long person, long line) {
        return builder.begin(person, PersonTraits.UNKNOWN, line)
                .from(Fixtures.week("2020-W01").epochWeek(), code(CASH));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
