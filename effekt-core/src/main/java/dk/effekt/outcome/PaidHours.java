package dk.effekt.outcome;

import static dk.effekt.register.MonthlySeries.PAID_HOURS;

import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import dk.effekt.register.Timeline;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Ordinary paid hours since the start. The hours of a calendar month are spread evenly over its weeks, those whose Thursday
 * lies in it: a week then has the hours of one month only, and the weeks of a month have all of them and no others.
 */
record PaidHours() implements Outcome {

    /** The register keeps hundredths of an hour. */
    private static final int HUNDREDTHS = 100;

    /** Months have four weeks or five, so that a week's share of a hundredth is a whole number of twentieths. */
    private static final int PARTS_EACH = 20;

    @Override
    public String name() {
        return "paid-hours";
    }

    @Override
    public Unit unit() {
        return Unit.HOURS;
    }

    @Override
    public List<String> missingIn(Register register) {
        return register.has(PAID_HOURS)
                ? List.of()
                : List.of("'" + name() + "' needs the monthly paid hours, which the register lacks; "
                        + "read an extract with columns timer_YYYY_MM, or join them with a PaidHoursBuilder");
    }

    @Override
    public Measure in(Register register) {
        int first = register.span().start().epochWeek();
        int end = register.span().end().epochWeek();
        return (timeline, start, into) -> {
            // Whole numbers, so that whole months sum up to what the register has, without rounding.
            long sum = 0;
            long eachWeek = 0;
            boolean known = true;
            for (int k = 0; k < into.length; k++) {
                into[k] = known ? (double) sum / (HUNDREDTHS * PARTS_EACH) : Double.NaN;
                LocalDate thursday = LocalDate.ofEpochDay((start + k) * 7L);
                if (k == 0 || thursday.getDayOfMonth() <= 7) {
                    double hours = hours(timeline, YearMonth.from(thursday));
                    known &= !Double.isNaN(hours);
                    eachWeek = Math.round(hours * HUNDREDTHS) * (PARTS_EACH / weeksOfMonth(thursday));
                }
                known &= start + k >= first && start + k < end;
                sum += eachWeek;
            }
        };
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of("paid-hours"));
    }

    @Override
    public String toString() {
        return name();
    }

    /** A blank month has none; NaN if the month is not observed. */
    private static double hours(Timeline timeline, YearMonth month) {
        return timeline.sum(PAID_HOURS, month, month.plusMonths(1));
    }

    private static int weeksOfMonth(LocalDate thursday) {
        int before = (thursday.getDayOfMonth() - 1) / 7;
        int after = (thursday.lengthOfMonth() - thursday.getDayOfMonth()) / 7;
        return before + 1 + after;
    }
}
