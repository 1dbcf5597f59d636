package dk.effekt.sroi.uncertainty;

import dk.effekt.sroi.internal.Format;
import java.util.Locale;

/**
 * What published social return reports state: 383 reports of Social Value International's database, 2003 to 2024, as
 * tabulated in the public repository {@code jcmunozmora/sroi-meta-analysis} (2026), file {@code data/factor_benchmarks.json}.
 * Handle with care: a language model took the numbers from the reports, the article is only announced, the repository's two
 * passes disagree on how many reports state a factor, and no report is Danish. A number outside the spread may well be
 * right; it has to be explained.
 */
public enum PublishedSpread {
    /** Deadweight, a share. */
    DEADWEIGHT("deadweight", 154, 0.052, 0.10, 0.20, 0.26, 0.3475, 0.50),
    /** Attribution to others, a share deducted. */
    ATTRIBUTION("attribution", 216, 0.10, 0.15, 0.255, 0.3095, 0.42, 0.53),
    /** Drop-off a year, a share. */
    DROP_OFF("drop-off", 90, 0.10, 0.10, 0.215, 0.291, 0.50, 0.50),
    /** Discount rate a year, a share. */
    DISCOUNT_RATE("discount rate", 246, 0.035, 0.035, 0.035, 0.0405, 0.035, 0.0438),
    /** Present value per krone put in. */
    RATIO("ratio", 247, 1.31, 2.06, 3.56, 5.42, 6.6, 10.22);

    private final String words;
    private final int reports;
    private final double p10;
    private final double p25;
    private final double median;
    private final double mean;
    private final double p75;
    private final double p90;

    PublishedSpread(
            String words, int reports, double p10, double p25, double median, double mean, double p75, double p90) {
        this.words = words;
        this.reports = reports;
        this.p10 = p10;
        this.p25 = p25;
        this.median = median;
        this.mean = mean;
        this.p75 = p75;
        this.p90 = p90;
    }

    /** Where the numbers are from and what is wrong with them, in one sentence or two. */
    public static String source() {
        return "383 reports of Social Value International's database, 2003-2024 (jcmunozmora/sroi-meta-analysis, 2026):"
                + " numbers taken from them by a language model, article not yet published, no report Danish. The"
                + " author's own correction for overclaiming moves the median ratio from 3.56 to 1.96.";
    }

    /** Number of reports that state it. */
    public int reports() {
        return reports;
    }

    /** What a tenth of reports are at or below. */
    public double p10() {
        return p10;
    }

    /** What a quarter of reports are at or below. */
    public double p25() {
        return p25;
    }

    /** The median. */
    public double median() {
        return median;
    }

    /** The mean. */
    public double mean() {
        return mean;
    }

    /** What three quarters of reports are at or below. */
    public double p75() {
        return p75;
    }

    /** What nine tenths of reports are at or below. */
    public double p90() {
        return p90;
    }

    /** Whether a number lies from the tenth to the ninetieth percentile. */
    public boolean contains(double value) {
        return value >= p10 && value <= p90;
    }

    String shown(double value) {
        if (this == RATIO) {
            return Format.decimal(value);
        }
        String text = String.format(Locale.ROOT, "%.2f", 100 * value);
        return text.replaceAll("\\.?0+$", "") + " %";
    }

    @Override
    public String toString() {
        return words;
    }
}
