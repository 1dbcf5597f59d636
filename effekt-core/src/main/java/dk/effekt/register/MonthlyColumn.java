package dk.effekt.register;

import com.google.common.hash.Hasher;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** One monthly series of all persons, as runs of months with the same value. */
final class MonthlyColumn {

    private final MonthlySeries series;
    private final Months months;
    private final boolean[] observed;
    private final RunsColumn runs;
    private final boolean any;

    /**
     * @param observed for each month whether the series was observed in it
     * @param runs none unless it was in one
     */
    MonthlyColumn(MonthlySeries series, Months months, boolean[] observed, RunsColumn runs) {
        this.series = series;
        this.months = months;
        this.observed = observed;
        this.runs = runs;
        this.any = any(observed);
    }

    private static boolean any(boolean[] observed) {
        for (boolean one : observed) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    /** The series of some persons, who are given by number in ascending order and numbered anew. */
    MonthlyColumn of(int[] persons) {
        return any ? new MonthlyColumn(series, months, observed, runs.of(PackedMonth.BITS, persons)) : this;
    }

    MonthlySeries series() {
        return series;
    }

    /** Whether the series was observed in at least one month. */
    boolean isObserved() {
        return any;
    }

    /** A person's value in a month; empty if it is blank or not observed. */
    OptionalDouble at(int person, YearMonth month) {
        int value = packedAt(person, month);
        return value >= PackedMonth.BLANK ? OptionalDouble.empty() : OptionalDouble.of(inOnes(value));
    }

    /** A person's packed value in a month; {@link PackedMonth#NOT_OBSERVED} outside the months. */
    int packedAt(int person, YearMonth month) {
        int m = months.numberOf(month);
        if (!any || m < 0) {
            return PackedMonth.NOT_OBSERVED;
        }
        Runs chunk = runs.of(person);
        return PackedMonth.value(chunk.get(chunk.find(person, m)));
    }

    /** The months in which the series was observed. */
    List<YearMonth> monthsObserved() {
        return IntStream.range(0, observed.length)
                .filter(m -> observed[m])
                .mapToObj(months.first()::plusMonths)
                .toList();
    }

    /** The sum of a person's months, in whole parts and therefore exact; NaN if one of them is not observed. */
    double sum(int person, YearMonth startInclusive, YearMonth endExclusive) {
        if (!startInclusive.isBefore(endExclusive)) {
            return 0;
        }
        int month = months.numberOf(startInclusive);
        int last = months.numberOf(endExclusive.minusMonths(1));
        if (!any || month < 0 || last < 0) {
            return Double.NaN;
        }
        Runs chunk = runs.of(person);
        int end = chunk.end(person);
        long parts = 0;
        for (int i = chunk.find(person, month); month <= last; i++) {
            int next = i + 1 < end ? Math.min(PackedMonth.month(chunk.get(i + 1)), last + 1) : last + 1;
            int value = PackedMonth.value(chunk.get(i));
            if (value == PackedMonth.NOT_OBSERVED) {
                return Double.NaN;
            }
            parts += value == PackedMonth.BLANK ? 0 : (long) value * (next - month);
            month = next;
        }
        return inOnes(parts);
    }

    /** The number of runs. */
    long size() {
        return runs.size();
    }

    /** The bytes of its runs. */
    long bytes() {
        return runs.bytes();
    }

    void putMonths(Hasher hasher) {
        for (boolean one : observed) {
            hasher.putBoolean(one);
        }
    }

    void putPerson(Hasher hasher, int person) {
        if (any) {
            runs.of(person).put(hasher, person);
        }
    }

    /** A byte for each month, 1 if it was observed; if one was, the runs. */
    void writeTo(SnapshotWriter out) throws IOException {
        byte[] flags = new byte[observed.length];
        for (int m = 0; m < flags.length; m++) {
            flags[m] = (byte) (observed[m] ? 1 : 0);
        }
        out.putBytes(flags);
        if (any) {
            runs.writeTo(out);
        }
    }

    static MonthlyColumn read(MonthlySeries series, Months months, int persons, SnapshotReader in) throws IOException {
        byte[] flags = in.getBytes(months.count());
        boolean[] observed = new boolean[flags.length];
        for (int m = 0; m < flags.length; m++) {
            observed[m] = flags[m] != 0;
        }
        RunsColumn runs = any(observed)
                ? RunsColumn.read(
                        PackedMonth.BITS, months.count(), value -> PackedMonth.isValue(series, value), persons, in)
                : RunsColumn.NONE;
        return new MonthlyColumn(series, months, observed, runs);
    }

    private double inOnes(long parts) {
        return (double) parts / series.parts();
    }
}
