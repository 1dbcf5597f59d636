package dk.effekt.effect;

import dk.effekt.internal.Lines;
import dk.effekt.internal.Normal;
import dk.effekt.internal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.util.FastMath;

/**
 * What a design's systematic error looks like, learnt from negative controls: outcomes, or starts, on which treatment cannot have an
 * effect, estimated by the same design (Schuemie, Ryan, DuMouchel, Suchard and Madigan 2014, Statistics in Medicine 33, 209–218).
 * If estimate i with standard error sᵢ is normal with mean μ and variance σ² + sᵢ², then μ and σ are the mean and the standard deviation
 * of the systematic error; they are found by maximum likelihood.
 *
 * <p>An estimate of interest is then read against them: its calibrated p-value is that of a normal distribution with mean μ and variance
 * σ² + s², its calibrated interval is around the estimate less μ, ±1.96 √(σ² + s²) wide (Schuemie, Hripcsak, Ryan, Madigan and
 * Suchard 2018, PNAS 115, 2571–2577, with an error that does not depend on the size of the effect, as negative controls can tell
 * no more). μ and σ count as known, which of few controls they are not.
 *
 * <p>All estimates are on one scale, that of estimation: differences in one unit, or logarithms of ratios. Immutable.
 */
public final class EmpiricalCalibration {

    /** From fewer, μ and σ are guesswork. */
    private static final int FEWEST = 5;
    /** Fewer are warned of. */
    private static final int ENOUGH = 10;

    private final double[] estimates;
    private final double[] standardErrors;
    private final Optional<Measure> measure;
    private final SystematicError error;

