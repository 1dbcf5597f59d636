package dk.effekt.register;

import java.time.YearMonth;
import java.util.Arrays;

/** One monthly series of the person being taken, and the months in which the series is observed of everybody. */
final class PersonMonths {

    private final MonthlySeries series;
    private final Months months;
    private final boolean[] observed;
    private final int[] values;
    private final RunList runs = new RunList(PackedMonth.BITS);
    private boolean any;

    PersonMonths(MonthlySeries series, Months months) {
        this.series = series;
        this.months = months;
        this.observed = new boolean[months.count()];
        this.values = new int[months.count()];
        Arrays.fill(values, PackedMonth.NOT_OBSERVED);
    }

    /** Observes a month of everybody to come; nothing if it lies outside the span. */
    void observe(YearMonth month) {
        int m = months.numberOf(month);
        if (m >= 0) {
            observed[m] = true;
            any = true;
        }
    }

    /** Begins a person, of whom nothing is said yet. */
    void clear() {
        for (int m = 0; any && m < values.length; m++) {
            values[m] = observed[m] ? PackedMonth.BLANK : PackedMonth.NOT_OBSERVED;
        }
    }

    void set(YearMonth month, double value) {
        int packed = PackedMonth.of(series, value);
        int m = months.numberOf(month);
        if (m >= 0) {
            if (!observed[m]) {
                throw new IllegalArgumentException(
                        series + " for " + month + ", which is not among the months given to observed");
            }
            values[m] = packed;
        }
    }

    /** Sets a month of the span, even to not observed of this person alone. */
    void setPacked(YearMonth month, int packed) {
        values[months.numberOf(month)] = packed;
    }

    /** Whether a month is observed. */
    boolean isObserved() {
        return any;
    }

    /** Each month's packed value. */
    int[] values() {
        return values;
    }

    /** Moves the person; nothing if no month is observed. */
    void moveTo(RunBlocks blocks) {
        if (any) {
            for (int m = 0; m < values.length; m++) {
                runs.add(m, values[m]);
            }
            runs.moveTo(blocks);
        }
    }

    /** The series of everybody, when all have been taken. */
    MonthlyColumn column(RunsColumn all) {
        return new MonthlyColumn(series, months, observed.clone(), all);
    }
}
