package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.CARL;
import static dk.effekt.dream.Given.only;
import static dk.effekt.dream.Given.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dk.effekt.input.DataException;
import dk.effekt.input.ErrorPolicy;
import dk.effekt.input.Progress;
import dk.effekt.input.Reason;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.Register;
import dk.effekt.register.SameMonth;
import java.io.ByteArrayInputStream;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paid hours in a file of their own. */
class HoursFileTest {

    private static final Register REGISTER =
            Given.register("PNR;y_1701;y_1702;y_1703;y_1704;y_1705", ANNE + ";;;;;", BO + ";;;;;");

    @ParameterizedTest
    @CsvSource({
        "PNR;Aar;Maaned;Timer, 2017;1;148.5",
        "PNR;ÅR;MÅNED;Løntimer, 2017.0;01;148.50",
        "PNR;Maaned;Timer, 2017-01;148.5",
        "PNR;Maaned;Timer, 201701;148.5",
        "PNR;Maaned;Timer, 201701.0;148.5",
        "PNR;Periode;Timer, 2017M01;148.5",
        "PNR;Dato;hours, 31-01-2017;148.5",
        "person_id;month;hours, 2017-01-01;148.5"
    })
    void a_month_may_be_written_in_several_ways(String header, String cells) {
        Register register = read(Dream.hours(), header, ANNE + ";" + cells);

        assertThat(hours(register, ANNE, 1)).hasValue(148.5);
        assertThat(hours(register, BO, 1)).isEmpty();
        assertThat(register.report().findings()).isEmpty();
    }

    @Test
    void a_database_gives_them_as_well_and_is_watched() {
        List<Progress> told = new ArrayList<>();

        Register register = Dream.hours()
                .withProgress(told::add)
                .read(
                        Databases.h2(),
                        "select '" + ANNE
                                + "' as pnr, date '2017-01-31' as dato, cast(148.5 as decimal(7, 2)) as timer",
                        REGISTER);

        assertThat(hours(register, ANNE, 1)).hasValue(148.5);
        assertThat(told).last().extracting(Progress::rows, Progress::bytes).containsExactly(1L, 0L);
    }

    @Test
    void a_month_that_some_row_names_is_observed_of_everybody() {
        Register register = read(Dream.hours(), "PNR;Maaned;Timer", ANNE + ";2017-01;10,5", CARL + ";2017-02;5");

        assertThat(sum(register, BO, 1)).isZero();
        assertThat(sum(register, BO, 2)).isZero();
        assertThat(only(register.report()))
                .startsWith("timer.csv, line 3: the person of the row is not in the register");
        assertThat(register.report().form())
                .contains("; paid hours from timer.csv: columns PNR, Maaned, Timer; CSV separated by ';'");
        assertThat(register.report().rowsRead()).isEqualTo(2 + 2);
        assertThat(sum(read(Dream.hours(), "PNR;Maaned;Timer", ANNE + ";2017-01;1"), BO, 2))
                .isNaN();
    }

    @Test
    void two_rows_for_a_month_refuse_the_person_unless_they_are_added() {
        String[] lines = {"PNR;Maaned;Timer", ANNE + ";2017-01;80", ANNE + ";2017-01;68,5", BO + ";2017-01;1"};

        Register refused = read(Dream.hours(), lines);
        assertThat(sum(refused, ANNE, 1)).isNaN();
        assertThat(hours(refused, BO, 1)).hasValue(1);
        assertThat(refused.report().refusedByReason())
                .containsOnly(entry(Reason.CONTRADICTORY, 1L), entry(Reason.REST_OF_PERSON, 1L));
        Register added = read(Dream.hours().withSameMonth(SameMonth.ADD), lines);
        assertThat(hours(added, ANNE, 1)).hasValue(148.5);
        assertThat(added.report().findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2017-13;1 | NOT_A_DATE    | column Maaned",
                "jan 2017;1| NOT_A_DATE    | column Maaned",
                ";1        | MISSING_VALUE | column Maaned",
                "2017-01;x | NOT_A_NUMBER  | column Timer",
                "2017-01;-1| NOT_A_NUMBER  | column Timer",
                "2017-01;  | MISSING_VALUE | column Timer",
                "2017-01   | WRONG_LENGTH  | line 3"
            })
    void a_faulty_row_refuses_the_person_and_names_the_place(String cells, Reason reason, String place) {
        Register register =
                read(Dream.hours(), "PNR;Maaned;Timer", ANNE + ";2017-02;7", ANNE + ";" + cells, BO + ";2017-02;8");

        assertThat(sum(register, ANNE, 2)).isNaN();
        assertThat(hours(register, BO, 2)).hasValue(8);
        assertThat(register.report().refusedByReason())
                .containsOnly(entry(reason, 1L), entry(Reason.REST_OF_PERSON, 1L));
        assertThat(Given.findings(register.report(), reason).get(0).toString())
                .startsWith("timer.csv, line 3")
                .contains(place)
                .doesNotContain(ANNE);
    }

    @Test
    void a_register_with_hours_takes_no_others() {
        Register register = Given.register("PNR;y_1701;timer_2017_01", ANNE + ";;1");

        assertThatThrownBy(() -> Dream.hours()
                        .read(new ByteArrayInputStream(Given.bytes("PNR;Maaned;Timer")), "timer.csv", register))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has paid hours already");
    }

    @Test
    void a_file_that_breaks_off_throws() {
        byte[] whole = Given.gzip(Given.bytes("PNR;Maaned;Timer", ANNE + ";2017-01;1", BO + ";2017-01;1"));

        assertThatThrownBy(() -> Dream.hours()
                        .read(
                                new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 8)),
                                "timer.csv.gz",
                                REGISTER))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("of hours nothing can be kept");
    }

    @Test
    void names_and_conduct_are_stated() {
        HoursReader reader = Dream.hours()
                .column(HoursColumn.HOURS, "antal")
                .withSameMonth(SameMonth.ADD)
                .withPolicy(ErrorPolicy.STRICT);

        assertThat(reader).asString().endsWith("hours 'antal', rows of one month are added, strict");
        assertThat(hours(read(reader, "PNR;Maaned;antal", ANNE + ";2017-01;1"), ANNE, 1))
                .hasValue(1);
        assertThatThrownBy(() -> read(reader, "PNR;Maaned;antal", ANNE + ";2017-01;x"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("line 2, column antal");
        assertThatThrownBy(() -> read(Dream.hours(), "PNR;Maaned;antal", ANNE + ";2017-01;1"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("there is no column Timer", "HoursColumn.HOURS");
    }

    @Test
    void a_column_that_is_not_known_is_reported() {
        Register register = read(Dream.hours(), "PNR;Maaned;Timer;firma", ANNE + ";2017-01;1;x");

        assertThat(only(register.report())).contains("timer.csv, line 1, column firma: the column is not known");
    }

    private static OptionalDouble hours(Register register, String person, int month) {
        return timeline(register, person).monthly(MonthlySeries.PAID_HOURS, YearMonth.of(2017, month));
    }

    private static double sum(Register register, String person, int month) {
        YearMonth first = YearMonth.of(2017, month);
        return timeline(register, person).sum(MonthlySeries.PAID_HOURS, first, first.plusMonths(1));
    }

    private static Register read(HoursReader reader, String... lines) {
        return reader.read(new ByteArrayInputStream(Given.bytes(lines)), "timer.csv", REGISTER);
    }
}
