package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.only;
import static dk.effekt.dream.Given.register;
import static dk.effekt.dream.Given.state;
import static dk.effekt.dream.Given.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.calendar.Week;
import dk.effekt.input.DataException;
import dk.effekt.intervention.Participations;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.Register;
import dk.effekt.register.Sex;
import dk.effekt.register.State;
import java.io.ByteArrayInputStream;
import java.time.YearMonth;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that go under names of their own, and names that are nearly right. */
class OwnNamesTest {

    @Nested
    class Columns {

        @ParameterizedTest
        @ValueSource(strings = {"Borger ID", "borgerid", "borger.*", "BORGER_ID"})
        void may_be_named_by_their_whole_name_or_an_expression(String name) {
            Register register =
                    read(Dream.reader().column(DreamColumn.PERSON, name), "Borger ID;y_1701", ANNE + ";111");

            assertThat(Given.has(register, ANNE)).isTrue();
        }

        @Test
        void a_name_that_is_no_expression_is_a_name_all_the_same() {
            Register register =
                    read(Dream.reader().column(DreamColumn.SEX, "køn (1"), "PNR;KØN (1;y_1701", ANNE + ";K;");

            assertThat(register.traits().sex(0)).isEqualTo(Sex.WOMAN);
        }

        @Test
        void a_stated_name_takes_the_place_of_those_that_are_known() {
            Register register = read(
                    Dream.reader().column(DreamColumn.PERSON, "borger").column(DreamColumn.MUNICIPALITY, "bopael"),
                    "PNR;KOMMUNE;borger;bopael;y_1701",
                    BO + ";101;" + ANNE + ";860;111");

            assertThat(Given.has(register, ANNE)).isTrue();
            assertThat(register.traits().municipality(0)).isEqualTo(860);
            assertThat(register.report().findings())
                    .extracting(f -> f.place().column())
                    .containsExactly("PNR", "KOMMUNE");
        }

        @Test
        void a_stated_column_is_what_it_is_stated_to_be_and_nothing_else() {
            Register register =
                    read(Dream.reader().column(DreamColumn.PERSON, "y_0001"), "y_0001;y_1701", ANNE + ";111");

            assertThat(register.span().length()).isEqualTo(1);
        }

