package dk.effekt.matching;

import dk.effekt.protocol.Clause;
import java.util.Optional;

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
        /** The score itself, or whatever distance is matched on. */
        SCORE,
        /** Standard deviations (n − 1) of the score over all rows that are not discarded, as MatchIt's {@code std.caliper}. */
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

    /** A caliper on the scale of the score or of another distance. */
    public static Caliper ofScore(double width) {
        return new Caliper(width, Unit.SCORE);
    }

    /**
     * The width on the scale of the distance.
     *
     * @throws IllegalArgumentException if it is in standard deviations of a score that the units do not have
     */
    public double widthFor(Units units) {
        return isInSd() ? width * units.scores().sd(Strata.rowsOf(units)) : width;
    }

    /** Whether there is one, for whose width scores are needed. */
    boolean isInSd() {
        return unit == Unit.STANDARD_DEVIATIONS && width < Double.POSITIVE_INFINITY;
    }

    /** What it is, for a protocol; empty if there is no limit. */
    public Optional<Clause> clause() {
        return width == Double.POSITIVE_INFINITY
                ? Optional.empty()
                : Optional.of(Clause.of(Clause.word(unit)).with("width", width));
    }

    /** A clause with this caliper as an argument, if there is one. */
    Clause addTo(Clause clause) {
        return clause().map(what -> clause.with("caliper", what)).orElse(clause);
    }

    @Override
    public String toString() {
        return width == Double.POSITIVE_INFINITY
                ? "no caliper"
                : "caliper " + width + (unit == Unit.SCORE ? "" : " SD of the score");
    }
}
