package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.CARL;
import static dk.effekt.dream.Given.gzip;
import static dk.effekt.dream.Given.has;
import static dk.effekt.dream.Given.only;
import static dk.effekt.dream.Given.person;
import static dk.effekt.dream.Given.register;
import static dk.effekt.dream.Given.state;
import static dk.effekt.dream.Given.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.Sex;
import dk.effekt.register.State;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table with a row per person and week is read as, and what becomes of a faulty one. */
class LongTableTest {

    @Nested
    class Weeks {

        @Test
        void a_row_is_a_week_of_a_person() {
            Register register = register(
                    "PNR;AAR;UGE;KODE",
                    ANNE + ";2017;1;111",
                    ANNE + ";2017;2;111",
                    ANNE + ";2017;3;890",
                    BO + ";2017;2;130",
                    BO + ";2017;4;130");

            assertThat(timeline(register, ANNE).spells())
                    .hasToString(
                            "[[2017-W01, 2017-W03) 111, [2017-W03, 2017-W04) 890, [2017-W04, 2017-W05) no benefit]");
            assertThat(timeline(register, BO).spells())
                    .hasToString("[[2017-W01, 2017-W02) no benefit, [2017-W02, 2017-W03) 130,"
                            + " [2017-W03, 2017-W04) no benefit, [2017-W04, 2017-W05) 130]");
            assertThat(register.report()).hasToString("dream.csv: 5 rows read, 5 kept, 0 refused");
        }

        @Test
        void rows_may_come_in_any_order() {
            Register sorted = register("PNR;UGE;KODE", ANNE + ";1701;111", ANNE + ";1702;112", BO + ";1701;130");
            Register mixed = register("PNR;UGE;KODE", ANNE + ";1702;112", BO + ";1701;130", ANNE + ";1701;111");

            assertThat(mixed.fingerprint()).isEqualTo(sorted.fingerprint());
        }

        @ParameterizedTest
        @ValueSource(strings = {"0701", "701", "701.0", "y_0701", "200701", "2007-W01", "2007W01"})
        void a_week_may_be_written_in_several_ways(String week) {
            assertThat(state(register("PNR;UGE;KODE", ANNE + ";" + week + ";111"), ANNE, 2007, 1))
                    .isEqualTo(State.ofCode(111));
        }

        @ParameterizedTest
        @ValueSource(strings = {"28-12-2009", "2009-12-31", "03.01.2010"})
        void any_day_of_a_week_names_it(String day) {
            assertThat(state(register("PNR;DATO;KODE", ANNE + ";" + day + ";111"), ANNE, 2009, 53))
                    .isEqualTo(State.ofCode(111));
        }

        @Test
        void the_pivot_decides_the_century() {
            Register register = read(Dream.reader().withPivot(92), "PNR;UGE;KODE", ANNE + ";9101;111");

            assertThat(register.span().start()).isEqualTo(Week.of(2091, 1));
        }

        @Test
        void a_row_with_a_blank_code_names_a_person_or_a_week_without_benefit() {
            Register register = register("PNR;UGE;KODE", ANNE + ";1701;111", BO + ";1702;.", ANNE + ";1703;111");

            assertThat(timeline(register, BO).spells()).hasToString("[[2017-W01, 2017-W04) no benefit]");
            assertThat(state(register, ANNE, 2017, 2)).isEqualTo(State.NO_BENEFIT);
        }

        @Test
        void a_week_that_no_row_names_stops_the_reading() {
            assertThatThrownBy(() -> register("PNR;UGE;KODE", ANNE + ";9201;111", BO + ";9203;111", BO + ";9253;111"))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "dream.csv, line 1: 50 weeks between the first and the last that no row names: 1992-W02,"
                                    + " 1992-W04 to 1992-W52. Order an extract with every week, or declare them unobserved:"
                                    + " Dream.reader().withMissingWeeks(MissingWeeks.NOT_OBSERVED).");
        }