        @Test
        void a_name_that_is_not_there_offers_the_nearest() {
            assertThatThrownBy(() -> read(
                            Dream.reader().column(DreamColumn.PERSON, "borgr_nr"), "borger_nr;y_1701", ANNE + ";111"))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "dream.csv, line 1: column 'borgr_nr', stated for DreamColumn.PERSON, is not there; the"
                                    + " nearest is 'borger_nr'. State the whole name of a column, or an expression that fits no other.");
            assertThatThrownBy(() -> read(Dream.reader().column(DreamColumn.SEX, "x"), "PNR;y_1701", ANNE + ";111"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("is not there; the columns are 'PNR', 'y_1701'");
        }

        @Test
        void a_name_that_fits_two_columns_is_not_guessed_at() {
            assertThatThrownBy(() ->
                            read(Dream.reader().column(DreamColumn.PERSON, "id.*"), "id_a;id_b;y_1701", ANNE + ";;111"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(
                            "line 1, column id_b: column 'id.*', stated for DreamColumn.PERSON, fits id_a and id_b");
        }

        @Test
        void a_column_is_not_two_things() {
            assertThatThrownBy(() -> read(
                            Dream.reader().column(DreamColumn.PERSON, "id").column(DreamColumn.SEX, "ID"),
                            "id;y_1701",
                            ANNE + ";111"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("stated for DreamColumn.SEX, is stated for PERSON, too");
        }

        @Test
        void make_a_table_long_or_a_period_table() {
            DreamReader reader = Dream.reader()
                    .column(DreamColumn.PERSON, "borger")
                    .column(DreamColumn.WEEK, "periode")
                    .column(DreamColumn.CODE, "forsoergelse");

            assertThat(read(reader, "borger;periode;forsoergelse", ANNE + ";1701;111")
                            .report()
                            .form())
                    .startsWith("long: columns borger, periode, forsoergelse");
            assertThat(read(
                                    Dream.reader()
                                            .periods(PeriodEnd.INCLUSIVE)
                                            .column(DreamColumn.FROM, "gyldig fra")
                                            .column(DreamColumn.TO, "gyldig til"),
                                    "PNR;gyldig_fra;gyldig_til;KODE",
                                    ANNE + ";1701;1701;111")
                            .size())
                    .isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " "})
        void are_not_blank(String blank) {
            assertThatThrownBy(() -> Dream.reader().column(DreamColumn.PERSON, blank))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("PERSON is blank");
        }

        @ParameterizedTest
        @EnumSource(DreamColumn.class)
        void no_two_kinds_are_known_under_one_name(DreamColumn kind) {
            FoundColumns<DreamColumn> found = DreamNames.KNOWN.columns().in(new Header("dream.csv", 1, kind.names()));

            assertThat(found.all(kind)).hasSize(kind.names().size());
        }
    }

    @Nested
    class Weeks_and_months {

        @ParameterizedTest
        @CsvSource({
            "uge_(\\d{4}), UGE_1701",
            "uge(\\d{6}), uge201701",
            "uge_(\\d{4})_(\\d{2}), uge_2017_01",
            "u(\\d+)w(\\d+), u17w1",
            "(.*), 2017-W01"
        })
        void weeks_may_go_under_names_of_their_own(String expression, String name) {
            Register register = read(
                    Dream.reader().weeks(expression).column(DreamColumn.PERSON, "PNR"), "PNR;" + name, ANNE + ";111");

            assertThat(state(register, ANNE, 2017, 1)).isEqualTo(State.ofCode(111));
        }

        @Test
        void stated_names_take_the_place_of_those_that_are_known() {
            Register register = read(Dream.reader().weeks("uge_(\\d{4})"), "PNR;uge_1701;y_1702", ANNE + ";111;111");

            assertThat(register.span().end()).isEqualTo(Week.of(2017, 2));
            assertThat(only(register.report())).contains("column y_1702", "not read");
        }

        @Test
        void months_may_go_under_names_of_their_own() {
            Register register = read(
                    Dream.reader().months(MonthlySeries.EMPLOYMENT_RATIO, "beskgrad(\\d{4})m(\\d+)"),
                    "PNR;y_1701;beskgrad2017m1",
                    ANNE + ";;0,5");

            assertThat(timeline(register, ANNE).monthly(MonthlySeries.EMPLOYMENT_RATIO, YearMonth.of(2017, 1)))
                    .hasValueCloseTo(0.5, within(1e-9));
        }

        @Test
        void each_series_has_names_of_its_own() {
            Register register = read(
                    Dream.reader().months(MonthlySeries.PAID_HOURS, "loen_(\\d{4})_(\\d{2})"),
                    "PNR;y_1701;grad_2017_01;loen_2017_01;timer_2017_01",
                    ANNE + ";;0,5;80;90");

            assertThat(timeline(register, ANNE).monthly(MonthlySeries.PAID_HOURS, YearMonth.of(2017, 1)))
                    .hasValue(80);
            assertThat(timeline(register, ANNE).monthly(MonthlySeries.EMPLOYMENT_RATIO, YearMonth.of(2017, 1)))
                    .hasValue(0.5);
            assertThat(only(register.report())).contains("column timer_2017_01", "not read");
        }

        @Test
        void a_stated_name_holds_before_a_known_one() {
            Register register = read(
                    Dream.reader().months(MonthlySeries.PAID_HOURS, "grad_(\\d{4})_(\\d{2})"),
                    "PNR;y_1701;grad_2017_01",
                    ANNE + ";;80");

            assertThat(register.has(MonthlySeries.EMPLOYMENT_RATIO)).isFalse();
            assertThat(timeline(register, ANNE).monthly(MonthlySeries.PAID_HOURS, YearMonth.of(2017, 1)))
                    .hasValue(80);
        }

        @Test
        void a_column_that_fits_two_stated_names_throws() {
            DreamReader reader = Dream.reader()
                    .months(MonthlySeries.PAID_HOURS, "m_(\\d{4})_(\\d{2})")
                    .months(MonthlySeries.EMPLOYMENT_RATIO, "[km]_(\\d{4})_(\\d{2})");

            assertThatThrownBy(() -> read(reader, "PNR;y_1701;m_2017_01", ANNE + ";;80"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll(
                            "line 1, column m_2017_01", "fits months of the", "employment ratio", "paid hours");
        }

        @Test
        void a_month_that_is_none_is_left_out_and_not_quoted() {
            Register register = read(
                    Dream.reader().months(MonthlySeries.EMPLOYMENT_RATIO, "g(.*)_(.*)"),
                    "PNR;y_1701;g6101850001_1",
                    ANNE + ";;0,5");

            assertThat(only(register.report()))
                    .contains("column g##########_#", "the year is not of four digits")
                    .doesNotContain(ANNE);
        }

        @Test
        void names_that_are_not_there_throw() {
            assertThatThrownBy(() -> read(Dream.reader().weeks("uge_(\\d{4})"), "PNR;y_1701", ANNE + ";111"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("no column fits weeks 'uge_(\\d{4})'; the columns are 'PNR', 'y_1701'");
            assertThatThrownBy(() -> read(
                            Dream.reader().months(MonthlySeries.EMPLOYMENT_RATIO, "g(\\d{4})(\\d{2})"),
                            "PNR;UGE;KODE",
                            ANNE + ";1701;111"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("no column fits months of the employment ratio");
        }

        @ParameterizedTest
        @ValueSource(strings = {"uge_\\d{4}", "(u)(g)(\\d{4})", "uge_(\\d{4}", ""})
        void an_expression_without_its_numbers_in_groups_throws_at_once(String expression) {
            assertThatThrownBy(() -> Dream.reader().weeks(expression))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("weeks \"" + expression + "\"", "such as uge_(\\d{4})");
        }

        @Test
        void a_month_needs_a_year_and_a_number() {
            assertThatThrownBy(() -> Dream.reader().months(MonthlySeries.EMPLOYMENT_RATIO, "grad_(\\d{6})"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("has 1 groups", "grad_(\\d{4})_(\\d{2})");
        }
    }

    @Nested
    class Nearly_right_names {

        @ParameterizedTest
        @CsvSource({
            "PNR;y_1701;KOMUNE, KOMMUNE",
            "PNR;y_1701;foedsels_dto, FOEDSELSDATO",
            "PNR;y_1701;yy_1702, y_YYWW",
            "PNR;y_1701;grda_2017_01, grad_YYYY_MM",
            "PNR;y_1701;timmer_2017_01, timer_YYYY_MM",
            "PNR;y_1701;brance_2017_01, branche_YYYY_MM",
            "PNR;y_1701;komune_2017, kommune_YYYY"
        })
        void are_reported_with_the_nearest_that_is_known(String header, String nearest) {
            assertThat(only(register(header, ANNE + ";111;").report()))
                    .contains("the column is not known and was not read; the nearest name that is known is " + nearest
                            + ".");
        }

        @ParameterizedTest
        @ValueSource(strings = {"v_2008_01", "bk17", "city_1", "x", "note"})
        void are_not_seen_in_others(String name) {
            assertThat(only(register("PNR;y_1701;" + name, ANNE + ";111;").report()))
                    .contains("not known and was not read. ");
        }

        @Test
        void are_offered_only_where_the_table_has_none_yet() {
            assertThat(only(register("PNR;KOMMUNE;KOMMUNE2;y_1701", ANNE + ";860;101;111")
                            .report()))
                    .contains("column KOMMUNE2", "not read. ");
        }

        @Test
        void are_offered_in_long_tables_and_lists_too() {
            assertThat(only(register("PNR;UGE;KODE;HERKMST", ANNE + ";1701;111;")
                            .report()))
                    .contains("the nearest name that is known is HERKOMST");
            assertThat(only(Given.participations("CPR;Indsats;Start;Slut;Afslutningsårsg", ANNE + ";IPS;01-02-2019;;")
                            .report()))
                    .contains("the nearest name that is known is Afslutningsårsag");
        }
    }

    @Nested
    class Participation_lists {

        @Test
        void may_name_their_columns_as_they_like() {
            Participations parts = ParticipationList.reader()
                    .column(ParticipationColumn.INTERVENTION, "aktivitet")
                    .column(ParticipationColumn.START, "paabegyndt.*")
                    .read(
                            new ByteArrayInputStream(Given.bytes(
                                    "CPR;Indsats;Aktivitet;Paabegyndt den;Slut", ANNE + ";x;IPS;01-02-2019;")),
                            "indsats.csv");

            assertThat(parts.interventions()).containsExactly("IPS");
            assertThat(parts.report().form()).contains("Aktivitet, Paabegyndt den");
        }

        @Test
        void a_name_that_is_not_there_offers_the_nearest() {
            assertThatThrownBy(() -> ParticipationList.reader()
                            .column(ParticipationColumn.INTERVENTION, "aktivitt")
                            .read(
                                    new ByteArrayInputStream(Given.bytes("CPR;Aktivitet;Start;Slut", "x")),
                                    "indsats.csv"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll(
                            "stated for ParticipationColumn.INTERVENTION", "the nearest is 'Aktivitet'.");
        }

        @Test
        void a_missing_column_shows_the_call_that_names_it() {
            assertThatThrownBy(() -> Given.participations("CPR;Aktivitet;Start;Slut", "x"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("ParticipationList.reader().column(ParticipationColumn.INTERVENTION, \"…\")");
        }
    }

    private static Register read(DreamReader reader, String... lines) {
        return reader.read(new ByteArrayInputStream(Given.bytes(lines)), "dream.csv");
    }
}
