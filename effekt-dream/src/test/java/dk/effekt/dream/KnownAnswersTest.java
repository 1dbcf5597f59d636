package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.only;
import static dk.effekt.dream.Given.person;
import static dk.effekt.dream.Given.register;
import static dk.effekt.dream.Given.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.calendar.Week;
import dk.effekt.input.DataException;
import dk.effekt.register.Codebook;
import dk.effekt.register.Employment;
import dk.effekt.register.Grouping;
import dk.effekt.register.Register;
import dk.effekt.register.SpellRule;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers that are known beforehand. Most are cases that {@code importDREAM} of the R package heaven or DREAMtoolsR, the other
 * programs that read DREAM, get wrong or answer otherwise.
 */
class KnownAnswersTest {

    private static final Codebook CODES = DreamCodebook.standard();

    /** heaven, since April 2026, dates every spell from the day on which it runs. */
    @Test
    void a_spell_starts_on_the_monday_of_its_first_week() {
        Register register = register("PNR;y_0801;y_0802;y_0803;y_0804;y_0805", ANNE + ";111;111;890;890;730");

        assertThat(timeline(register, ANNE).spells())
                .extracting(spell -> spell.span().start().monday() + " to "
                        + spell.span().end().monday() + ": " + spell.state())
                .containsExactly(
                        "2007-12-31 to 2008-01-14: 111",
                        "2008-01-14 to 2008-01-28: 890",
                        "2008-01-28 to 2008-02-04: 730");
    }

    /** heaven before that broke down at any column whose name holds {@code y_}. */
    @Test
    void a_column_that_only_looks_like_a_week_is_reported() {
        Register register = register("PNR;city_1;y_0801", ANNE + ";Aarhus;111");

        assertThat(timeline(register, ANNE).spells()).hasSize(1);
        assertThat(only(register.report())).startsWith("dream.csv, line 1, column city_1: the column is not known");
    }

    /** heaven let what ended in January end on 31 January, and what ended in February on 2 March. */
    @Test
    void an_industry_ends_with_its_last_month() {
        Register register = register("PNR;y_1701;branche_2017_01;branche_2017_02;branche_2017_03", ANNE + ";;62;47;");

        assertThat(industries(
                        register, "2016-12-31", "2017-01-01", "2017-01-31", "2017-02-01", "2017-02-28", "2017-03-01"))
                .isEqualTo("-, 62, 62, 47, 47, -");
    }

    /** heaven keeps the empty text and NA apart. */
    @Test
    void every_blank_is_the_same() {
        Register register = register("PNR;y_1701;y_1702;y_1703;y_1704;y_1705", ANNE + ";;NA;.;\"\"; ");

        assertThat(timeline(register, ANNE).spells()).hasToString("[[2017-W01, 2017-W06) no benefit]");
    }

    /** heaven made one spell of a year. */
    @Test
    void a_gap_between_columns_is_never_bridged() {
        String[] lines = {"PNR;y_9201;y_9253", ANNE + ";111;111"};

        assertThatThrownBy(() -> register(lines))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1992-W02");
        Register declared = Dream.reader()
                .withMissingWeeks(MissingWeeks.NOT_OBSERVED)
                .read(new ByteArrayInputStream(Given.bytes(lines)), "dream.csv");
        assertThat(timeline(declared, ANNE).spells())
                .hasToString("[[1992-W01, 1992-W02) 111, [1992-W02, 1992-W53) not observed, [1992-W53, 1993-W01) 111]");
    }

    /** The censoring of DREAMtoolsR never happens. */
    @Test
    void after_998_a_person_is_out_of_scope() {
        Register register =
                register("PNR;y_1701;y_1702;y_1703;y_1704;y_1705;y_1706;grad_2017_01", ANNE + ";111;111;;998;;;0,5");
        Timeline timeline = timeline(register, ANNE);
        StateSet job = StateGroup.JOB.in(register.codebook());

        assertThat(timeline.spells())
                .hasToString("[[2017-W01, 2017-W03) 111, [2017-W03, 2017-W04) no benefit, [2017-W04, 2017-W05) 998,"
                        + " [2017-W05, 2017-W07) out of scope]");
        assertThat(timeline.firstEntry(job, Week.of(2017, 1))).contains(Week.of(2017, 3));
        assertThat(timeline.weeksIn(job, register.span())).isEqualTo(1);
    }

    /** DREAMtoolsR puts 20 before every year. */
    @Test
    void the_nineties_lie_in_the_last_century() {
        assertThat(register("PNR;y_9901", ANNE + ";111").span().start()).isEqualTo(Week.of(1999, 1));
    }

    @Test
    void a_year_has_a_week_53_or_not() {
        assertThat(register("PNR;y_2053", ANNE + ";111").span().start()).isEqualTo(Week.of(2020, 53));
        Register register = register("PNR;y_2552;y_2553", ANNE + ";111;111");
        assertThat(register.span().length()).isEqualTo(1);
        assertThat(only(register.report())).contains("column y_2553");
    }

