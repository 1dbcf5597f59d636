package dk.effekt.register;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of weeks as disjoint half-open spans in ascending order, none touching the next. Every operation takes time in
 * proportion to the spans, never to the weeks.
 */
public final class WeekSet {

    /** The set without weeks. */
    public static final WeekSet EMPTY = new WeekSet(new int[0]);

    /** Start, end, start, end, … in epoch weeks, strictly ascending. */
    private final int[] bounds;

    private WeekSet(int[] bounds) {
        this.bounds = bounds;
    }

    /** The weeks of one span. */
    public static WeekSet of(WeekSpan span) {
        return ofEpochWeeks(span.start().epochWeek(), span.end().epochWeek());
    }

    /** The weeks from one epoch week to just before another; empty unless the second is later. */
    public static WeekSet ofEpochWeeks(int startInclusive, int endExclusive) {
        return startInclusive < endExclusive ? new WeekSet(new int[] {startInclusive, endExclusive}) : EMPTY;
    }

    /** A builder to which spans are added from the earliest to the latest. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether a week is in the set. */
    public boolean contains(Week week) {
        return contains(week.epochWeek());
    }

    /** Whether the week at an epoch-week position is in the set. */
    public boolean contains(int epochWeek) {
        int at = Arrays.binarySearch(bounds, epochWeek);
        // Found at an even place: the first week of a span. Not found: inside one if an odd number of bounds lie below.
        return at >= 0 ? at % 2 == 0 : (-at - 1) % 2 == 1;
    }

    /** The weeks in both sets. */
    public WeekSet and(WeekSet other) {
        return combine(other, (a, b) -> a && b);
    }

    /** The weeks in either set. */
    public WeekSet or(WeekSet other) {
        return combine(other, (a, b) -> a || b);
    }

    /** The weeks in this set and not in the other. */
    public WeekSet minus(WeekSet other) {
        return combine(other, (a, b) -> a && !b);
    }

    /** The same set, so many weeks later; earlier if negative. */
    public WeekSet shift(int weeks) {
        int[] shifted = bounds.clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] = Math.addExact(shifted[i], weeks);
        }
        return new WeekSet(shifted);
    }

    /** Whether it has no week. */
    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /** Its number of weeks. */
    public int weeks() {
        int sum = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            sum += bounds[i + 1] - bounds[i];
        }
        return sum;
    }

    /** Its number of spans. */
    public int spanCount() {
        return bounds.length / 2;
    }

    /** First epoch week of a span, counted from 0. */
    public int start(int span) {
        return bounds[2 * span];
    }

    /** First epoch week after a span, counted from 0. */
    public int end(int span) {
        return bounds[2 * span + 1];
    }

    /** Its spans in ascending order. */
    public List<WeekSpan> spans() {
        List<WeekSpan> spans = new ArrayList<>(spanCount());
        for (int i = 0; i < spanCount(); i++) {
            spans.add(new WeekSpan(Week.ofEpochWeek(start(i)), Week.ofEpochWeek(end(i))));
        }
        return List.copyOf(spans);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeekSet set && Arrays.equals(bounds, set.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return spanCount() <= 3 ? spans().toString() : weeks() + " weeks in " + spanCount() + " spans";
    }

    private interface Rule {
        boolean holds(boolean inThis, boolean inOther);
    }

    /** Walks the bounds of both in order; between two of them membership does not change. */
    private WeekSet combine(WeekSet other, Rule rule) {
        int[] a = bounds;
        int[] b = other.bounds;
        int[] result = new int[a.length + b.length];
        int size = 0;
        int i = 0;
        int j = 0;
        boolean inside = false;
        while (i < a.length || j < b.length) {
            int at = j == b.length || (i < a.length && a[i] <= b[j]) ? a[i] : b[j];
            i += i < a.length && a[i] == at ? 1 : 0;
            j += j < b.length && b[j] == at ? 1 : 0;
            boolean now = rule.holds(i % 2 == 1, j % 2 == 1);
            if (now != inside) {
                result[size++] = at;
                inside = now;
            }
        }
        return size == 0 ? EMPTY : new WeekSet(Arrays.copyOf(result, size));
    }

    /** Collects spans in ascending order and joins those that touch. */
    public static final class Builder {

        private int[] bounds = new int[8];
        private int size;

        private Builder() {}

        /**
         * Adds the weeks from one epoch week to just before another; nothing if there are none.
         *
         * @throws IllegalArgumentException if the span starts before the end of the one added last
         */
        public Builder add(int startInclusive, int endExclusive) {
            if (startInclusive >= endExclusive) {
                return this;
            }
            if (size > 0 && startInclusive <= bounds[size - 1]) {
                if (startInclusive < bounds[size - 1]) {
                    throw new IllegalArgumentException("span from " + Week.ofEpochWeek(startInclusive)
                            + " starts before the end of the last, " + Week.ofEpochWeek(bounds[size - 1]));
                }
                bounds[size - 1] = endExclusive;
                return this;
            }
            if (size == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * size);
            }
            bounds[size++] = startInclusive;
            bounds[size++] = endExclusive;
            return this;
        }

        /** The set of the weeks added. */
        public WeekSet build() {
            return size == 0 ? EMPTY : new WeekSet(Arrays.copyOf(bounds, size));
        }
    }
}
