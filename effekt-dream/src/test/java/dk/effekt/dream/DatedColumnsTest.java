package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.CARL;
import static dk.effekt.dream.Given.only;
import static dk.effekt.dream.Given.person;
import static dk.effekt.dream.Given.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import dk.effekt.register.Register;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the columns of a wide extract that stand for months and years say of persons. */
class DatedColumnsTest {

    /** Known-answer case 3 of the facts on DREAM: half-open months, no overlap. */
    @ParameterizedTest
    @CsvSource({"2017, 28", "2016, 29", "2000, 29", "2100, 28"})
    void a_run_ends_on_the_last_day_of_its_last_month(int year, int lastOfFebruary) {
        Register register = register(
                "PNR;y_1701;branche_%1$d_01;branche_%1$d_02;branche_%1$d_03".formatted(year),
                ANNE + ";;471100;;",
                BO + ";;471100;471100;841100",
                CARL + ";;;471100;471100");

        String none = "?";
        assertThat(List.of("01-01", "01-31", "02-01", "02-" + lastOfFebruary, "03-01", "03-31", "04-01"))
                .extracting(
                        day -> on(register, ANNE, "industry", year + "-" + day),
                        day -> on(register, BO, "industry", year + "-" + day),
                        day -> on(register, CARL, "industry", year + "-" + day))
                .containsExactly(
                        tuple("471100", "471100", none),
                        tuple("471100", "471100", none),
                        tuple(none, "471100", "471100"),
                        tuple(none, "471100", "471100"),
                        tuple(none, "841100", "471100"),
                        tuple(none, "841100", "471100"),
                        tuple(none, none, none));
    }

    @ParameterizedTest
    @CsvSource({"ak17, 2017", "ak_17, 2017", "AK2017, 2017", "ak99, 1999", "ak1999, 1999"})
    void a_fund_holds_for_a_year(String column, int year) {
        Register register = register("PNR;y_1701;" + column, ANNE + ";;26");

        assertThat(register.traitNames()).containsExactly("unemployment fund");
        assertThat(List.of(year - 1 + "-12-31", year + "-01-01", year + "-12-31", year + 1 + "-01-01"))
                .extracting(day -> on(register, ANNE, "unemployment fund", day))
                .containsExactly("?", "26", "26", "?");
    }

    @Test
    void the_pivot_decides_the_century() {
        Register register = read(Dream.reader().withPivot(18), "PNR;y_1701;ak17;ak18", ANNE + ";;1;2");

        assertThat(on(register, ANNE, "unemployment fund", "2017-06-01")).isEqualTo("1");
        assertThat(on(register, ANNE, "unemployment fund", "1918-06-01")).isEqualTo("2");
    }

    @Test
    void a_municipality_holds_for_a_month_or_a_year_and_is_a_number() {
        Register register = register(
                "PNR;KOMMUNE;y_1701;kommune_2015;kommune_2016_12;kommune_2017_01",
                ANNE + ";860;;0101;860.0;860",
                BO + ";;;0;Vejle;NA");

        assertThat(register.traits().municipality(person(register, ANNE))).isEqualTo(860);
        assertThat(register.trait("municipality").levels()).containsExactly("101", "860");
        assertThat(List.of("2015-01-01", "2015-12-31", "2016-01-01", "2016-12-01", "2017-01-31"))
                .extracting(day -> on(register, ANNE, "municipality", day))
                .containsExactly("101", "101", "?", "860", "860");
        assertThat(on(register, BO, "municipality", "2016-12-24")).isEqualTo("?");
        assertThat(register.report().findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "dream.csv, line 1: 11 months between the first and the last without a column for the"
                                + " municipality: 2016-01 to 2016-11; not known then. Order an extract with every month.",
                        "dream.csv, line 3, column kommune_2016_12: 'Vejle' is not known in column kommune_2016_12; it"
                                + " counts as unknown. Write the municipality's number, such as 860.");
    }

    @Test
    void a_year_gives_way_to_months_of_it() {
        Register register = register("PNR;y_1701;kommune_2016;kommune_2017;kommune_2017_01", ANNE + ";;101;147;860");

        assertThat(on(register, ANNE, "municipality", "2016-12-31")).isEqualTo("101");
        assertThat(on(register, ANNE, "municipality", "2017-01-31")).isEqualTo("860");
        assertThat(on(register, ANNE, "municipality", "2017-02-01")).isEqualTo("?");
        assertThat(only(register.report()))
                .contains("column kommune_2017: the column was left out", "such as kommune_2017_01");
    }

    @Test
    void a_time_without_a_column_is_never_bridged() {
        Register register = register("PNR;y_1701;ak15;ak17;ak18", ANNE + ";;1;1;1");

        assertThat(List.of("2015-12-31", "2016-01-01", "2016-12-31", "2017-01-01", "2018-12-31"))
                .extracting(day -> on(register, ANNE, "unemployment fund", day))
                .containsExactly("1", "?", "?", "1", "1");
        assertThat(only(register.report()))
                .contains("1 year between the first and the last without a column for the unemployment fund: 2016;");
    }

    @Test
    void two_columns_for_a_month_are_left_out() {
        Register register = register("PNR;y_1701;branche_2017_01;branche201701;branche_2017_02", ANNE + ";;1;2;3");

        assertThat(register.trait("industry").levels()).containsExactly("3");
        assertThat(only(register.report())).contains("columns 3 and 4", "nothing is known then");
    }