        @Test
        void such_a_week_may_be_declared_unobserved_and_is_never_bridged() {
            Register register = read(
                    Dream.reader().withMissingWeeks(MissingWeeks.NOT_OBSERVED),
                    "PNR;UGE;KODE",
                    ANNE + ";9201;111",
                    BO + ";9204;130",
                    ANNE + ";9205;111");

            assertThat(timeline(register, ANNE).spells())
                    .hasToString("[[1992-W01, 1992-W02) 111, [1992-W02, 1992-W04) not observed,"
                            + " [1992-W04, 1992-W05) no benefit, [1992-W05, 1992-W06) 111]");
            assertThat(only(register.report())).contains("2 weeks", "1992-W02 to 1992-W03", "not observed");
        }

        @Test
        void stated_weeks_before_the_first_row_and_after_the_last_are_without_benefit() {
            WeekSpan span = WeekSpan.ofClosed(Week.of(2017, 1), Week.of(2017, 4));
            Register register = read(
                    Dream.reader().withSpan(span),
                    "PNR;UGE;KODE",
                    ANNE + ";1702;111",
                    ANNE + ";1703;111",
                    ANNE + ";1652;890",
                    ANNE + ";1705;890",
                    BO + ";1605;890");

            assertThat(register.span()).isEqualTo(span);
            assertThat(timeline(register, ANNE).spells())
                    .hasToString("[[2017-W01, 2017-W02) no benefit, [2017-W02, 2017-W04) 111,"
                            + " [2017-W04, 2017-W05) no benefit]");
            assertThat(has(register, BO)).isFalse();
            assertThat(only(register.report()))
                    .isEqualTo(
                            "dream.csv, line 4: the row lies outside the weeks that are stated (3 times, first here).");
            assertThat(register.report()).hasToString("dream.csv: 5 rows read, 2 kept, 3 refused");
        }

