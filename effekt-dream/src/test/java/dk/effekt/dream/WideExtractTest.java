package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.CARL;
import static dk.effekt.dream.Given.only;
import static dk.effekt.dream.Given.person;
import static dk.effekt.dream.Given.register;
import static dk.effekt.dream.Given.state;
import static dk.effekt.dream.Given.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.calendar.Week;
import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import dk.effekt.register.Employment;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.ScopeRule;
import dk.effekt.register.Sex;
import dk.effekt.register.Spell;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sound wide extract is read as. */
class WideExtractTest {

    @Nested
    class Weeks {

        @Test
        void a_spell_starts_on_the_monday_of_its_first_week() {
            Register register =
                    register("PNR;y_1701;y_1702;y_1703;y_1704", ANNE + ";111;111;;890", BO + ";;130;130;130");

            assertThat(timeline(register, ANNE).spells())
                    .extracting(spell -> spell.span().start().monday() + " " + spell)
                    .containsExactly(
                            "2017-01-02 [2017-W01, 2017-W03) 111",
                            "2017-01-16 [2017-W03, 2017-W04) no benefit",
                            "2017-01-23 [2017-W04, 2017-W05) 890");
            assertThat(timeline(register, BO).spells()).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "NA", ".", "   ", "\"\"", " . "})
        void all_ways_to_write_a_blank_are_one(String blank) {
            Register register = register("PNR;y_1701;y_1702;y_1703", ANNE + ";;" + blank + ";", BO + ";111;111;111");

            assertThat(timeline(register, ANNE).spells())
                    .extracting(Spell::state)
                    .containsExactly(State.NO_BENEFIT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"140", " 140 ", "\"140\"", "140.0", "140,0", "140.00"})
        void a_code_may_be_text_or_number(String cell) {
            assertThat(state(register("PNR;y_1701", ANNE + ";" + cell), ANNE, 2017, 1))
                    .isEqualTo(State.ofCode(140));
        }

        @ParameterizedTest
        @CsvSource({
            "y_9132, 1991, 32",
            "y_9901, 1999, 1",
            "y_0701, 2007, 1",
            "y_701, 2007, 1",
            "Y_0953, 2009, 53",
            "y0852, 2008, 52",
            "y_2053, 2020, 53"
        })
        void a_week_is_named_by_its_year_and_number(String column, int year, int week) {
            Register register = register("PNR;" + column, ANNE + ";111");

            assertThat(register.span().start()).isEqualTo(Week.of(year, week));
            assertThat(register.report().findings()).isEmpty();
        }

        @Test
        void the_pivot_decides_the_century() {
            Register register = Dream.reader()
                    .withPivot(92)
                    .read(new ByteArrayInputStream(Given.bytes("PNR;y_9101", ANNE + ";111")), "dream.csv");

            assertThat(register.span().start()).isEqualTo(Week.of(2091, 1));
            assertThatThrownBy(() -> Dream.reader().withPivot(101))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("101");
        }

        @Test
        void columns_may_stand_in_any_order() {
            Register register = register("y_1703;KOMMUNE;y_1701;PNR;y_1702", "130;860;111;" + ANNE + ";112");

            assertThat(timeline(register, ANNE).spells())
                    .extracting(spell -> spell.state().code())
                    .containsExactly(111, 112, 130);
        }

        @Test
        void weeks_without_a_column_are_not_observed_and_never_bridged() {
            Register register = unobserved("PNR;y_9201;y_9253", ANNE + ";111;111");

            assertThat(timeline(register, ANNE).spells())
                    .extracting(Spell::state)
                    .containsExactly(State.ofCode(111), State.NOT_OBSERVED, State.ofCode(111));
            assertThat(only(register.report()))
                    .contains(
                            "dream.csv, line 1",
                            "51 weeks",
                            "1992-W02 to 1992-W52",
                            "not observed",
                            "Order an extract");
        }

