package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.has;
import static dk.effekt.dream.Given.only;
import static dk.effekt.dream.Given.register;
import static dk.effekt.dream.Given.timeline;
import static dk.effekt.dream.PeriodEnd.EXCLUSIVE;
import static dk.effekt.dream.PeriodEnd.INCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import dk.effekt.register.Register;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a table with a row per person and period is read as, and what becomes of a faulty one. */
class PeriodTableTest {

    private static final String HEADER = "PNR;FRA;TIL;KODE";
    private static final WeekSpan TEN_WEEKS = WeekSpan.of(Week.of(2017, 1), 10);

    @Test
    void a_row_is_a_period_of_a_person() {
        Register register = read(
                INCLUSIVE,
                ANNE + ";02-01-2017;22-01-2017;111",
                ANNE + ";30-01-2017;05-02-2017;890",
                BO + ";1702;1704;130");

        assertThat(timeline(register, ANNE).spells())
                .hasToString("[[2017-W01, 2017-W04) 111, [2017-W04, 2017-W05) no benefit, [2017-W05, 2017-W06) 890]");
        assertThat(timeline(register, BO).spells())
                .hasToString("[[2017-W01, 2017-W02) no benefit, [2017-W02, 2017-W05) 130,"
                        + " [2017-W05, 2017-W06) no benefit]");
        assertThat(register.report()).hasToString("dream.csv: 3 rows read, 3 kept, 0 refused");
    }

