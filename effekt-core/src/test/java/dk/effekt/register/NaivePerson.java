package dk.effekt.register;

import static dk.effekt.register.Fixtures.DEAD;
import static dk.effekt.register.Fixtures.EMIGRATED;
import static dk.effekt.register.Fixtures.PENSION;

import dk.effekt.calendar.Week;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A person as an array: a code for each week and the values of each month, with the rules applied week by week on dates of
 * {@code java.time}. Slow, and simple enough to be right by reading.
 *
 * @param id pseudonym
 * @param traits what is known beside the weeks
 * @param raw one code a week, as the input has it: 0 for a blank cell, 2 for a missing column
 * @param ratios the employment ratios stated; observed months without one are blank
 * @param hours the paid hours stated, likewise
 */
record NaivePerson(
        long id, PersonTraits traits, int[] raw, Map<YearMonth, Double> ratios, Map<YearMonth, Double> hours) {

    private static final Set<Integer> EXITS = Set.of(PENSION, EMIGRATED, DEAD);

    /** What holds for every person of a delivery. */
    record Frame(LocalDate monday, int weeks, Map<MonthlySeries, Set<YearMonth>> observed, ScopeRule scope) {

        LocalDate mondayOf(int week) {
            return monday.plusWeeks(week);
        }

        YearMonth monthOf(int week) {
            return YearMonth.from(mondayOf(week).with(DayOfWeek.THURSDAY));
        }

        /** Whether a series is observed in the month of some week of the span: the register knows no others. */
        boolean observes(MonthlySeries series, YearMonth month) {
            return !month.isBefore(monthOf(0))
                    && !month.isAfter(monthOf(weeks - 1))
                    && observed.get(series).contains(month);
        }
    }

    /** Gives the person to a builder, saying a state only where it changes. */
    void giveTo(RegisterBuilder builder, Frame frame, long line) {
        builder.begin(id, traits, line);
        for (int week = 0; week < raw.length; week++) {
            if (week == 0 ? raw[0] != 2 : raw[week] != raw[week - 1]) {
                builder.from(Week.of(frame.mondayOf(week)).epochWeek(), new State(raw[week]));
            }
        }
        ratios.forEach((month, value) -> builder.monthly(MonthlySeries.EMPLOYMENT_RATIO, month, value));
        hours.forEach((month, value) -> builder.monthly(MonthlySeries.PAID_HOURS, month, value));
        builder.end();
    }

    State stateAt(int week, Frame frame) {
        if (week < 0 || week >= raw.length) {
            return State.NOT_OBSERVED;
        }
        boolean blank = raw[week] == 0;
        return blank
                        && frame.scope() == ScopeRule.FROM_AGE_16_UNTIL_EXIT
                        && (isTooYoung(week, frame) || hasExited(week))
                ? State.OUT_OF_SCOPE
                : new State(raw[week]);
    }

    Employment employmentAt(int week, Frame frame) {
        if (week < 0 || week >= raw.length || !frame.observes(MonthlySeries.EMPLOYMENT_RATIO, frame.monthOf(week))) {
            return Employment.NOT_OBSERVED;
        }
        return ratios.getOrDefault(frame.monthOf(week), 0.0) > 0 ? Employment.EMPLOYED : Employment.NOT_EMPLOYED;
    }

    OptionalDouble valueAt(MonthlySeries series, YearMonth month, Frame frame) {
        Double stated = of(series).get(month);
        return stated != null && frame.observes(series, month) ? OptionalDouble.of(stated) : OptionalDouble.empty();
    }

    /** In decimals, which are exact. */
    double sum(MonthlySeries series, YearMonth startInclusive, YearMonth endExclusive, Frame frame) {
        BigDecimal sum = BigDecimal.ZERO;
        for (YearMonth month = startInclusive; month.isBefore(endExclusive); month = month.plusMonths(1)) {
            if (!frame.observes(series, month)) {
                return Double.NaN;
            }
            sum = sum.add(BigDecimal.valueOf(of(series).getOrDefault(month, 0.0)));
        }
        return sum.doubleValue();
    }

    private Map<YearMonth, Double> of(MonthlySeries series) {
        return series == MonthlySeries.EMPLOYMENT_RATIO ? ratios : hours;
    }

    /** Shows the weeks, so that a failing example can be read. */
    @Override
    public String toString() {
        return "person " + id + " " + traits + " " + Arrays.toString(raw) + " " + ratios + " " + hours;
    }

    private boolean isTooYoung(int week, Frame frame) {
        return traits.birthDate()
                .map(birth -> birth.plusYears(16).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                .filter(entry -> frame.mondayOf(week).isBefore(entry))
                .isPresent();
    }

    private boolean hasExited(int week) {
        for (int before = week - 1; before >= 0; before--) {
            if (raw[before] >= 100) {
                return EXITS.contains(raw[before]);
            }
        }
        return false;
    }
}
