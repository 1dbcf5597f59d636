package dk.effekt.matching;

import com.google.common.base.Suppliers;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.internal.Blocks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Measures balance column by column, several at a time where the covariates have an executor. What rests on the order of the
 * values is one pass over the sorted rows, so that a column takes time proportional to its rows, whatever the sets.
 */
final class BalanceMeasurement {

    /** How far a weighted mean may lie from what it would be without rounding, over the largest value. */
    private static final double ROUNDING = 1e-12;

    private final boolean[] treated;
    private final double[] weights;
    private final Estimand estimand;
    private final SmdConvention convention;
    private final BinaryDifference binary;
    /** The two rows of each pair. */
    private final int[] firsts;

    private final int[] seconds;
    /** The stratum of each row, −1 for none; empty if there are none. */
    private final int[] setOfRow;

    private final int sets;
    private final Arm before1;
    private final Arm before0;
    private final Arm after1;
    private final Arm after0;
    private final EcdfDistances.Steps steps;
    private final Supplier<Arm> all = Suppliers.memoize(() -> arm(row -> 1));
    private final Supplier<Arm> weighted = Suppliers.memoize(() -> arm(this::weight));
    private final Supplier<Arm> used = Suppliers.memoize(() -> arm(row -> weight(row) > 0 ? 1 : 0));

    private BalanceMeasurement(MatchedSample sample, SmdConvention convention, BinaryDifference binary, int[] rows) {
        Units units = sample.units();
        this.estimand = units.estimand();
        this.convention = convention;
        this.binary = binary;
        this.treated = new boolean[rows.length];
        this.weights = new double[rows.length];
        int[] place = RowSort.places(rows, units.size());
        for (int i = 0; i < rows.length; i++) {
            treated[i] = units.isTreated(rows[i]);
            weights[i] = sample.weight(rows[i]);
        }
        boolean hasStrata = sample.kind() == MatchedSample.Kind.STRATA;
        this.sets = hasStrata ? sample.sets() : 0;
        this.setOfRow = hasStrata ? pick(sample.setOfRow(), rows) : new int[0];
        int pairs = 0;
        for (int set = 0; set < sample.sets() && !hasStrata; set++) {
            pairs += sample.partners(set);
        }
        int[] ofFocal = new int[pairs];
        int[] ofPartner = new int[pairs];
        int kept = 0;
        for (int set = 0; set < sample.sets() && !hasStrata; set++) {
            int focal = place[sample.focal(set, 0)];
            for (int i = 0; i < sample.partners(set); i++) {
                int partner = place[sample.partner(set, i)];
                if (focal >= 0 && partner >= 0) {
                    ofFocal[kept] = focal;
                    ofPartner[kept++] = partner;
                }
            }
        }
        this.firsts = Arrays.copyOf(ofFocal, kept);
        this.seconds = Arrays.copyOf(ofPartner, kept);
        int treatedRows = 0;
        for (boolean isTreated : treated) {
            treatedRows += isTreated ? 1 : 0;
        }
        Arm.Builder all1 = new Arm.Builder(treatedRows);
        Arm.Builder all0 = new Arm.Builder(rows.length - treatedRows);
        Arm.Builder used1 = new Arm.Builder(treatedRows);
        Arm.Builder used0 = new Arm.Builder(rows.length - treatedRows);
        for (int row = 0; row < treated.length; row++) {
            (treated[row] ? all1 : all0).add(row, 1);
            (treated[row] ? used1 : used0).add(row, weights[row]);
        }
        this.before1 = all1.build();
        this.before0 = all0.build();
        this.after1 = used1.build();
        this.after0 = used0.build();
        this.steps = new EcdfDistances.Steps(treated, weights, before1, before0, after1, after0);
    }

    private double weight(int row) {
        return weights[row];
    }

    private Arm arm(IntToDoubleFunction weight) {
        Arm.Builder arm = new Arm.Builder(treated.length);
        for (int row = 0; row < treated.length; row++) {
            arm.add(row, weight.applyAsDouble(row));
        }
        return arm.build();
    }

