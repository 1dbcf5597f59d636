package dk.effekt.keyfigures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.Town;
import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

/** What the page says has changed since the month before, worked out again from the courses of both. */
class KeyFiguresChangePropertyTest {

    /** The 0.975 quantile of the standard normal distribution, as tables have it. */
    private static final double Z = 1.959964;

    private static final Offset<Double> ROUNDED = within(0.0501);

    /** Each course ends for a job or otherwise; those for a job take a week, the others two. */
    @Property(tries = 300)
    void sinceTheMonthBefore(
            @ForAll @IntRange(min = 0, max = 60) int jobsInMay,
            @ForAll @IntRange(min = 1, max = 60) int othersInMay,
            @ForAll @IntRange(min = 0, max = 60) int jobsInJune,
            @ForAll @IntRange(min = 1, max = 60) int othersInJune) {
        List<Participation> courses = new ArrayList<>();
        add(courses, jobsInMay, "job", LocalDate.of(2020, 5, 11), 7);
        add(courses, othersInMay, "other", LocalDate.of(2020, 5, 11), 14);
        add(courses, jobsInJune, "job", LocalDate.of(2020, 6, 8), 7);
        add(courses, othersInJune, "other", LocalDate.of(2020, 6, 8), 14);
        String page = KeyFigures.of("course")
                .by(CalendarPeriod.MONTH)
                .between(WeekSpan.of(Town.FIRST, Week.of(2020, 27)))
                .reasons(EndReasons.named("test").with("for a job", "job").with("for another reason", "other"))
                .protectedBy(SmallCells.unprotected())
                .measure(Town.register(Town.person(1, "U".repeat(Town.WEEKS))), Participations.of(courses))
                .table();
        int may = jobsInMay + othersInMay;
        int june = jobsInJune + othersInJune;

        assertThat(lastCell(page, "courses finished")).isEqualTo(String.format(Locale.ROOT, "%+d", june - may));
        double weeksInMay = (jobsInMay + 2.0 * othersInMay) / may;
        double weeksInJune = (jobsInJune + 2.0 * othersInJune) / june;
        assertThat(number(lastCell(page, "all, mean"))).isCloseTo(weeksInJune - weeksInMay, ROUNDED);
        String ofJobs = lastCell(page, "for a job");
        double change = 100.0 * jobsInJune / june - 100.0 * jobsInMay / may;
        assertThat(number(ofJobs.replace("*", ""))).isCloseTo(change, ROUNDED);
        assertThat(ofJobs.endsWith("*")).isEqualTo(leavesZeroOut(jobsInJune, june, jobsInMay, may));
        // Of two reasons, what one gains the other loses.
        assertThat(lastCell(page, "for another reason").endsWith("*")).isEqualTo(ofJobs.endsWith("*"));
    }

    private static void add(List<Participation> courses, int number, String reason, LocalDate start, int days) {
        for (int i = 0; i < number; i++) {
            courses.add(new Participation(
                    1_000L + courses.size(),
                    new Intervention("course"),
                    start,
                    Optional.of(start.plusDays(days - 1)),
                    reason));
        }
    }

    /** That of the last line of the page that begins so. */
    private static String lastCell(String page, String group) {
        String line = page.lines()
                .filter(of -> of.startsWith(group + "  "))
                .reduce((first, second) -> second)
                .orElseThrow();
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    /** Newcombe (1998), method 10, from Wilson's limits as the roots that they are. */
    private static boolean leavesZeroOut(int k1, int n1, int k2, int n2) {
        double p1 = (double) k1 / n1;
        double p2 = (double) k2 / n2;
        double below = Math.hypot(p1 - limit(p1, n1, 0), limit(p2, n2, 1) - p2);
        double above = Math.hypot(limit(p1, n1, 1) - p1, p2 - limit(p2, n2, 0));
        return p1 - p2 - below > 0 || p1 - p2 + above < 0;
    }

    /** Between a share and an end of the scale, where the test of the share by its score just rejects. */
    private static double limit(double share, int n, double end) {
        double inner = share;
        double outer = end;
        for (int i = 0; i < 100; i++) {
            double middle = (inner + outer) / 2;
            boolean isRejected = Math.abs(share - middle) > Z * Math.sqrt(middle * (1 - middle) / n);
            inner = isRejected ? inner : middle;
            outer = isRejected ? middle : outer;
        }
        return inner;
    }
}