        @Test
        void weeks_without_a_column_stop_the_reading_unless_they_are_declared_unobserved() {
            assertThatThrownBy(() -> register("PNR;y_9201;y_9253", ANNE + ";111;111"))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "dream.csv, line 1: 51 weeks between the first and the last without a column: 1992-W02 to"
                                    + " 1992-W52. Order an extract with every week, or declare them unobserved:"
                                    + " Dream.reader().withMissingWeeks(MissingWeeks.NOT_OBSERVED).");
        }

        @Test
        void a_blank_after_old_age_pension_is_out_of_scope() {
            Register register = register("PNR;y_1701;y_1702;y_1703;y_1704;y_1705", ANNE + ";111;111;111;998;");

            assertThat(state(register, ANNE, 2017, 4)).isEqualTo(State.ofCode(998));
            assertThat(state(register, ANNE, 2017, 5)).isEqualTo(State.OUT_OF_SCOPE);
        }

        @Test
        void the_scope_rule_can_be_chosen() {
            Register register = Dream.reader()
                    .withScope(ScopeRule.EVERY_BLANK_IN_SCOPE)
                    .read(new ByteArrayInputStream(Given.bytes("PNR;y_1704;y_1705", ANNE + ";998;")), "dream.csv");

            assertThat(state(register, ANNE, 2017, 5)).isEqualTo(State.NO_BENEFIT);
        }

        @Test
        void a_birthday_does_not_split_a_spell() {
            Register register = register(
                    "PNR;FOEDSELSDATO;y_1701;y_1702;y_1703;grad_2017_01", ANNE + ";11-01-2001;140;140;140;0,1");

            assertThat(timeline(register, ANNE).spells()).hasSize(1);
        }
    }

    @Nested
    class Months {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"0,64|0.64", "0.64|0.64", "1|1", ",5|0.5", "0|0", "1,2000|1.2"})
        void a_ratio_has_a_decimal_comma_or_point(String cell, double ratio) {
            Register register = register("PNR;y_1701;grad_2017_01", ANNE + ";;" + cell);

            assertThat(timeline(register, ANNE).monthly(MonthlySeries.EMPLOYMENT_RATIO, YearMonth.of(2017, 1)))
                    .hasValueCloseTo(ratio, within(1e-9));
        }

        @Test
        void a_week_without_benefit_and_with_a_ratio_is_a_week_in_job() {
            Register register = register("PNR;y_1704;y_1705;y_1706;grad_2017_01;grad_2017_02", ANNE + ";;;111;0,5;");

            // 2017-W05 has its Thursday on 2 February.
            assertThat(timeline(register, ANNE).employmentAt(Week.of(2017, 4))).isEqualTo(Employment.EMPLOYED);
            assertThat(timeline(register, ANNE).employmentAt(Week.of(2017, 5))).isEqualTo(Employment.NOT_EMPLOYED);
            assertThat(timeline(register, ANNE).weeksIn(StateGroup.JOB.in(register.codebook()), register.span()))
                    .isEqualTo(1);
        }

        @Test
        void a_missing_month_is_not_observed() {
            Register register = unobserved("PNR;y_1701;y_1706;y_1710;grad_2017_01;grad_2017_03", ANNE + ";;;;0,5;0,5");

            assertThat(timeline(register, ANNE).employmentAt(Week.of(2017, 6))).isEqualTo(Employment.NOT_OBSERVED);
            assertThat(register.report().findings())
                    .extracting(Finding::detail)
                    .anyMatch(
                            detail -> detail.startsWith(
                                    "1 month between the first and the last without a column for the employment ratio: 2017-02"));
        }

        @Test
        void months_outside_the_weeks_and_impossible_months_are_reported() {
            Register register =
                    register("PNR;y_1701;grad_2016_12;grad_2017_01;grad_2017_02;grad_2017_13", ANNE + ";;1;1;1;1");

            assertThat(register.report().findings())
                    .extracting(Finding::reason)
                    .containsExactlyInAnyOrder(Reason.OUTSIDE_SPAN, Reason.IMPOSSIBLE_COLUMN);
            assertThat(Given.findings(register.report(), Reason.OUTSIDE_SPAN)
                            .get(0)
                            .count())
                    .isEqualTo(2);
        }
    }

    @Nested
    class Hours {

        private static final YearMonth JANUARY = YearMonth.of(2017, 1);

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"148,5|148.5", "148.53|148.53", "0|0", "0.001|0.01", "37|37", "10000|10000"})
        void are_read_in_hundredths(String cell, double hours) {
            Register register = register("PNR;y_1701;timer_2017_01", ANNE + ";;" + cell);

            assertThat(timeline(register, ANNE).monthly(MonthlySeries.PAID_HOURS, JANUARY))
                    .hasValue(hours);
            assertThat(register.report().findings()).isEmpty();
        }

        @Test
        void that_are_blank_are_no_hours_of_that_person() {
            Register register = register("PNR;y_1701;timer201701", ANNE + ";;NA", BO + ";;20");

            assertThat(timeline(register, ANNE).monthly(MonthlySeries.PAID_HOURS, JANUARY))
                    .isEmpty();
            assertThat(timeline(register, ANNE).sum(MonthlySeries.PAID_HOURS, JANUARY, JANUARY.plusMonths(1)))
                    .isZero();
        }

        @Test
        void say_nothing_of_employment() {
            Register register = register("PNR;y_1702;timer_2017_01", ANNE + ";;148");

            assertThat(timeline(register, ANNE).employmentAt(Week.of(2017, 2))).isEqualTo(Employment.NOT_OBSERVED);
            assertThat(register.report().form())
                    .contains("no employment ratio", "paid hours of 1 month timer_2017_01 to timer_2017_01");
        }

        @ParameterizedTest
        @ValueSource(strings = {"10000,01", "-1", "148 t", "1e2", "NaN"})
        void that_cannot_be_refuse_the_row(String cell) {
            Register register = register("PNR;y_1701;timer_2017_01", ANNE + ";;" + cell, BO + ";;1");

            assertThat(register.size()).isEqualTo(1);
            assertThat(only(register.report()))
                    .startsWith("dream.csv, line 2, column timer_2017_01: '")
                    .endsWith("' is no value of the paid hours. Write the hours of the month, from 0 to 10000, such as"
                            + " 148,5, or leave it blank.");
        }

        @Test
        void of_a_missing_month_are_not_observed() {
            Register register = unobserved("PNR;y_1701;y_1710;timer_2017_01;timer_2017_03", ANNE + ";;;5;6");

            assertThat(timeline(register, ANNE).sum(MonthlySeries.PAID_HOURS, JANUARY, JANUARY.plusMonths(3)))
                    .isNaN();
            assertThat(register.report().findings())
                    .extracting(Finding::detail)
                    .contains("1 month between the first and the last without a column for the paid hours: 2017-02;"
                            + " not observed");
        }

        @Test
        void in_two_columns_for_a_month_are_left_out() {
            Register register = register("PNR;y_1701;timer_2017_01;timer201701", ANNE + ";;5;6");

            assertThat(register.has(MonthlySeries.PAID_HOURS)).isFalse();
            assertThat(only(register.report())).contains("columns 3 and 4", "that month counts as not observed");
        }
    }

    @Nested
    class Traits {

        @Test
        void all_that_is_known_of_a_person_is_read() {
            Register register = register(
                    "PNR;KOEN;FOEDSELSDATO;HERKOMST;KOMMUNE;y_1701",
                    ANNE + ";K;16-07-1987;Dansk;860;",
                    BO + ";M;1990-02-01;Ikke-vestlig;0101;",
                    CARL + ";;NA;.;;");

            assertThat(register.traits().of(person(register, ANNE)))
                    .isEqualTo(new PersonTraits(Sex.WOMAN, Optional.of(LocalDate.of(1987, 7, 16)), Origin.DANISH, 860));
            assertThat(register.traits().of(person(register, BO)))
                    .isEqualTo(
                            new PersonTraits(Sex.MAN, Optional.of(LocalDate.of(1990, 2, 1)), Origin.NON_WESTERN, 101));
            assertThat(register.traits().of(person(register, CARL))).isEqualTo(PersonTraits.UNKNOWN);
            assertThat(register.report().findings()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"KØN,K,WOMAN", "sex,F,WOMAN", "Koen,2,WOMAN", "KOEN,1,MAN", "KOEN,mand,MAN", "KOEN,X,UNKNOWN"})
        void sex_is_read_where_it_is_unambiguous(String column, String cell, Sex sex) {
            Register register = register("PNR;" + column + ";y_1701", ANNE + ";" + cell + ";");

            assertThat(register.traits().sex(0)).isEqualTo(sex);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"16-07-1987", "16.07.1987", "16/07/1987", "1987-07-16", "1987-07-16 00:00:00", "16-7-1987"})
        void a_date_may_be_written_in_several_ways(String cell) {
            Register register = register("PNR;FØDSELSDATO;y_1701", ANNE + ";" + cell + ";");

            assertThat(register.traits().birthDate(0)).hasValue(LocalDate.of(1987, 7, 16));
        }

        @Test
        void values_that_are_not_known_are_counted_and_count_as_unknown() {
            Register register =
                    register("PNR;KOEN;KOMMUNE;y_1701", ANNE + ";X;860;", BO + ";X;Vejle;", CARL + ";K;860;");

            assertThat(register.size()).isEqualTo(3);
            assertThat(register.report().findings())
                    .extracting(Finding::toString)
                    .containsExactly(
                            "dream.csv, line 2, column KOEN: 'X' is not known in column KOEN; it counts as unknown"
                                    + " (2 times, first here). Write K or M.",
                            "dream.csv, line 3, column KOMMUNE: 'Vejle' is not known in column KOMMUNE; it counts as"
                                    + " unknown. Write the municipality's number, such as 860.");
        }
    }

    @Nested
    class Persons {

        @ParameterizedTest
        @ValueSource(
                strings = {"PNR", "pnr", "CPR", "CPR-nr", "CPR-nr.", "cprnr", "CPR_NR", "Personnummer", "person_id"})
        void the_person_column_goes_under_several_names(String name) {
            assertThat(Given.has(register(name + ";y_1701", ANNE + ";111"), ANNE))
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"610185-0001", "610185 0001", " 6101850001 ", "6101850001.0"})
        void the_ways_to_write_a_number_are_one(String number) {
            assertThat(Given.has(register("PNR;y_1701", number + ";111"), ANNE)).isTrue();
        }

        @Test
        void a_lost_leading_zero_is_given_back_and_counted() {
            Register register = register("PNR;y_1701", "101850001;111", "102850001;111");

            assertThat(Given.has(register, "0101850001")).isTrue();
            assertThat(only(register.report())).contains("line 2, column PNR", "nine digits", "2 times", "as text");
        }

        @ParameterizedTest
        @ValueSource(strings = {"17", "A-4711", "3f2c1a", "Zm9vYmFyZm9vYmFyZg=="})
        void other_keys_are_taken_as_they_are(String key) {
            assertThat(Given.has(register("PNR;y_1701", key + ";111"), key)).isTrue();
        }

        @Test
        void a_key_of_ones_own_gives_other_pseudonyms() {
            Register register = Dream.reader()
                    .withPseudonymizer(Pseudonymizer.withKey(new byte[16]))
                    .read(new ByteArrayInputStream(Given.bytes("PNR;y_1701", ANNE + ";111")), "dream.csv");

            assertThat(Given.has(register, ANNE)).isFalse();
        }
    }

    @Nested
    class OtherColumns {

        @Test
        void a_column_that_is_not_known_is_reported_and_harms_nothing() {
            Register register = register("PNR;city_1;y_1701", ANNE + ";Vejle;111");

            assertThat(register.span().length()).isEqualTo(1);
            assertThat(only(register.report())).contains("line 1, column city_1", "not known", "not read");
        }

        @Test
        void a_family_of_columns_is_reported_once() {
            Register register = register("PNR;y_1701;v_2017_01;v_2017_02;x17", ANNE + ";111;1;1;1");

            assertThat(register.report().findings())
                    .extracting(f -> f.place().column() + " " + f.count())
                    .containsExactly("v_2017_01 2", "x17 1");
        }
    }

    private static Register unobserved(String... lines) {
        return Dream.reader()
                .withMissingWeeks(MissingWeeks.NOT_OBSERVED)
                .read(new ByteArrayInputStream(Given.bytes(lines)), "dream.csv");
    }
}