    static Balance whole(
            DesignMatrix covariates, MatchedSample sample, SmdConvention convention, BinaryDifference binary) {
        int[] rows = new int[sample.units().size()];
        Arrays.setAll(rows, row -> row);
        return of(covariates, sample, convention, binary, List.of(rows)).get(0);
    }

    /** The balance within each of several groups of rows. */
    static List<Balance> of(
            DesignMatrix covariates,
            MatchedSample sample,
            SmdConvention convention,
            BinaryDifference binary,
            List<int[]> groups) {
        Units units = sample.units();
        if (covariates.rows() != units.size()) {
            throw new IllegalArgumentException(
                    covariates.rows() + " rows of covariates for " + units.size() + " units");
        }
        if (!units.isInOrder()) {
            int[] order = units.order();
            int[] places = RowSort.places(order, order.length);
            List<int[]> moved = groups.stream()
                    .map(group -> Arrays.stream(group)
                            .map(row -> places[row])
                            .sorted()
                            .toArray())
                    .toList();
            return of(covariates.among(order), sample.inOrder(), convention, binary, moved);
        }
        List<BalanceMeasurement> measurements = groups.stream()
                .map(group -> new BalanceMeasurement(sample, convention, binary, group))
                .toList();
        Optional<Scores> score = score(units);
        List<String> names = new ArrayList<>(covariates.names());
        score.ifPresent(of -> names.add(of.describe()));
        List<List<Balance.Row>> columns = Blocks.map(covariates.executor(), names.size(), 1, (column, next) -> {
            boolean isScore = column == covariates.names().size();
            double[] values = isScore ? score.orElseThrow().values() : covariates.column(names.get(column));
            Balance.Type type = !isScore && isBinary(values) ? Balance.Type.BINARY : Balance.Type.NUMERIC;
            return IntStream.range(0, groups.size())
                    .mapToObj(g -> measurements.get(g).row(names.get(column), type, pick(values, groups.get(g))))
                    .toList();
        });
        return IntStream.range(0, groups.size())
                .mapToObj(g -> {
                    List<Balance.Row> rows =
                            columns.stream().map(ofGroups -> ofGroups.get(g)).toList();
                    int covariateRows = covariates.names().size();
                    return new Balance(
                            convention,
                            binary,
                            measurements.get(g).sizes(),
                            rows.stream().skip(covariateRows).findFirst(),
                            rows.subList(0, covariateRows));
                })
                .toList();
    }

    /** What was matched by, or else weighted by. */
    private static Optional<Scores> score(Units units) {
        if (units.hasScores()) {
            return Optional.of(units.scores());
        }
        return units.propensity().map(score -> score.distance(PropensityScore.Scale.PROBABILITY));
    }

    private static boolean isBinary(double[] values) {
        for (double value : values) {
            // Only zeros and ones are their own squares. Which of the two comes next, no processor foresees.
            if (value * value != value) {
                return false;
            }
        }
        return true;
    }

    private Balance.Sizes sizes() {
        return new Balance.Sizes(
                before1.size(), before0.size(), after1.size(), after0.size(), after1.effective(), after0.effective());
    }

    private Balance.Row row(String name, Balance.Type type, double[] x) {
        boolean isBinary = type == Balance.Type.BINARY;
        Arm.Moments all1 = before1.moments(x, isBinary);
        Arm.Moments all0 = before0.moments(x, isBinary);
        Arm.Moments used1 = after1.moments(x, isBinary);
        Arm.Moments used0 = after0.moments(x, isBinary);
        double sd = isBinary && binary == BinaryDifference.RAW ? 1 : Math.sqrt(variance(x, isBinary, all1, all0));
        boolean hasStrata = setOfRow.length > 0;
        EcdfDistances distances = isBinary
                ? EcdfDistances.ofBinary(Math.abs(all1.mean() - all0.mean()), Math.abs(used1.mean() - used0.mean()))
                : steps.in(x);
        return new Balance.Row(
                name,
                type,
                new Balance.Comparison(
                        all1.mean(),
                        all0.mean(),
                        standardized(all1, all0, sd),
                        isBinary ? Double.NaN : all1.variance() / all0.variance(),
                        distances.beforeMean(),
                        distances.beforeMax()),
                new Balance.Comparison(
                        used1.mean(),
                        used0.mean(),
                        standardized(used1, used0, sd),
                        isBinary ? Double.NaN : used1.variance() / used0.variance(),
                        distances.afterMean(),
                        distances.afterMax()),
                standardized(hasStrata ? betweenArmsOfStrata(x) : betweenPairs(x), sd),
                switch (estimand) {
                    case ATT -> standardized(used1, all1, Math.sqrt(all1.variance()));
                    case ATC -> standardized(used0, all0, Math.sqrt(all0.variance()));
                    case ATE -> shiftOfAll(x, isBinary);
                    case ATO -> Double.NaN;
                });
    }