        @Test
        void a_blank_after_old_age_pension_is_out_of_scope() {
            Register register = register("PNR;UGE;KODE", ANNE + ";1701;111", ANNE + ";1702;998", BO + ";1703;111");

            assertThat(state(register, ANNE, 2017, 3)).isEqualTo(State.OUT_OF_SCOPE);
            assertThat(state(register, BO, 2017, 1)).isEqualTo(State.NO_BENEFIT);
        }
    }

    @Nested
    class Contradictions {

        @Test
        void two_codes_for_one_week_refuse_the_person_and_name_both_lines() {
            Register register = register(
                    "PNR;UGE;KODE",
                    ANNE + ";1701;111",
                    BO + ";1701;130",
                    ANNE + ";1702;111",
                    ANNE + ";1702;890",
                    ANNE + ";1703;111",
                    BO + ";1702;130",
                    BO + ";1703;130");

            assertThat(has(register, ANNE)).isFalse();
            assertThat(timeline(register, BO).spells()).hasToString("[[2017-W01, 2017-W04) 130]");
            assertThat(register.report().findings())
                    .extracting(Finding::toString)
                    .containsExactly(
                            "dream.csv, line 2: another row of the person was refused, and no person is half read (3 times,"
                                    + " first here).",
                            "dream.csv, line 5: the row says 890 for 2017-W02 where a row from line 2 on says 111; no row of"
                                    + " the person is kept. Keep the row that is right and remove the other.");
            assertThat(register.report().refusedByReason())
                    .containsEntry(Reason.CONTRADICTORY, 1L)
                    .containsEntry(Reason.REST_OF_PERSON, 3L);
            assertThat(register.report()).hasToString("dream.csv: 7 rows read, 3 kept, 4 refused");
        }

        @Test
        void a_blank_contradicts_a_code() {
            Register register = register("PNR;UGE;KODE", ANNE + ";1701;111", ANNE + ";1701;", BO + ";1701;130");

            assertThat(has(register, ANNE)).isFalse();
            assertThat(Given.findings(register.report(), Reason.CONTRADICTORY).get(0))
                    .asString()
                    .contains("line 3", "no benefit for 2017-W01 where line 2 says 111");
        }

        @Test
        void rows_that_say_the_same_again_are_counted_and_one_is_kept() {
            Register register = register(
                    "PNR;DATO;KODE",
                    ANNE + ";02-01-2017;111",
                    BO + ";02-01-2017;130",
                    ANNE + ";02-01-2017;111",
                    ANNE + ";08-01-2017;111");

            assertThat(only(register.report()))
                    .isEqualTo(
                            "dream.csv, line 4: the row says again what another row says; one is kept (2 times, first"
                                    + " here).");
            assertThat(register.report()).hasToString("dream.csv: 4 rows read, 2 kept, 2 refused");
        }
    }

    @Nested
    class Traits {

        private static final String HEADER = "PNR;KOEN;FOEDSELSDATO;HERKOMST;KOMMUNE;UGE;KODE";

        @Test
        void may_stand_in_every_row_or_in_one() {
            Register register = register(
                    HEADER,
                    ANNE + ";K;16-07-1987;Dansk;860;1701;111",
                    ANNE + ";K;16-07-1987;Dansk;860;1702;111",
                    BO + ";;;;;1701;130",
                    BO + ";M;01-02-1990;Vestlig;101;1702;130");

            assertThat(register.traits().of(person(register, ANNE)))
                    .isEqualTo(new PersonTraits(Sex.WOMAN, Optional.of(LocalDate.of(1987, 7, 16)), Origin.DANISH, 860));
            assertThat(register.traits().of(person(register, BO)))
                    .isEqualTo(new PersonTraits(Sex.MAN, Optional.of(LocalDate.of(1990, 2, 1)), Origin.WESTERN, 101));
            assertThat(register.report().findings()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"M;16-07-1987;Dansk, sex", "K;17-07-1987;Dansk, birth date", "K;16-07-1987;Vestlig, origin"})
        void that_disagree_refuse_the_person(String other, String trait) {
            Register register = register(
                    HEADER,
                    BO + ";;;;;1701;130",
                    ANNE + ";K;16-07-1987;Dansk;860;1701;111",
                    ANNE + ";" + other + ";860;1702;111");

            assertThat(has(register, ANNE)).isFalse();
            assertThat(has(register, BO)).isTrue();
            assertThat(Given.findings(register.report(), Reason.CONTRADICTORY).get(0))
                    .asString()
                    .contains("dream.csv, line 4: the row names another " + trait + " than a row from line 3 on");
        }

        @Test
        void name_no_municipality_of_a_person_who_has_moved() {
            Register register =
                    register(HEADER, ANNE + ";K;;;860;1701;111", ANNE + ";K;;;101;1702;111", BO + ";;;;860;1701;");

            assertThat(register.traits().municipality(person(register, ANNE))).isZero();
            assertThat(register.traits().municipality(person(register, BO))).isEqualTo(860);
            assertThat(only(register.report()))
                    .isEqualTo(
                            "dream.csv, line 2: the rows of a person name several municipalities; it counts as unknown,"
                                    + " and the trait 'municipality' says which from when on.");
        }

        @Test
        void name_municipalities_from_their_weeks_on() {
            Register register = register(
                    "PNR;KOMMUNE;UGE;KODE",
                    ANNE + ";101;1703;111",
                    ANNE + ";860;1701;111",
                    ANNE + ";;1702;111",
                    ANNE + ";0860;1705;111",
                    BO + ";;1704;");

            assertThat(List.of("2017-01-01", "2017-01-02", "2017-01-15", "2017-01-16", "2017-01-29", "2017-01-30"))
                    .extracting(day -> register.trait("municipality")
                            .on(person(register, ANNE), LocalDate.parse(day))
                            .orElse("?"))
                    .containsExactly("?", "860", "860", "101", "101", "860");
            assertThat(register.trait("municipality").on(person(register, ANNE), LocalDate.of(2030, 1, 1)))
                    .hasValue("860");
            assertThat(register.trait("municipality").on(person(register, BO), LocalDate.of(2017, 1, 2)))
                    .isEmpty();
        }

        @Test
        void that_name_two_municipalities_for_a_week_leave_it_open_until_a_later_one_names_one() {
            Register register = register(
                    "PNR;KOMMUNE;UGE;KODE",
                    ANNE + ";860;1701;111",
                    ANNE + ";860;1702;111",
                    ANNE + ";101;1702;111",
                    ANNE + ";;1703;111",
                    ANNE + ";101;1704;111");

            assertThat(List.of("2017-01-02", "2017-01-09", "2017-01-16", "2017-01-23"))
                    .extracting(day -> register.trait("municipality")
                            .on(0, LocalDate.parse(day))
                            .orElse("?"))
                    .containsExactly("860", "?", "?", "101");
            assertThat(Given.findings(register.report(), Reason.CONTRADICTORY))
                    .extracting(Finding::detail)
                    .containsExactly("the rows of a person name two municipalities from the same week on; the trait"
                            + " 'municipality' is not known until a later row names one");
        }

        @Test
        void of_a_table_without_municipalities_make_no_trait_of_them() {
            assertThat(register("PNR;UGE;KODE", ANNE + ";1701;111").traitNames())
                    .isEmpty();
        }

        @Test
        void that_are_not_known_count_as_unknown() {
            Register register = register("PNR;KOEN;UGE;KODE", ANNE + ";X;1701;111", ANNE + ";K;1702;111");

            assertThat(register.traits().sex(0)).isEqualTo(Sex.WOMAN);
            assertThat(only(register.report())).contains("line 2, column KOEN: 'X' is not known");
        }
    }

    @Nested
    class Faults {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "no code       | 6101850001;2017;2;x1   | NOT_A_CODE    | line 3, column KODE | 'x1' | three digits",
                    "no week       | 6101850001;2017;x;111  | NOT_A_WEEK    | line 3, column UGE  | 'x' is not a week | Correct",
                    "week 53       | 6101850001;2017;53;111 | NOT_A_WEEK    | line 3, column UGE  | 2017 has no week 53 | Correct",
                    "blank week    | 6101850001;2017;;111   | MISSING_VALUE | line 3, column UGE  | the week is missing | Write",
                    "blank year    | 6101850001;;2;111      | MISSING_VALUE | line 3, column AAR  | the year is missing | Write",
                    "no year       | 6101850001;x;2;111     | NOT_A_WEEK    | line 3, column UGE  | write the year as 2016 | Correct",
                    "too short     | 6101850001;2017;2      | WRONG_LENGTH  | line 3              | 3 cells where the header has 4 | Export",
                    "too long      | 6101850001;2017;2;1;   | WRONG_LENGTH  | line 3              | 5 cells where the header has 4 | Export"
                })
        void a_faulty_row_refuses_the_person_who_would_be_half_read(
                String what, String row, Reason reason, String place, String detail, String remedy) {
            Register register = register(
                    "PNR;AAR;UGE;KODE",
                    ANNE + ";2017;1;111",
                    row,
                    ANNE + ";2017;3;111",
                    BO + ";2017;1;130",
                    BO + ";2017;2;",
                    BO + ";2017;3;130");

            assertThat(Given.findings(register.report(), reason).get(0))
                    .asString()
                    .contains("dream.csv, " + place, detail, remedy);
            assertThat(has(register, ANNE)).isFalse();
            assertThat(register.report().refusedByReason())
                    .containsEntry(reason, 1L)
                    .containsEntry(Reason.REST_OF_PERSON, 2L);
            assertThat(register.report()).hasToString("dream.csv: 6 rows read, 3 kept, 3 refused");
        }

        @ParameterizedTest
        @ValueSource(strings = {";1701;111", "Hans Hansen;1701;111", ";", "NA;;"})
        void a_row_of_nobody_is_refused_alone(String row) {
            Register register = register("PNR;UGE;KODE", ANNE + ";1701;111", row);

            assertThat(timeline(register, ANNE).spells()).hasToString("[[2017-W01, 2017-W02) 111]");
            assertThat(only(register.report())).contains("dream.csv, line 3, column PNR: ");
            assertThat(register.report()).hasToString("dream.csv: 2 rows read, 1 kept, 1 refused");
        }

        @Test
        void a_first_row_of_nobody_is_refused_alone() {
            Register register = register("PNR;UGE;KODE", ";1701;111", ANNE + ";1701;111");

            assertThat(only(register.report()))
                    .contains("dream.csv, line 2, column PNR: the person's number is missing");
            assertThat(register.size()).isEqualTo(1);
        }

        @Test
        void one_fault_does_not_hide_another() {
            Register register = register(
                    "PNR;UGE;KODE",
                    ANNE + ";1701;x",
                    ANNE + ";1701;y",
                    ANNE + ";1702;111",
                    ANNE + ";1702;890",
                    BO + ";1701;130",
                    BO + ";1702;130");

            assertThat(register.report().findings())
                    .extracting(f -> f.place().line() + " " + f.reason() + " " + f.count())
                    .containsExactly("2 NOT_A_CODE 1", "3 NOT_A_CODE 1", "4 REST_OF_PERSON 2");
        }

        @Test
        void a_code_that_the_codebook_lacks_is_kept_and_counted() {
            Register register = register("PNR;UGE;KODE", ANNE + ";1701;555", ANNE + ";1702;555", BO + ";1702;777");

            assertThat(register.report().findings())
                    .extracting(f -> f.place() + " " + f.reason() + " " + f.count())
                    .containsExactly(
                            "dream.csv, line 2, column KODE UNKNOWN_CODE 2",
                            "dream.csv, line 4, column KODE UNKNOWN_CODE 1");
            assertThat(state(register, ANNE, 2017, 2)).isEqualTo(State.ofCode(555));
        }

        @Test
        void a_table_that_breaks_off_is_not_read_since_missing_rows_would_look_like_weeks_without_benefit() {
            List<String> lines = new ArrayList<>(List.of("PNR;UGE;KODE"));
            for (int i = 0; i < 2000; i++) {
                lines.add(CARL.substring(0, 6) + (1000 + i) + ";1701;" + (100 + i * 37 % 900));
            }
            byte[] packed = gzip(Given.bytes(lines.toArray(String[]::new)));

            assertThatThrownBy(() -> register(Arrays.copyOf(packed, packed.length / 2)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("the table breaks off here", "of a long one nothing can be kept", "Fetch");
        }

        @Test
        void a_header_without_rows_has_no_weeks_unless_they_are_stated() {
            assertThatThrownBy(() -> register("PNR;UGE;KODE"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("no rows below the header", "withSpan");

            Register empty = read(Dream.reader().withSpan(WeekSpan.of(Week.of(2017, 1), 4)), "PNR;UGE;KODE");
            assertThat(empty.size()).isZero();
            assertThat(only(empty.report())).contains("no persons below the header");
        }

        @Test
        void a_table_of_which_every_row_is_refused_says_why() {
            assertThatThrownBy(() -> register("PNR;UGE;KODE", ANNE + ";2553;111"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("line 2, column UGE: '2553' is not a week: 2025 has no week 53");
        }

        @Test
        void a_week_far_off_is_not_a_register_of_three_centuries() {
            assertThatThrownBy(() -> read(
                            Dream.reader().withMissingWeeks(MissingWeeks.NOT_OBSERVED),
                            "PNR;UGE;KODE",
                            ANNE + ";2017-W01;111",
                            ANNE + ";2317-W01;111"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("spans 1 to 5218 weeks", "withSpan");
        }
    }

    private static Register read(DreamReader reader, String... lines) {
        return reader.read(new ByteArrayInputStream(Given.bytes(lines)), "dream.csv");
    }
}