    @Test
    void whether_the_end_belongs_to_a_period_must_be_stated() {
        assertThatThrownBy(() -> register(HEADER, ANNE + ";1702;1704;130"))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "dream.csv, line 1, column TIL: nothing says whether the end of a period belongs to it. State it:"
                                + " Dream.reader().periods(PeriodEnd.INCLUSIVE) if it is the last day or week,"
                                + " Dream.reader().periods(PeriodEnd.EXCLUSIVE) if it is the first one after.");
        assertThatThrownBy(() -> read(Dream.reader().form(Form.PERIOD), ANNE + ";1702;1704;130"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Dream.reader().periods(PeriodEnd.INCLUSIVE)");
    }

    /** 2017-01-09 is the Monday of week 2. */
    @ParameterizedTest
    @CsvSource({
        // One day of a week is enough for the week.
        "08-01-2017, 09-01-2017, INCLUSIVE, 1-2",
        "08-01-2017, 09-01-2017, EXCLUSIVE, 1-1",
        "08-01-2017, 10-01-2017, EXCLUSIVE, 1-2",
        "09-01-2017, 09-01-2017, INCLUSIVE, 2-2",
        "15-01-2017, 15-01-2017, INCLUSIVE, 2-2",
        "09-01-2017, 16-01-2017, EXCLUSIVE, 2-2",
        "1702, 1704, INCLUSIVE, 2-4",
        "1702, 1704, EXCLUSIVE, 2-3",
        "1702, 1702, INCLUSIVE, 2-2",
        // A week may meet a date.
        "15-01-2017, 2017-W04, INCLUSIVE, 2-4",
        "15-01-2017, 2017-W04, EXCLUSIVE, 2-3",
        "201702, 23-01-2017, INCLUSIVE, 2-4",
        "201702, 23-01-2017, EXCLUSIVE, 2-3",
        // What runs on runs to the end of the extract.
        "1702, , INCLUSIVE, 2-10",
        "15-01-2017, NA, EXCLUSIVE, 2-10",
        // What reaches beyond the extract is cut.
        "01-01-2010, 15-01-2017, INCLUSIVE, 1-2",
        "1708, 2099-12-31, INCLUSIVE, 8-10"
    })
    void a_week_has_a_code_if_the_period_covers_one_of_its_days(String from, String to, PeriodEnd end, String weeks) {
        String row = ANNE + ";" + from + ";" + (to == null ? "" : to) + ";130";
        Register register = read(Dream.reader().periods(end).withSpan(TEN_WEEKS), row);

        assertThat(timeline(register, ANNE).spells().stream()
                        .filter(spell -> spell.state().code() == 130)
                        .map(spell -> spell.span().start().number() + "-"
                                + spell.span().end().minusWeeks(1).number()))
                .containsExactly(weeks);
    }

    @Test
    void an_end_that_is_blank_is_the_last_week_that_the_table_names() {
        Register register = read(EXCLUSIVE, ANNE + ";1701;;130", BO + ";1703;1706;890");

        assertThat(register.span()).isEqualTo(WeekSpan.ofClosed(Week.of(2017, 1), Week.of(2017, 5)));
        assertThat(timeline(register, ANNE).spells()).hasToString("[[2017-W01, 2017-W06) 130]");
    }

    @Test
    void a_week_without_a_period_is_without_benefit_for_all() {
        Register register = read(EXCLUSIVE, ANNE + ";1701;1702;130", BO + ";1704;1705;130");

        assertThat(timeline(register, ANNE).spells())
                .hasToString("[[2017-W01, 2017-W02) 130, [2017-W02, 2017-W05) no benefit]");
        assertThat(register.report().findings()).isEmpty();
    }

    @Test
    void a_period_without_a_code_names_a_person_without_benefit() {
        Register register = read(INCLUSIVE, ANNE + ";1701;1704;", BO + ";1702;1703;130", BO + ";1701;1704;");

        assertThat(timeline(register, ANNE).spells()).hasToString("[[2017-W01, 2017-W05) no benefit]");
        assertThat(timeline(register, BO).spells())
                .hasToString("[[2017-W01, 2017-W02) no benefit, [2017-W02, 2017-W04) 130,"
                        + " [2017-W04, 2017-W05) no benefit]");
    }

    @Test
    void periods_of_one_code_may_overlap() {
        Register register = read(
                INCLUSIVE,
                ANNE + ";01-01-2017;20-01-2017;130",
                ANNE + ";11-01-2017;29-01-2017;130",
                BO + ";1704;1704;");

        assertThat(timeline(register, ANNE).spells()).hasToString("[[2016-W52, 2017-W05) 130]");
        assertThat(register.report().rowsRefused()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "1701, 1704, 1703, 1705, 2017-W03",
        // The one ends on the Wednesday, the other begins on the Thursday of one week.
        "02-01-2017, 18-01-2017, 19-01-2017, 29-01-2017, 2017-W03"
    })
    void two_codes_for_one_week_refuse_the_person_and_name_both_lines(
            String from, String to, String otherFrom, String otherTo, String week) {
        Register register = read(
                INCLUSIVE,
                ANNE + ";" + from + ";" + to + ";130",
                BO + ";1701;1705;130",
                ANNE + ";1720;1721;890",
                ANNE + ";" + otherFrom + ";" + otherTo + ";140");

        assertThat(has(register, ANNE)).isFalse();
        assertThat(has(register, BO)).isTrue();
        assertThat(register.report().findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "dream.csv, line 2: another row of the person was refused, and no person is half read (2 times, first"
                                + " here).",
                        "dream.csv, line 5: the row says 140 for " + week
                                + " where line 2 says 130; no row of the person is"
                                + " kept. Keep the row that is right and remove the other.");
        assertThat(register.report()).hasToString("dream.csv: 4 rows read, 1 kept, 3 refused");
    }

    @Test
    void rows_that_repeat_each_other_are_counted_and_one_is_kept() {
        Register register = read(
                INCLUSIVE, ANNE + ";1701;1704;130", BO + ";1701;;130", BO + ";2017-W01;;130", ANNE + ";1701;1704;130");

        assertThat(only(register.report())).contains("line 4", "says again what another row says", "2 times");
        assertThat(register.report()).hasToString("dream.csv: 4 rows read, 2 kept, 2 refused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no start       | 6101850001;;1704;130            | INCLUSIVE | MISSING_VALUE | column FRA  | date or week is missing",
                "no date        | 6101850001;snart;1704;130       | INCLUSIVE | NOT_A_DATE    | column FRA  | 'snart' is not a date or week",
                "no such day    | 6101850001;1701;31-02-2017;130  | INCLUSIVE | NOT_A_DATE    | column TIL  | is not a date or week",
                "no such week   | 6101850001;1701;1753;130        | INCLUSIVE | NOT_A_DATE    | column TIL  | 2017 has no week 53",
                "far future     | 6101850001;1701;31-12-9999;130  | INCLUSIVE | NOT_A_DATE    | column TIL  | is not a date or week",
                "no code        | 6101850001;1701;1704;kontant    | INCLUSIVE | NOT_A_CODE    | column KODE | 'kontant' is not a benefit code",
                "reversed       | 6101850001;1704;1703;130        | INCLUSIVE | REVERSED      | column TIL  | before it has lasted a day",
                "no day left    | 6101850001;1704;1704;130        | EXCLUSIVE | REVERSED      | column TIL  | before it has lasted a day",
                "nor here       | 6101850001;04-01-2017;04-01-2017;130 | EXCLUSIVE | REVERSED | column TIL  | before it has lasted a day",
                "within a week  | 6101850001;05-01-2017;03-01-2017;130 | INCLUSIVE | REVERSED | column TIL  | before it has lasted a day"
            })
    void a_faulty_row_refuses_the_person_who_would_be_half_read(
            String what, String row, PeriodEnd end, Reason reason, String place, String detail) {
        Register register = read(end, ANNE + ";1710;;111", row, BO + ";1701;1720;130");

        assertThat(Given.findings(register.report(), reason).get(0)).asString().contains("line 3, " + place, detail);
        assertThat(has(register, ANNE)).isFalse();
        assertThat(register.report().refusedByReason())
                .containsEntry(reason, 1L)
                .containsEntry(Reason.REST_OF_PERSON, 1L);
        assertThat(register.size()).isEqualTo(1);
    }

    @Test
    void periods_outside_the_stated_weeks_are_refused_and_counted() {
        Register register = read(
                Dream.reader().periods(INCLUSIVE).withSpan(TEN_WEEKS),
                ANNE + ";1601;1652;130",
                ANNE + ";1702;1704;130",
                BO + ";1711;;140");

        assertThat(only(register.report()))
                .isEqualTo("dream.csv, line 2: the row lies outside the weeks that are stated (2 times, first here).");
        assertThat(register.report()).hasToString("dream.csv: 3 rows read, 1 kept, 2 refused");
        assertThat(has(register, BO)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(PeriodEnd.class)
    void the_report_says_how_the_end_was_read(PeriodEnd end) {
        Register register = read(end, ANNE + ";1701;1704;130");

        assertThat(register.report().form())
                .startsWith("period as stated: columns PNR, FRA, TIL, KODE, end "
                        + (end == INCLUSIVE
                                ? "inclusive, 4 weeks 2017-W01 to 2017-W04;"
                                : "exclusive, 3 weeks 2017-W01 to 2017-W03;"));
    }

    @Test
    void a_rule_for_missing_weeks_is_of_no_use() {
        assertThatThrownBy(() -> read(
                        Dream.reader().periods(INCLUSIVE).withMissingWeeks(MissingWeeks.NOT_OBSERVED),
                        ANNE + ";1701;1704;130"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NOT_OBSERVED is for wide and long tables");
    }

    private static Register read(PeriodEnd end, String... rows) {
        return read(Dream.reader().periods(end), rows);
    }

    private static Register read(DreamReader reader, String... rows) {
        String text = HEADER + "\r\n" + String.join("\r\n", rows);
        return reader.read(new ByteArrayInputStream(Given.bytes(text)), "dream.csv");
    }
}
