package dk.effekt.disclosure;

import com.google.common.base.Preconditions;
import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts that add up in ways that no table has, such as those of a page of figures: what one period begins with is what the one before
 * ended with. {@link SmallCells#protect(CountSums)} decides which may be seen, of all of them at once. Immutable.
 *
 * <pre>{@code
 * CountSums.Builder sums = CountSums.builder();
 * int all = sums.published(40);
 * int finished = sums.published(37);
 * int others = sums.published(3);
 * sums.equal(List.of(all), List.of(finished, others));
 * List<OptionalLong> seen = SmallCells.standard().protect(sums.build());
 * }</pre>
 */
public final class CountSums {

    /** Cells that gain when what is on one side is more, and cells on the other side. */
    record Equation(int[] left, int[] right) {

        Equation {
            left = left.clone();
            right = right.clone();
        }
    }

    private final long[] counts;
    private final boolean[] published;
    private final List<Equation> equations;
    /** By cell, the cells that are hidden where it is. */
    private final int[][] followers;

    private CountSums(Builder builder) {
        this.counts = builder.counts.stream().mapToLong(Long::longValue).toArray();
        this.published = new boolean[counts.length];
        builder.published.forEach(cell -> published[cell] = true);
        this.equations = List.copyOf(builder.equations);
        this.followers = builder.followers.stream().map(Ints::toArray).toArray(int[][]::new);
    }

    /** Takes counts, and how they add up. */
    public static Builder builder() {
        return new Builder();
    }

    int size() {
        return counts.length;
    }

    long count(int cell) {
        return counts[cell];
    }

    boolean isPublished(int cell) {
        return published[cell];
    }

    /** As they are looked at when it is decided what to hide. */
    Counts counts() {
        return new Counts() {
            @Override
            public int size() {
                return counts.length;
            }

            @Override
            public long count(int cell) {
                return counts[cell];
            }

            @Override
            public boolean isPublished(int cell) {
                return published[cell];
            }

            @Override
            public boolean isSecret(int cell) {
                return published[cell];
            }
        };
    }

    List<Equation> equations() {
        return equations;
    }

    int[] followers(int cell) {
        return followers[cell];
    }

    /** One line, without a count: {@code 40 counts, not yet protected}. */
    @Override
    public String toString() {
        return counts.length + " counts, not yet protected";
    }

    /** Takes counts, each of which it numbers from 0 on. */
    public static final class Builder {

        private final List<Long> counts = new ArrayList<>();
        private final List<Integer> published = new ArrayList<>();
        private final List<Equation> equations = new ArrayList<>();
        private final List<List<Integer>> followers = new ArrayList<>();

        private Builder() {}

        /**
         * A count that is shown unless it is hidden.
         *
         * @param count at least 0
         * @return its number
         */
        public int published(long count) {
            int cell = unpublished(count);
            published.add(cell);
            return cell;
        }

        /**
         * A count that is not shown, by which others are bound: it needs no protection of its own.
         *
         * @param count at least 0
         * @return its number
         */
        public int unpublished(long count) {
            Preconditions.checkArgument(count >= 0, "a count of %s; it must be at least 0", count);
            counts.add(count);
            followers.add(new ArrayList<>());
            return counts.size() - 1;
        }

        /**
         * Tells that some counts have the sum of others, as a reader knows.
         *
         * @throws IllegalArgumentException if they have not
         */
        public Builder equal(List<Integer> some, List<Integer> others) {
            Preconditions.checkArgument(
                    sum(some) == sum(others), "counts of %s in all are not those of %s", sum(some), sum(others));
            equations.add(new Equation(Ints.toArray(some), Ints.toArray(others)));
            return this;
        }

        /**
         * Tells that some counts are not more than others, as a reader knows.
         *
         * @throws IllegalArgumentException if they are
         */
        public Builder atMost(List<Integer> some, List<Integer> others) {
            Preconditions.checkArgument(
                    sum(some) <= sum(others), "counts of %s in all are more than %s", sum(some), sum(others));
            int rest = unpublished(sum(others) - sum(some));
            return equal(Stream.concat(some.stream(), Stream.of(rest)).toList(), others);
        }

        /** Asks that a count be hidden where another is, zero or not. */
        public Builder hiddenWith(int count, int other) {
            followers.get(other).add(count);
            return this;
        }

        private long sum(List<Integer> cells) {
            return cells.stream().mapToLong(counts::get).sum();
        }

        /** The counts. */
        public CountSums build() {
            return new CountSums(this);
        }
    }
}
