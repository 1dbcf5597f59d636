package dk.effekt.matching;

/**
 * How far apart matches may be, inclusive.
 *
 * @param width at least 0, in the unit given; infinite for no caliper
 * @param unit what the width is measured in
 */
public record Caliper(double width, Unit unit) {

    /** No limit. */
    public static final Caliper NONE = new Caliper(Double.POSITIVE_INFINITY, Unit.SCORE);

    /** What a caliper is measured in. */
    public enum Unit {
        /** The score itself. */
        SCORE,
        /** Standard deviations (n − 1) of the score over all rows, as MatchIt's {@code std.caliper}. */
        STANDARD_DEVIATIONS
    }

    public Caliper {
        if (!(width >= 0)) {
            throw new IllegalArgumentException("caliper " + width + " is not a distance");
        }
    }

    /** A caliper in standard deviations of the score; 0.2 on the log odds is usual (Austin 2011). */
    public static Caliper ofSd(double standardDeviations) {
        return new Caliper(standardDeviations, Unit.STANDARD_DEVIATIONS);
    }

    /** A caliper on the scale of the score. */
    public static Caliper ofScore(double width) {
        return new Caliper(width, Unit.SCORE);
    }

    /** The width on the scale of the score. */
    public double widthFor(Units units) {
        return unit == Unit.SCORE || width == Double.POSITIVE_INFINITY
                ? width
                : width * units.scores().sd();
    }

    @Override
    public String toString() {
        return width == Double.POSITIVE_INFINITY
                ? "no caliper"
                : "caliper " + width + (unit == Unit.SCORE ? "" : " SD of the score");
    }
}
