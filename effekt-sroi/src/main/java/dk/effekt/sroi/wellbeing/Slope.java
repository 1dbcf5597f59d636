package dk.effekt.sroi.wellbeing;

import dk.effekt.internal.Finite;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;

/**
 * How many points of life satisfaction (0 to 10) go with one unit of another scale, as the user has it from a study. No
 * value ships with effekt: none was found with a source.
 *
 * @param pointsPerUnit points of life satisfaction per unit, such as per point of WHO-5 from 0 to 100
 * @param standardError its standard error, above 0: a slope is an estimate
 * @param source the study
 */
public record Slope(double pointsPerUnit, double standardError, String source) {

    public Slope {
        Finite.of("the slope, in points of life satisfaction per unit,", pointsPerUnit);
        if (!(Finite.of("the standard error of a slope", standardError) > 0)) {
            throw new IllegalArgumentException(
                    "the standard error of a slope is " + standardError
                            + "; it must be above 0, because a slope is an estimate. Take it from the study that the slope is of");
        }
        Checks.text("the source of a slope", source);
    }

    /** A slope with its standard error and source. */
    public static Slope of(double pointsPerUnit, double standardError, String source) {
        return new Slope(pointsPerUnit, standardError, source);
    }

    /** Standard error of the slope times an independent estimate (Goodman 1960). */
    double errorOf(double estimate, double error) {
        double ofEstimate = pointsPerUnit * error;
        double ofSlope = estimate * standardError;
        double ofBoth = error * standardError;
        return Math.sqrt(ofEstimate * ofEstimate + ofSlope * ofSlope + ofBoth * ofBoth);
    }

    /** {@code 0.05 points per unit (SE 0.01, Jensen 2020)}. */
    @Override
    public String toString() {
        return Format.number(pointsPerUnit) + " points per unit (SE " + Format.number(standardError) + ", " + source
                + ")";
    }
}