    /**
     * An estimate read against the negative controls.
     *
     * @param estimate less the mean systematic error, on the scale of estimation
     * @param standardError with the systematic error counted in
     * @param ciLow lower limit of the calibrated 95 % interval
     * @param ciHigh upper limit
     * @param pValue calibrated, two-sided
     * @param plainPValue what it was before
     */
    public record Calibrated(
            double estimate, double standardError, double ciLow, double ciHigh, double pValue, double plainPValue) {

        /** {@code +0.031 [-0.012, +0.074], calibrated p 0.160 (0.021 before)}. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%+.4g [%+.4g, %+.4g], calibrated p %.3f (%.3f before)",
                    estimate,
                    ciLow,
                    ciHigh,
                    pValue,
                    plainPValue);
        }
    }

    private EmpiricalCalibration(double[] estimates, double[] standardErrors, Optional<Measure> measure) {
        this.estimates = estimates;
        this.standardErrors = standardErrors;
        this.measure = measure;
        this.error = SystematicError.likeliest(estimates, standardErrors);
    }

    /**
     * The systematic error of negative controls.
     *
     * @param estimates on the scale of estimation, whose truth is 0; finite, at least 5
     * @param standardErrors of the same, finite and above 0
     */
    public static EmpiricalCalibration of(double[] estimates, double[] standardErrors) {
        return of(estimates.clone(), standardErrors.clone(), Optional.empty());
    }

    /**
     * The same of estimates of one measure.
     *
     * @throws IllegalArgumentException also if they have several measures, which lie on different scales
     */
    public static EmpiricalCalibration of(List<Estimate> negativeControls) {
        List<Measure> measures =
                negativeControls.stream().map(Estimate::measure).distinct().toList();
        if (measures.size() > 1) {
            throw new IllegalArgumentException(
                    "negative controls are " + measures + "; estimate them all by one measure");
        }
        return of(
                negativeControls.stream().mapToDouble(Estimate::coefficient).toArray(),
                negativeControls.stream().mapToDouble(Estimate::standardError).toArray(),
                measures.stream().findFirst());
    }

    private static EmpiricalCalibration of(double[] estimates, double[] standardErrors, Optional<Measure> measure) {
        if (estimates.length != standardErrors.length) {
            throw new IllegalArgumentException(
                    estimates.length + " estimates with " + standardErrors.length + " standard errors");
        }
        if (estimates.length < FEWEST) {
            throw new IllegalArgumentException(estimates.length + " negative controls; at least " + FEWEST
                    + " are needed, " + ENOUGH + " or more are better");
        }
        for (int i = 0; i < estimates.length; i++) {
            requireEstimate("negative control " + i, estimates[i], standardErrors[i]);
        }
        return new EmpiricalCalibration(estimates, standardErrors, measure);
    }

    /** Number of negative controls. */
    public int controls() {
        return estimates.length;
    }

    /** μ: the mean of the systematic error, on the scale of estimation. */
    public double mean() {
        return error.mean();
    }

    /** σ: its standard deviation; 0 if chance alone makes the controls differ as much. */
    public double sd() {
        return error.sd();
    }

    /**
     * The expected absolute systematic error E|N(μ, σ²)| = σ√(2/π) exp(−μ²/2σ²) + μ(1 − 2Φ(−μ/σ)), on the scale of estimation: the
     * mean of the folded normal distribution (Leone, Nelson and Nottingham 1961).
     */
    public double expectedAbsoluteError() {
        double mean = mean();
        double sd = sd();
        if (sd == 0) {
            return Math.abs(mean);
        }
        double z = mean / sd;
        return sd * Math.sqrt(2 / Math.PI) * FastMath.exp(-z * z / 2) + mean * (1 - 2 * Normal.below(-z));
    }

    /** What speaks against relying on it, one line each; empty if nothing. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (estimates.length < ENOUGH) {
            warnings.add("only " + estimates.length + " negative controls: the systematic error is not well known, and"
                    + " intervals are too narrow by what is not known of it");
        }
        return warnings;
    }

    /**
     * An estimate read against the negative controls.
     *
     * @param estimate on the same scale, finite
     * @param standardError finite and above 0
     */
    public Calibrated calibrate(double estimate, double standardError) {
        requireEstimate("the estimate", estimate, standardError);
        double total = Math.sqrt(sd() * sd() + standardError * standardError);
        double around = estimate - mean();
        return new Calibrated(
                around,
                total,
                around - Normal.QUANTILE_975 * total,
                around + Normal.QUANTILE_975 * total,
                Normal.pValue(around, total),
                Normal.pValue(estimate, standardError));
    }

    /**
     * The same of an estimate; a ratio is calibrated as its logarithm.
     *
     * @throws IllegalArgumentException if the controls are estimates of another measure
     */
    public Calibrated calibrate(Estimate estimate) {
        measure.filter(of -> of != estimate.measure()).ifPresent(of -> {
            throw new IllegalArgumentException("'" + estimate.outcome() + "' is a " + estimate.measure()
                    + ", and the negative controls are " + of + "; estimate all by one measure");
        });
        return calibrate(estimate.coefficient(), estimate.standardError());
    }

    /** The systematic error and every negative control with its p-value before and after, as text of lines under 80 columns. */
    public String table() {
        TextTable table = TextTable.of("Negative control", "estimate", "SE", "p", "calibrated p");
        for (int i = 0; i < estimates.length; i++) {
            Calibrated of = calibrate(estimates[i], standardErrors[i]);
            table.add(
                    Integer.toString(i + 1),
                    String.format(Locale.ROOT, "%+.4g", estimates[i]),
                    String.format(Locale.ROOT, "%.4g", standardErrors[i]),
                    String.format(Locale.ROOT, "%.3f", of.plainPValue()),
                    String.format(Locale.ROOT, "%.3f", of.pValue()));
        }
        StringBuilder text = new StringBuilder().append(this).append('\n').append(table);
        warnings()
                .forEach(warning -> Lines.of("Warning: " + warning, TextTable.WIDTH, "  ")
                        .forEach(line -> text.append(line).append('\n')));
        return text.toString();
    }

    /** {@code systematic error +0.021 (SD 0.034) of 12 negative controls, mean absolute 0.032}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "systematic error %+.3g (SD %.3g) of %d negative controls, mean absolute %.3g",
                mean(),
                sd(),
                estimates.length,
                expectedAbsoluteError());
    }

    private static void requireEstimate(String what, double estimate, double standardError) {
        if (!Double.isFinite(estimate) || !(standardError > 0 && standardError < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " is " + estimate + " with standard error " + standardError
                    + "; both must be finite, and the error above 0");
        }
    }
}
