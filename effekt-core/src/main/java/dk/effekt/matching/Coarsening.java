package dk.effekt.matching;

import dk.effekt.protocol.Clause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.util.FastMath;

/**
 * How the values of a covariate are made coarser before they must be equal. Bins hold their lower edge and not their upper one;
 * the lowest and the highest reach as far as there are values. All of this is as in MatchIt's {@code method = "cem"}.
 */
public sealed interface Coarsening {

    /**
     * The cut points for a covariate, ascending: one fewer than there are bins.
     *
     * @param values of all rows, finite
     */
    List<Double> cuts(double[] values);

    /** What it does, in few words for the protocol. */
    String describe();

    /** What it is, as a value from which it can be made again. */
    Clause clause();

    /**
     * Bins between given cut points.
     *
     * @param points finite and ascending, such as 25, 35, 45 for those under 25, of 25 to 34, of 35 to 44, and of 45 and more
     */
    static Coarsening at(double... points) {
        return new At(Arrays.stream(points).boxed().toList());
    }

    /** So many bins of equal width from the least to the greatest value. */
    static Coarsening bins(int count) {
        return new Bins(count);
    }

    /** So many bins of about equally many rows, between quantiles of R's type 7. */
    static Coarsening quantiles(int count) {
        return new Quantiles(count);
    }

    /** Bins of equal width, as many as a rule says. */
    static Coarsening automatic(Rule rule) {
        return new Automatic(rule);
    }

    /** No coarsening: values must be equal. */
    static Coarsening none() {
        return new None();
    }

    /** A rule for the number of bins of n values. */
    enum Rule {
        /** ⌈log₂ n⌉ + 1 (Sturges 1926). */
        STURGES("Sturges"),
        /** A width of 3.5 SD n^(−1/3) (Scott 1979). */
        SCOTT("Scott"),
        /** A width of twice the interquartile range times n^(−1/3) (Freedman and Diaconis 1981); Scott's where that is 0. */
        FREEDMAN_DIACONIS("Freedman and Diaconis");

        private final String text;

        Rule(String text) {
            this.text = text;
        }

        /** Number of bins, at least 1. */
        double bins(double[] values) {
            double range = values.length == 0 ? 0 : CutPoints.most(values) - CutPoints.least(values);
            return range == 0
                    ? 1
                    : switch (this) {
                        case STURGES -> Integer.SIZE - Integer.numberOfLeadingZeros(values.length - 1) + 1;
                        case SCOTT -> ofWidth(scott(values), range, values.length);
                        case FREEDMAN_DIACONIS -> {
                            double[] quartiles = CutPoints.quantiles(values, 4);
                            double width = 2 * (quartiles[2] - quartiles[0]);
                            yield ofWidth(width == 0 ? scott(values) : width, range, values.length);
                        }
                    };
        }

        private static double scott(double[] values) {
            return 3.5 * new StandardDeviation().evaluate(values);
        }

        private static double ofWidth(double width, double range, int n) {
            return Math.ceil(range / width * FastMath.cbrt(n));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Bins between given cut points.
     *
     * @param points finite and ascending
     */
    record At(List<Double> points) implements Coarsening {

        public At {
            points = List.copyOf(points);
            for (int i = 0; i < points.size(); i++) {
                if (!Double.isFinite(points.get(i)) || (i > 0 && points.get(i) <= points.get(i - 1))) {
                    throw new IllegalArgumentException(
                            "cut points " + points + " are not finite and ascending at " + points.get(i));
                }
            }
        }

        @Override
        public List<Double> cuts(double[] values) {
            return points;
        }

        @Override
        public String describe() {
            return "cut at " + points.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }

        @Override
        public Clause clause() {
            return Clause.of("at").with("points", points);
        }
    }

    /**
     * Bins of equal width.
     *
     * @param count at least 1; with one bin the covariate does not count
     */
    record Bins(int count) implements Coarsening {

        public Bins {
            requireCount(count);
        }

        @Override
        public List<Double> cuts(double[] values) {
            return boxed(CutPoints.equalWidths(values, count));
        }

        @Override
        public String describe() {
            return "in " + count + " equal bins";
        }

        @Override
        public Clause clause() {
            return Clause.of("bins").with("count", count);
        }
    }

    /**
     * Bins of about equally many rows.
     *
     * @param count at least 1
     */
    record Quantiles(int count) implements Coarsening {

        public Quantiles {
            requireCount(count);
        }

        @Override
        public List<Double> cuts(double[] values) {
            return boxed(CutPoints.quantiles(values, count));
        }

        @Override
        public String describe() {
            return "in " + count + " bins by quantile";
        }

        @Override
        public Clause clause() {
            return Clause.of("quantiles").with("count", count);
        }
    }

    /**
     * Bins of equal width, as many as a rule says.
     *
     * @param rule for their number
     */
    record Automatic(Rule rule) implements Coarsening {

        @Override
        public List<Double> cuts(double[] values) {
            return boxed(CutPoints.equalWidths(values, rule.bins(values)));
        }

        @Override
        public String describe() {
            return "in equal bins after " + rule;
        }

        @Override
        public Clause clause() {
            return Clause.of("automatic").with("rule", rule);
        }
    }

    /** No coarsening. */
    record None() implements Coarsening {

        @Override
        public List<Double> cuts(double[] values) {
            return boxed(CutPoints.each(values));
        }

        @Override
        public String describe() {
            return "as it is";
        }

        @Override
        public Clause clause() {
            return Clause.of("none");
        }
    }

    private static void requireCount(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " bins; at least 1 is wanted");
        }
    }

    private static List<Double> boxed(double[] cuts) {
        List<Double> boxed = new ArrayList<>(cuts.length);
        for (double cut : cuts) {
            boxed.add(cut);
        }
        return boxed;
    }
}