    @ParameterizedTest
    @CsvSource({"0701, 2007-01-01", "701, 2007-01-01", "0953, 2009-12-28", "953, 2009-12-28", "0852, 2008-12-22"})
    void a_week_may_have_lost_its_zero(String cell, LocalDate monday) {
        Register register = register("PNR;YYWW;KODE", ANNE + ";" + cell + ";111");

        assertThat(register.span().start().monday()).isEqualTo(monday);
    }

    /** STAR withdrew a measure in which a birthday, a move or another fund split a spell in two. */
    @Test
    void no_birthday_no_move_and_no_other_fund_splits_a_spell() {
        String weeks = IntStream.rangeClosed(1, 52)
                .mapToObj(week -> String.format("y_16%02d", week))
                .collect(Collectors.joining(";"));
        Register register = register(
                "PNR;FOEDSELSDATO;ak15;ak16;kommune_2016_06;kommune_2016_07;" + weeks,
                ANNE + ";15-06-1985;12;34;751;746" + ";111".repeat(52));
        Register moved = register(
                "PNR;AAR;UGE;KODE;KOMMUNE",
                ANNE + ";2016;1;111;751",
                ANNE + ";2016;2;111;746",
                ANNE + ";2016;3;111;746");

        assertThat(timeline(register, ANNE).spells()).hasSize(1);
        assertThat(timeline(moved, ANNE).spells()).hasSize(1);
        assertThat(register.trait("unemployment fund").levels()).containsExactly("12", "34");
        assertThat(register.trait("municipality").levels()).containsExactly("746", "751");
    }

    @Test
    void two_weeks_without_benefit_end_a_spell_by_one_rule_and_not_by_another() {
        Register register = register(
                "PNR;y_2003;y_2004;y_2005;y_2006;y_2007;y_2008;grad_2020_01;grad_2020_02",
                ANNE + ";130;130;;;130;130;1;1");
        Timeline timeline = timeline(register, ANNE);
        StateSet cash = StateSet.ofCodes("cash", 130);

        assertThat(timeline.spellCount(cash, SpellRule.NO_GAP, register.span())).isEqualTo(2);
        assertThat(timeline.spellCount(cash, SpellRule.GAP_OF_4_WEEKS, register.span()))
                .isEqualTo(1);
        assertThat(timeline.spellCount(cash, SpellRule.FULL_CALENDAR_MONTH, register.span()))
                .isEqualTo(1);
        // DREAMtoolsR asks for four weeks without benefit in months with a ratio.
        assertThat(timeline.firstSustainedEntry(StateGroup.JOB.in(CODES), Week.of(2020, 3), 4))
                .isEmpty();
    }

    /** The fifth of Jobindsats' nineteen statuses goes before the seventeenth. */
    @Test
    void a_benefit_hides_a_wage() {
        assertThat(DreamGroupings.jobindsatsPriority(CODES).of(State.ofCode(130), Employment.EMPLOYED))
                .contains("cash-assistance");
        assertThat(JobindsatsStatus.values()[4]).isEqualTo(JobindsatsStatus.CASH_ASSISTANCE);
        assertThat(JobindsatsStatus.values()[16]).isEqualTo(JobindsatsStatus.WAGE_EMPLOYMENT);
    }

    /** The paper's list of health benefits lacks 870, job clarification; the table of codes puts it in a family of health. */
    @Test
    void the_same_week_is_another_thing_in_another_grouping() {
        Grouping paper = DreamGroupings.pmc9893621();

        assertThat(paper.of(State.ofCode(870), Employment.NOT_EMPLOYED)).contains("other-benefit");
        assertThat(DreamGroupings.jobindsatsPriority(CODES).of(State.ofCode(870), Employment.NOT_EMPLOYED))
                .contains("job-clarification");
    }

    /** Self-support by Jobindsats, unemployed by DREAMtoolsR; here it is the one and not "in job". */
    @ParameterizedTest
    @ValueSource(strings = {"", "NA"})
    void a_blank_week_without_a_wage_is_self_support_and_no_job(String ratio) {
        Register register = register("PNR;y_1701;grad_2017_01", ANNE + ";;" + ratio);
        Timeline timeline = timeline(register, ANNE);
        Week week = Week.of(2017, 1);

        assertThat(DreamGroupings.jobindsats(CODES).of(timeline.stateAt(week), timeline.employmentAt(week)))
                .contains("self-support");
        assertThat(timeline.isIn(StateGroup.JOB.in(CODES), week)).isFalse();
        assertThat(timeline.isUnknown(StateGroup.JOB.in(CODES), week)).isFalse();
    }

    private static String industries(Register register, String... days) {
        return Arrays.stream(days)
                .map(LocalDate::parse)
                .map(day -> register.trait("industry")
                        .on(person(register, ANNE), day)
                        .orElse("-"))
                .collect(Collectors.joining(", "));
    }
}
