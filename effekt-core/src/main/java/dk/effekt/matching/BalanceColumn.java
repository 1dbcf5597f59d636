package dk.effekt.matching;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a table of {@link Balance} can show of each covariate. */
public enum BalanceColumn {
    /** Mean of all treated rows. */
    TREATED_BEFORE("treated", row -> row.before().treated()),
    /** Mean of all untreated rows. */
    CONTROL_BEFORE("control", row -> row.before().control()),
    /** Standardized mean difference before. */
    SMD_BEFORE("SMD", row -> row.before().smd()),
    /** Variance ratio before. */
    VARIANCE_RATIO_BEFORE("VR", row -> row.before().varianceRatio()),
    /** Mean distance of the distribution functions before. */
    ECDF_MEAN_BEFORE("eCDF", row -> row.before().ecdfMean()),
    /** Largest distance of the distribution functions before, the statistic of Kolmogorov and Smirnov. */
    ECDF_MAX_BEFORE("KS", row -> row.before().ecdfMax()),
    /** Weighted mean of the treated rows in use. */
    TREATED_AFTER("matched", row -> row.after().treated()),
    /** Weighted mean of the untreated rows in use. */
    CONTROL_AFTER("control", row -> row.after().control()),
    /** Standardized mean difference after. */
    SMD_AFTER("SMD after", row -> row.after().smd()),
    /** Variance ratio after. */
    VARIANCE_RATIO_AFTER("VR after", row -> row.after().varianceRatio()),
    /** Mean distance of the distribution functions after. */
    ECDF_MEAN_AFTER("eCDF after", row -> row.after().ecdfMean()),
    /** Largest distance of the distribution functions after. */
    ECDF_MAX_AFTER("KS after", row -> row.after().ecdfMax()),
    /** Mean distance within pairs, standardized. */
    PAIR_DISTANCE("in pairs", Balance.Row::pairDistance),
    /** How far those whose effect is estimated are from those whose effect was asked for. */
    SHIFT("shift", Balance.Row::shift);

    private final String head;
    private final ToDoubleFunction<Balance.Row> value;

    BalanceColumn(String head, ToDoubleFunction<Balance.Row> value) {
        this.head = head;
        this.value = value;
    }

    /** The value; NaN where it does not exist. */
    public double of(Balance.Row row) {
        return value.applyAsDouble(row);
    }

    String head() {
        return head;
    }

    String text(Balance.Row row) {
        return String.format(Locale.ROOT, "%.3f", of(row));
    }
}
