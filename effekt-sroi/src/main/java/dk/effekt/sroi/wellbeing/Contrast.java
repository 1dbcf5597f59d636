package dk.effekt.sroi.wellbeing;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.regression.OutcomeDesign;
import dk.effekt.regression.OutcomeFit;
import dk.effekt.regression.OutcomeModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One number for a change with its standard error, and what each person adds to its error. The squares of what they add sum to the
 * variance; the products with those of another contrast of the same persons sum to the covariance.
 */
record Contrast(
        ChangeDesign design,
        double estimate,
        double standardError,
        double degreesOfFreedom,
        String method,
        SortedMap<Long, Double> influences) {

    /** What is left of a residual at a leverage of 1 is rounding. */
    private static final double LARGEST_LEVERAGE = 1 - 1e-10;

    /** The mean change of the first group, less that of the second if there is one. */
    static Optional<Contrast> ofChanges(List<List<Answer>> groups) {
        SortedMap<Long, Double> influences = new TreeMap<>();
        double estimate = 0;
        double variance = 0;
        double squares = 0;
        int sign = 1;
        for (List<Answer> group : groups) {
            Sample changes = Sample.of(group, Answer::change);
            double n = changes.size();
            estimate += sign * changes.mean();
            variance += changes.error();
            squares += changes.error() * changes.error() / (n - 1);
            for (Answer answer : group) {
                influences.put(answer.personId(), sign * (answer.change() - changes.mean()) / Math.sqrt(n * (n - 1)));
            }
            sign = -1;
        }
        boolean compared = groups.size() > 1;
        return some(
                compared ? ChangeDesign.DIFFERENCE_IN_CHANGE : ChangeDesign.BEFORE_AFTER,
                estimate,
                variance,
                variance * variance / squares,
                compared ? "Welch" : "of the mean",
                influences);
    }

    /**
     * The coefficient of the group in the least squares of after on group and before, with the standard error HC2 (MacKinnon and
     * White 1985), which without before would be that of the difference of two means; none if before tells nothing or one person
     * alone determines a coefficient.
     */
    static Optional<Contrast> adjusted(List<Answer> participants, List<Answer> comparison) {
        List<Answer> all = new ArrayList<>(participants);
        all.addAll(comparison);
        int n = all.size();
        int[] rows = IntStream.range(0, n).toArray();
        boolean[] took = new boolean[n];
        Arrays.fill(took, 0, participants.size(), true);
        double[] each = new double[n];
        Arrays.fill(each, 1);
        double[] after =
                all.stream().mapToDouble(answer -> answer.after().orElseThrow()).toArray();
        DesignMatrix before = DesignMatrix.of(
                List.of("before"),
                all.stream()
                        .mapToDouble(answer -> answer.before().orElseThrow())
                        .toArray());
        OutcomeFit fit;
        try {
            fit = OutcomeFit.of(
                    OutcomeModel.LINEAR, OutcomeDesign.ofBoth(before, rows, each), rows, took, each, after, "persons");
        } catch (IllegalArgumentException beforeTellsNothing) {
            return Optional.empty();
        }
        // The model has no products with the group, so that the difference is the same for everybody: one row stands
        // for all.
        double[] shares = new double[n];
        shares[0] = 1;
        double[] treated = new double[n];
        double[] untreated = new double[n];
        double[] leverage = new double[n];
        fit.addInfluence(shares, true, treated);
        fit.addInfluence(shares, false, untreated);
        fit.writeLeverage(leverage);
        SortedMap<Long, Double> influences = new TreeMap<>();
        double variance = 0;
        for (int row = 0; row < n; row++) {
            if (leverage[row] > LARGEST_LEVERAGE) {
                return Optional.empty();
            }
            double influence = (treated[row] - untreated[row]) / Math.sqrt(1 - leverage[row]);
            influences.put(all.get(row).personId(), influence);
            variance += influence * influence;
        }
        double difference = fit.mean(0, true) - fit.mean(0, false);
        return some(ChangeDesign.ADJUSTED_FOR_BEFORE, difference, variance, n - fit.parameters(), "HC2", influences);
    }

    private static Optional<Contrast> some(
            ChangeDesign design,
            double estimate,
            double variance,
            double degreesOfFreedom,
            String method,
            SortedMap<Long, Double> influences) {
        return variance > 0
                ? Optional.of(new Contrast(design, estimate, Math.sqrt(variance), degreesOfFreedom, method, influences))
                : Optional.empty();
    }

    /** Of the same persons; 0 where none is in both. */
    double covariance(Contrast other) {
        double sum = 0;
        for (var person : influences.entrySet()) {
            sum += person.getValue() * other.influences.getOrDefault(person.getKey(), 0.0);
        }
        return sum;
    }
}
