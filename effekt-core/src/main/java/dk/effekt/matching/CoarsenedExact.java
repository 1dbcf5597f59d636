package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.internal.Missing;
import dk.effekt.internal.Partition;
import dk.effekt.internal.Suggest;
import dk.effekt.protocol.Clause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Coarsened exact matching (Iacus, King and Porro 2012): covariates are cut into bins, and the rows of a stratum that stand in the
 * same bin of every covariate make a set, if both arms are there. Others are left out ({@link Unmatched#NO_CANDIDATE}).
 *
 * <pre>{@code
 * CoarsenedExact.withDefaults()
 *     .with("age", Coarsening.at(25, 35, 45, 55))
 *     .with("benefit_weeks", Coarsening.bins(4));
 * }</pre>
 *
 * <p>Bins are those of all rows that were not left out before matching, whatever their stratum. Columns of zeros and ones, which
 * stand for categories, are not coarsened unless they are named. For the ATT, ATC and ATE; MatchIt's {@code method = "cem"}, to
 * which {@link #withDefaults()} is equal.
 *
 * @param others how covariates that are not named are coarsened
 * @param named how some are, by the name of their column
 */
public record CoarsenedExact(Coarsening others, Map<String, Coarsening> named) implements Matcher {

    public CoarsenedExact {
        named = Collections.unmodifiableMap(new TreeMap<>(named));
    }

    /** All numbers in bins of equal width, as many as Sturges' rule says. */
    public static CoarsenedExact withDefaults() {
        return of(Coarsening.automatic(Coarsening.Rule.STURGES));
    }

    /** All numbers coarsened in one way. */
    public static CoarsenedExact of(Coarsening others) {
        return new CoarsenedExact(others, Map.of());
    }

    /**
     * The same with another coarsening of a covariate.
     *
     * @param covariate the name of a column of the units' covariates; one that they do not have is told by {@link #missingIn}
     */
    public CoarsenedExact with(String covariate, Coarsening coarsening) {
        Map<String, Coarsening> more = new TreeMap<>(named);
        more.put(covariate, coarsening);
        return new CoarsenedExact(others, more);
    }

    @Override
    public List<String> missingIn(Units units) {
        List<String> missing = new ArrayList<>(Strata.missingIn(units));
        if (units.covariates().isEmpty()) {
            missing.add("covariates; give them with withCovariates");
        } else {
            List<String> columns = units.covariates().orElseThrow().names();
            for (String name : named.keySet()) {
                if (!columns.contains(name)) {
                    missing.add("covariate " + Suggest.quoted(name, columns));
                }
            }
        }
        return missing;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if something {@linkplain #missingIn is missing}
     */
    @Override
    public MatchedSample match(Units units) {
        Missing.requireNone(describe(), missingIn(units));
        DesignMatrix covariates = units.covariates().orElseThrow();
        int[] rows = Strata.rowsOf(units);
        int[] parts = new int[units.size()];
        for (int row = 0; row < parts.length; row++) {
            parts[row] = units.stratum(row);
        }
        Partition partition = Partition.by(parts);
        for (String name : covariates.names()) {
            double[] column = covariates.column(name);
            double[] known = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                known[i] = column[rows[i]];
            }
            double[] cuts = coarsening(name, known).cuts(known).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            for (int row = 0; row < parts.length; row++) {
                parts[row] = CutPoints.part(cuts, column[row]);
            }
            partition.split(parts);
        }
        return Strata.sample(units, partition.numbers(), Double.POSITIVE_INFINITY);
    }

    private Coarsening coarsening(String name, double[] values) {
        return named.getOrDefault(name, isZeroOrOne(values) ? Coarsening.none() : others);
    }

    private static boolean isZeroOrOne(double[] values) {
        for (double value : values) {
            if (value != 0 && value != 1) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String describe() {
        StringBuilder text = new StringBuilder("coarsened exact matching, numbers ").append(others.describe());
        named.forEach(
                (name, coarsening) -> text.append("; ").append(name).append(' ').append(coarsening.describe()));
        return text.toString();
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of("coarsened-exact")
                .with("others", others.clause())
                .with(
                        "named",
                        named.entrySet().stream()
                                .map(one -> one.getValue().clause().with("covariate", one.getKey()))
                                .toList()));
    }
}