    @Test
    void months_may_lie_outside_the_weeks() {
        Register register = register("PNR;y_1701;branche_2016_12", ANNE + ";;1");

        assertThat(on(register, ANNE, "industry", "2016-12-01")).isEqualTo("1");
        assertThat(register.report().findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"branche_2017_13", "branche_2017_00", "branche_1799_01", "branche_2201_01", "kommune_0000"})
    void a_time_that_is_none_is_left_out(String column) {
        Register register = register("PNR;y_1701;" + column, ANNE + ";;1");

        assertThat(register.traitNames()).isEmpty();
        assertThat(only(register.report())).contains("column " + column + ": the column was left out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "471100|471100",
                "' 12 '|12",
                "12.0|12",
                "'12,00'|12",
                "47.11|47.11",
                "10|10",
                "0|0",
                "010|010",
                "Handel|Handel",
                "A.0|A.0",
                "0101|0101"
            })
    void a_level_is_the_cell_without_what_a_table_of_numbers_adds(String cell, String level) {
        Register register = register("PNR;y_1701;branche_2017_01", ANNE + ";;" + cell);

        assertThat(register.trait("industry").levels()).containsExactly(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NA", ".", "  "})
    void a_blank_is_not_known(String blank) {
        Register register = register("PNR;y_1701;branche_2017_01", ANNE + ";;" + blank);

        assertThat(register.trait("industry").levels()).isEmpty();
    }

    @Test
    void a_civil_registration_number_in_a_cell_is_hidden() {
        Register register = register("PNR;y_1701;branche_2017_01", ANNE + ";;hos 610185-0001");

        assertThat(register.trait("industry").levels()).containsExactly("hos ######-####");
    }

    @Test
    void a_trait_of_ones_own_is_stated() {
        Register register = read(
                Dream.reader()
                        .trait("education", "udd(\\d{4})")
                        .trait("industry", "db(\\d{4})m(\\d+)")
                        .trait("unemployment fund", "kasse_(\\d{2})"),
                "PNR;y_1701;udd2016;db2017m1;kasse_17;branche_2017_01",
                ANNE + ";;H10;471100;7;1");

        assertThat(register.traitNames()).containsExactly("education", "industry", "unemployment fund");
        assertThat(on(register, ANNE, "education", "2016-12-31")).isEqualTo("H10");
        assertThat(on(register, ANNE, "education", "2017-01-01")).isEqualTo("?");
        assertThat(on(register, ANNE, "industry", "2017-01-01")).isEqualTo("471100");
        assertThat(on(register, ANNE, "unemployment fund", "2017-01-01")).isEqualTo("7");
        assertThat(only(register.report())).contains("column branche_2017_01", "not read");
        assertThat(register.report().form())
                .startsWith(
                        "wide, 1 week y_1701 to y_1701, no employment ratio, education of 1 column udd2016 to udd2016,"
                                + " industry of 1 column db2017m1 to db2017m1, unemployment fund of 1 column kasse_17 to"
                                + " kasse_17;");
    }

    @Test
    void a_trait_that_is_stated_and_not_there_throws() {
        DreamReader reader = Dream.reader().trait("education", "udd(\\d{4})");

        assertThat(reader).asString().endsWith("columns of the trait 'education' 'udd(\\d{4})'");
        assertThatThrownBy(() -> read(reader, "PNR;y_1701", ANNE + ";"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no column fits columns of the trait 'education'");
        assertThatThrownBy(() -> read(reader, "PNR;UGE;KODE;udd2016", ANNE + ";1701;;1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("columns of the trait 'education' 'udd(\\d{4})' are stated, but a long table");
        assertThatThrownBy(() -> Dream.reader().trait(" ", "udd(\\d{4})"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blank");
        assertThatThrownBy(() -> Dream.reader().trait("education", "udd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("education", "has 0 groups");
    }

    @Nested
    class Persons_who_are_refused {

        @Test
        void leave_nothing_behind() {
            Register register = register(
                    "PNR;y_1701;branche_2017_01;grad_2017_01", ANNE + ";x;1;", BO + ";111;2;9999", CARL + ";111;3;1");

            assertThat(register.trait("industry").levels()).containsExactly("3");
            assertThat(register.trait("industry").report()).isEqualTo(register.report());
            assertThat(register.report().refusedByReason()).containsOnlyKeys(Reason.NOT_A_CODE, Reason.NOT_A_NUMBER);
        }

        @Test
        void are_those_whose_rows_disagree_on_a_trait_alone() {
            Register register = register(
                    "PNR;y_1701;branche_2017_01", ANNE + ";111;1", ANNE + ";111;", BO + ";111;2", BO + ";111;2.0");

            assertThat(register.size()).isEqualTo(1);
            assertThat(on(register, BO, "industry", "2017-01-01")).isEqualTo("2");
            assertThat(register.report().refusedByReason())
                    .containsEntry(Reason.CONTRADICTORY, 2L)
                    .containsEntry(Reason.REPEATED, 1L);
        }
    }

    private static String on(Register register, String person, String trait, String day) {
        return register.trait(trait)
                .on(person(register, person), LocalDate.parse(day))
                .orElse("?");
    }

    private static Register read(DreamReader reader, String... lines) {
        return reader.read(new ByteArrayInputStream(Given.bytes(lines)), "dream.csv");
    }
}