    private double variance(double[] x, boolean isBinary, Arm.Moments all1, Arm.Moments all0) {
        return switch (convention) {
            case TREATED -> all1.variance();
            case CONTROL -> all0.variance();
            case POOLED -> (all1.variance() + all0.variance()) / 2;
            case ALL -> all.get().moments(x, isBinary).variance();
            case WEIGHTED -> weighted.get().moments(x, isBinary).variance();
        };
    }

    /** Weights carry each arm to all rows in use, of which each therefore counts the same. */
    private double shiftOfAll(double[] x, boolean isBinary) {
        Arm.Moments asked = all.get().moments(x, isBinary);
        Arm.Moments estimated = used.get().moments(x, isBinary);
        return standardized(estimated, asked, Math.sqrt(asked.variance()));
    }

    private double betweenPairs(double[] x) {
        double sum = 0;
        for (int pair = 0; pair < firsts.length; pair++) {
            sum += Math.abs(x[firsts[pair]] - x[seconds[pair]]);
        }
        return sum / firsts.length;
    }

    /**
     * Mean distance of all treated from all untreated rows of their stratum. The rows come in the order of their values; each
     * stratum knows how many rows of either arm it has had and how far these lie below its latest, all together, so that the
     * next adds its distances from those of the other arm at once.
     */
    private double betweenArmsOfStrata(double[] x) {
        double[] rowNumbers = new double[x.length];
        Arrays.setAll(rowNumbers, row -> row);
        SortedValues sorted = new SortedValues(x.length);
        sorted.sort(x, rowNumbers);
        double[] latest = new double[sets];
        double[][] below = new double[2][sets];
        int[][] counts = new int[2][sets];
        double sum = 0;
        double pairs = 0;
        for (int place = 0; place < x.length; place++) {
            int row = (int) sorted.carried(place);
            int set = setOfRow[row];
            if (set >= 0) {
                int own = treated[row] ? 1 : 0;
                double gap = x[row] - latest[set];
                for (int arm = 0; arm < 2; arm++) {
                    below[arm][set] += counts[arm][set] * gap;
                }
                latest[set] = x[row];
                sum += below[1 - own][set];
                pairs += counts[1 - own][set];
                counts[own][set]++;
            }
        }
        return sum / pairs;
    }

    /** Where nothing spreads, means that differ by rounding alone are equal, as infinity would tell of a difference. */
    private static double standardized(Arm.Moments first, Arm.Moments second, double sd) {
        double difference = first.mean() - second.mean();
        double rounding = ROUNDING * Math.max(first.magnitude(), second.magnitude());
        return standardized(sd == 0 && Math.abs(difference) <= rounding ? 0 : difference, sd);
    }

    /** Where there is no spread to measure by, equal means are balanced and others infinitely apart. */
    private static double standardized(double difference, double sd) {
        return difference == 0 ? 0 : difference / sd;
    }

    /** The rows are in order, so that as many as there are means all. */
    private static double[] pick(double[] values, int[] rows) {
        if (rows.length == values.length) {
            return values;
        }
        double[] picked = new double[rows.length];
        Arrays.setAll(picked, i -> values[rows[i]]);
        return picked;
    }

    private static int[] pick(int[] values, int[] rows) {
        int[] picked = new int[rows.length];
        Arrays.setAll(picked, i -> values[rows[i]]);
        return picked;
    }
}
