package dk.effekt.effect;

import com.google.common.primitives.ImmutableDoubleArray;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.internal.Blocks;
import dk.effekt.internal.Missing;
import dk.effekt.matching.MatchedSample;
import dk.effekt.outcome.OutcomeMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Estimates many outcomes, each in some week, on the rows of one sample or of parts of it, and keeps what every person adds to the
 * error of each. Columns whose rows are observed alike are estimated together.
 */
final class ColumnEstimation {

    static final String CLUSTERED = "clustered on the person (HC1)";

    /** An outcome in a week; its number says where it stands among all. */
    record Column(int number, int outcome, int week) {}

    private final EffectEstimator estimator;
    private final OutcomeMatrix outcomes;
    /** The rows in use, and the sample of these alone. */
    private final int[] rows;

    private final MatchedSample used;
    private final PersonSums sums;
    private final EffectPath.Means[] means;
    private final Set<String> notes = new TreeSet<>();
    /** On which columns are estimated; what a column adds is its own, so that any order gives the same. */
    private final Executor executor;

    private final boolean isWeighted;
    private boolean someUnobserved;

    /**
     * @param columns number of columns
     * @throws IllegalArgumentException if sizes do not fit, or the estimator lacks something
     */
    ColumnEstimation(
            EffectEstimator estimator, MatchedSample sample, OutcomeMatrix outcomes, int[] persons, int columns) {
        int size = sample.units().size();
        if (persons.length != size || outcomes.rows() != size) {
            throw new IllegalArgumentException(
                    size + " units, " + outcomes.rows() + " rows of outcomes and " + persons.length + " persons");
        }
        List<String> missing = estimator.missingIn(sample);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", missing));
        }
        this.estimator = estimator;
        this.outcomes = outcomes;
        this.rows = sample.rowsInUse();
        this.used = sample.among(rows);
        this.sums = new PersonSums(Arrays.stream(rows).map(row -> persons[row]).toArray(), columns);
        this.means = new EffectPath.Means[columns];
        this.isWeighted = outcomes.isWeighted();
        this.notes.addAll(outcomes.notes());
        this.executor = sample.units().covariates().map(DesignMatrix::executor).orElse(Runnable::run);
    }

    /** The rows in use. */
    MatchedSample used() {
        return used;
    }

    /** The row of the whole sample that a row in use is. */
    int row(int place) {
        return rows[place];
    }

    /** Estimates columns on all rows in use. */
    void estimate(List<Column> columns) {
        int[] all = new int[rows.length];
        Arrays.setAll(all, i -> i);
        estimate(columns, all);
    }

    /** Estimates columns on some of the rows in use, ascending. */
    void estimate(List<Column> columns, int[] places) {
        MatchedSample part = used.among(places);
        for (Map.Entry<Rows, List<Column>> alike : byRows(columns, places).entrySet()) {
            Rows key = alike.getKey();
            int[] observed = key.observed().stream().toArray();
            int[] there = Arrays.stream(observed).map(i -> places[i]).toArray();
            MatchedSample sample = observed.length == places.length ? part : part.among(observed);
            someUnobserved |= sample.distinctTreated() < part.distinctTreated();
            if (!key.factors().isEmpty()) {
                double[] factors = Arrays.stream(observed)
                        .mapToDouble(i -> key.factors().get(i))
                        .toArray();
                int[] left = IntStream.range(0, factors.length)
                        .filter(i -> factors[i] > 0)
                        .toArray();
                sample = weighted(sample, factors).among(left);
                there = Arrays.stream(left).map(i -> places[observed[i]]).toArray();
            }
            estimate(sample, there, alike.getValue());
        }
    }

    private void estimate(MatchedSample sample, int[] places, List<Column> columns) {
        if (sample.distinctTreated() == 0 || sample.distinctControls() == 0) {
            for (Column column : columns) {
                sums.addNone(column.number());
                means[column.number()] = new EffectPath.Means(Double.NaN, Double.NaN, 0, 0);
            }
            return;
        }
        Function<double[], PotentialMeans> estimate = estimator.onSample(sample);
        int controls = sums.controlPersons(sample, places);
        List<List<String>> said = Blocks.map(executor, columns.size(), 1, (from, to) -> {
            Column column = columns.get(from);
            PotentialMeans found = estimate.apply(values(column, places));
            sums.add(column.number(), found, places);
            means[column.number()] =
                    new EffectPath.Means(found.treated(), found.control(), sample.distinctTreated(), controls);
            return found.notes();
        });
        said.forEach(notes::addAll);
    }

    private double[] values(Column column, int[] places) {
        double[] values = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = outcomes.value(column.outcome(), rows[places[i]], column.week());
        }
        return values;
    }

    /**
     * The weights of the sample times those of the rows in a week. What was matched falls apart into weights: the partner of a row
     * who is no longer followed is made up for by all who are, not by its set.
     */
    private MatchedSample weighted(MatchedSample sample, double[] factors) {
        double[] weights = sample.weights();
        for (int row = 0; row < weights.length; row++) {
            weights[row] *= factors[row];
        }
        MatchedSample weighted = MatchedSample.weighted(sample.units(), weights);
        Missing.requireNoneOr(
                "as later starts are censored and weighted, no sets are left", estimator.missingIn(weighted));
        return weighted;
    }

    /**
     * The rows of a column.
     *
     * @param observed those whose outcome is known, or would be if they were still followed
     * @param factors what each counts in the week; empty if all count 1
     */
    private record Rows(BitSet observed, ImmutableDoubleArray factors) {}

    private Map<Rows, List<Column>> byRows(List<Column> columns, int[] places) {
        List<Rows> each = Blocks.map(executor, columns.size(), 1, (column, end) -> rowsOf(columns.get(column), places));
        Map<Rows, List<Column>> parts = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            parts.computeIfAbsent(each.get(i), any -> new ArrayList<>()).add(columns.get(i));
        }
        return parts;
    }

    private Rows rowsOf(Column column, int[] places) {
        BitSet observed = new BitSet(places.length);
        double[] factors = new double[isWeighted ? places.length : 0];
        boolean areOne = true;
        for (int i = 0; i < places.length; i++) {
            int row = rows[places[i]];
            if (isWeighted) {
                factors[i] = outcomes.weight(column.outcome(), row, column.week());
                areOne &= factors[i] == 1;
            }
            boolean isGone = !areOne && factors[i] == 0;
            observed.set(i, isGone || !Double.isNaN(outcomes.value(column.outcome(), row, column.week())));
        }
        return new Rows(observed, areOne ? ImmutableDoubleArray.of() : ImmutableDoubleArray.copyOf(factors));
    }

    /** All estimates so far with their covariance. */
    Joint joint(String contrast) {
        boolean isOfWeights = used.kind() == MatchedSample.Kind.WEIGHTS;
        String known = isOfWeights ? ", weights taken as known" : ", weights for later starts taken as known";
        return sums.joint(
                executor,
                contrast + (someUnobserved ? ", among those observed" : ""),
                CLUSTERED + (isOfWeights || isWeighted ? known : ""));
    }

    EffectPath.Means means(int column) {
        return means[column];
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
