package dk.effekt.matching;

import java.util.Locale;

/** What a table of {@link Balance} can show of each covariate. */
public enum BalanceColumn {
    /** Mean of all treated rows. */
    TREATED_BEFORE("treated"),
    /** Mean of all untreated rows. */
    CONTROL_BEFORE("control"),
    /** Standardized mean difference before. */
    SMD_BEFORE("SMD"),
    /** Variance ratio before. */
    VARIANCE_RATIO_BEFORE("VR"),
    /** Mean distance of the distribution functions before. */
    ECDF_MEAN_BEFORE("eCDF"),
    /** Largest distance of the distribution functions before, the statistic of Kolmogorov and Smirnov. */
    ECDF_MAX_BEFORE("KS"),
    /** Weighted mean of the treated rows in use. */
    TREATED_AFTER("matched"),
    /** Weighted mean of the untreated rows in use. */
    CONTROL_AFTER("control"),
    /** Standardized mean difference after. */
    SMD_AFTER("SMD after"),
    /** Variance ratio after. */
    VARIANCE_RATIO_AFTER("VR after"),
    /** Mean distance of the distribution functions after. */
    ECDF_MEAN_AFTER("eCDF after"),
    /** Largest distance of the distribution functions after. */
    ECDF_MAX_AFTER("KS after"),
    /** Mean distance within pairs, standardized. */
    PAIR_DISTANCE("in pairs"),
    /** How far those whose effect is estimated are from those whose effect was asked for. */
    SHIFT("shift");

    private final String head;

    BalanceColumn(String head) {
        this.head = head;
    }

    /** The value; NaN where it does not exist. */
    public double of(Balance.Row row) {
        return switch (this) {
            case TREATED_BEFORE -> row.before().treated();
            case CONTROL_BEFORE -> row.before().control();
            case SMD_BEFORE -> row.before().smd();
            case VARIANCE_RATIO_BEFORE -> row.before().varianceRatio();
            case ECDF_MEAN_BEFORE -> row.before().ecdfMean();
            case ECDF_MAX_BEFORE -> row.before().ecdfMax();
            case TREATED_AFTER -> row.after().treated();
            case CONTROL_AFTER -> row.after().control();
            case SMD_AFTER -> row.after().smd();
            case VARIANCE_RATIO_AFTER -> row.after().varianceRatio();
            case ECDF_MEAN_AFTER -> row.after().ecdfMean();
            case ECDF_MAX_AFTER -> row.after().ecdfMax();
            case PAIR_DISTANCE -> row.pairDistance();
            case SHIFT -> row.shift();
        };
    }

    String head() {
        return head;
    }

    String text(Balance.Row row) {
        return String.format(Locale.ROOT, "%.3f", of(row));
    }
}
