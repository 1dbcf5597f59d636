package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.DataException;
import dk.effekt.input.Reason;
import dk.effekt.register.Register;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the form of a table is found out. */
class FormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PNR;y_1701;y_1702        | 6101850001;111;          | wide, 2 weeks y_1701 to y_1702, no employment ratio; CSV",
                "PNR;AAR;UGE;KODE         | 6101850001;2017;1;111    | long: columns PNR, AAR, UGE, KODE, 1 week 2017-W01 to 2017-W01; CSV",
                "CPR-nr.;ÅR;Ugenr;Ydelse  | 6101850001;2017;1;111    | long: columns CPR-nr., ÅR, Ugenr, Ydelse, 1 week",
                "person_id;week;code      | 6101850001;2017W01;111   | long: columns person_id, week, code, 1 week",
                "kode;dato;pnr            | 111;04-01-2017;6101850001| long: columns pnr, dato, kode, 1 week",
                "PNR;AAR;DATO;KODE        | 6101850001;2017;04-01-2017;111 | long: columns PNR, DATO, KODE, 1 week"
            })
    void the_header_tells_the_form_and_the_report_says_so(String header, String row, String form) {
        assertThat(register(header, row).report().form()).startsWith(form);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PNR;FRA;TIL;KODE                  | period as stated: columns PNR, FRA, TIL, KODE, end inclusive, 1 week",
                "PNR;Startdato;Slutdato;Ydelseskode| period as stated: columns PNR, Startdato, Slutdato, Ydelseskode, end",
                "pnr;start_week;end_week;code      | period as stated: columns pnr, start_week, end_week, code, end"
            })
    void a_period_table_goes_by_its_start_and_end(String header, String form) {
        Register register = read(Dream.reader().periods(PeriodEnd.INCLUSIVE), header, ANNE + ";1701;1701;111");

        assertThat(register.report().form()).startsWith(form);
    }

    @Test
    void a_stated_form_is_read_as_stated() {
        Register register = read(Dream.reader().form(Form.LONG), "PNR;UGE;KODE;y_1701", ANNE + ";1702;130;111");

        assertThat(register.report().form()).startsWith("long as stated: columns PNR, UGE, KODE, 1 week 2017-W02");
        assertThat(Given.only(register.report())).contains("column y_1701", "not read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PNR;UGE;KODE;y_1701      | wide or long         | Dream.reader().form(Form.WIDE) or Dream.reader().form(Form.LONG).",
                "PNR;UGE;KODE;FRA;TIL     | long or period       | Dream.reader().form(Form.LONG) or Dream.reader().periods(PeriodEnd.INCLUSIVE).",
                "PNR;y_1701;KODE;FRA;TIL  | wide or period       | Dream.reader().form(Form.WIDE) or Dream.reader().periods(PeriodEnd.INCLUSIVE)."
            })
    void a_header_that_fits_two_forms_is_not_guessed_at(String header, String forms, String calls) {
        assertThatThrownBy(() -> register(header, "x"))
                .isInstanceOfSatisfying(
                        DataException.class,
                        e -> assertThat(e.finding().reason()).isEqualTo(Reason.AMBIGUOUS))
                .hasMessageContainingAll(
                        "dream.csv, line 1: the table can be read as " + forms, "State which it is: " + calls);
    }

    @Test
    void two_columns_for_the_week_of_a_row_are_not_guessed_at() {
        String[] lines = {"PNR;UGE;DATO;KODE", ANNE + ";1701;04-01-2017;111"};

        assertThatThrownBy(() -> register(lines))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(
                        "both UGE and DATO name the week of a row", "Dream.reader().column(DreamColumn.WEEK, \"…\")");
        assertThat(read(Dream.reader().column(DreamColumn.DATE, "dato"), lines)
                        .report()
                        .form())
                .startsWith("long: columns PNR, DATO, KODE");
        assertThat(read(Dream.reader().column(DreamColumn.WEEK, "uge"), lines)
                        .report()
                        .form())
                .startsWith("long: columns PNR, UGE, KODE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WIDE | PNR;UGE;KODE | is not wide as stated: it lacks columns y_YYWW; its columns are 'PNR', 'UGE', 'KODE'",
                "LONG | PNR;y_1701   | is not long as stated: it lacks UGE or DATO, KODE;",
                "LONG | PNR;AAR;KODE | is not long as stated: it lacks UGE or DATO;",
                "PERIOD | PNR;FRA;KODE | is not period as stated: it lacks TIL;"
            })
    void a_stated_form_that_does_not_fit_says_what_the_table_lacks(Form form, String header, String message) {
        assertThatThrownBy(() -> read(Dream.reader().form(form), header, "x"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("dream.csv, line 1: the table " + message, "Name the columns so");
    }

    @Test
    void a_table_in_no_form_says_what_it_lacks_for_each() {
        assertThatThrownBy(() -> register("PNR;AAR;KODE", "x"))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "dream.csv, line 1: the table lacks columns y_YYWW to be wide; UGE or DATO to be long; FRA, TIL to"
                                + " be period; its columns are 'PNR', 'AAR', 'KODE'. Name the columns so, or say their names:"
                                + " Dream.reader().weeks(\"uge_(\\\\d{4})\") or Dream.reader().column(DreamColumn.CODE, \"…\").");
    }

    @Test
    void two_columns_for_the_code_are_one_too_many() {
        assertThatThrownBy(() -> register("PNR;UGE;KODE;Ydelse", "x"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("column Ydelse", "same thing as KODE", ".column(DreamColumn.CODE, \"…\")");
    }

    @Test
    void what_a_form_has_no_use_for_is_not_ignored() {
        DreamReader span = Dream.reader().withSpan(WeekSpan.of(Week.of(2017, 1), 4));

        assertThatThrownBy(() -> read(span, "PNR;y_1701", ANNE + ";111"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("for long and period tables");
        assertThatThrownBy(() -> read(Dream.reader().column(DreamColumn.CODE, "y_1702"), "PNR;y_1701;y_1702", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column CODE is stated, but a wide table has no use for it");
        assertThatThrownBy(() -> read(
                        Dream.reader().form(Form.LONG).weeks("y_(\\d{4})"), "PNR;UGE;KODE;y_1701", ANNE + ";1701;111;"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weeks 'y_(\\d{4})' are stated, but a long table has no use for them");
        assertThatThrownBy(() -> Dream.reader().withSpan(WeekSpan.of(Week.of(2017, 1), 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no week");
    }

    @Test
    void the_last_statement_of_the_form_counts() {
        Register register = read(
                Dream.reader().periods(PeriodEnd.INCLUSIVE).form(Form.LONG),
                "PNR;UGE;KODE;FRA;TIL",
                ANNE + ";1701;111;;");

        assertThat(register.report().form()).startsWith("long as stated");
    }

    @Test
    void a_reader_shows_what_is_stated() {
        assertThat(Dream.reader()
                        .periods(PeriodEnd.EXCLUSIVE)
                        .withSpan(WeekSpan.of(Week.of(2017, 1), 4))
                        .column(DreamColumn.BIRTH_DATE, "født")
                        .toString())
                .endsWith("pivot 90, period, end exclusive, [2017-W01, 2017-W05), birth date 'født'");
        assertThat(Dream.reader().toString()).endsWith("pivot 90");
    }

    private static Register read(DreamReader reader, String... lines) {
        return reader.read(new ByteArrayInputStream(Given.bytes(lines)), "dream.csv");
    }
}
