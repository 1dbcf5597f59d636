package dk.effekt.sroi.wellbeing;

import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.Stated;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueOutcome;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;

/**
 * Points of life satisfaction (0 to 10) that a participant gained.
 *
 * @param points per participant; negative if life became worse
 * @param standardError above 0
 * @param design against what they were found
 * @param source where they are from
 */
public record LifeSatisfaction(double points, double standardError, ChangeDesign design, String source) {

    public LifeSatisfaction {
        Checks.finite("points of life satisfaction", points);
        if (Math.abs(points) > Scale.LIFE_SATISFACTION.highest()) {
            throw new IllegalArgumentException(points
                    + " points of life satisfaction; nobody can gain more than 10. Is the slope that of another unit?");
        }
        Checks.positive("the standard error of points of life satisfaction", standardError);
        Checks.text("the source of points of life satisfaction", source);
    }

    /** Points found elsewhere in a controlled design, such as a {@code RandomizedTrial} on life satisfaction. */
    public static LifeSatisfaction controlled(double points, double standardError, String source) {
        return new LifeSatisfaction(points, standardError, ChangeDesign.AGAINST_COMPARISON, source);
    }

    /**
     * Their value as a row of a value map. What would have happened anyway is out of them already.
     *
     * @throws IllegalStateException if they are before–after, which needs a deadweight
     */
    public ValueOutcome outcome(String stakeholder, String name, Wellby wellby, Lasting lasting) {
        if (design == ChangeDesign.BEFORE_AFTER) {
            throw new IllegalStateException(
                    "outcome '" + name + "': the change is before–after and no effect; state what"
                            + " would have happened anyway, with a source, as outcome(…, Deduction.of(share, source))");
        }
        return row(stakeholder, name, wellby, lasting);
    }

    /**
     * Their value as a row of a value map, less what would have happened anyway.
     *
     * @param deadweight with a source, even if it is 0; with a reason, too, if the points are against a comparison group
     * @throws IllegalArgumentException if the points are before–after and it has no source, or if they are against a
     *     comparison group, it is above 0 and it has no reason
     */
    public ValueOutcome outcome(String stakeholder, String name, Wellby wellby, Lasting lasting, Deduction deadweight) {
        if (design == ChangeDesign.BEFORE_AFTER) {
            Checks.text(
                    "outcome '" + name + "': the source of the deadweight of a before–after change",
                    deadweight.source());
        } else if (deadweight.share() > 0 && deadweight.reason().isEmpty()) {
            throw new IllegalArgumentException("outcome '" + name + "': deadweight of " + deadweight
                    + " on a change against a comparison group. What would have happened anyway is out of it already;"
                    + " deducting it again would count it twice. Leave it out, or say why it is not:"
                    + " Deduction.of(share, source).because(reason)");
        }
        return row(stakeholder, name, wellby, lasting).withDeadweight(deadweight);
    }

    private ValueOutcome row(String stakeholder, String name, Wellby wellby, Lasting lasting) {
        double part = lasting.ofFirstYear();
        Stated quantity = Quantity.stated(points * part, Basis.PER_PARTICIPANT, source + "; taken to last " + lasting)
                .withStandardErrors(standardError * part);
        return ValueOutcome.of(ValueKind.WELLBEING, stakeholder, name, quantity, wellby.proxy())
                .extrapolated(lasting.afterwards())
                .withIndicator("points of life satisfaction (0 to 10)");
    }

    /** {@code 0.90 points of life satisfaction (SE 0.33), difference in change}. */
    @Override
    public String toString() {
        return Format.decimal(points) + " points of life satisfaction (SE " + Format.decimal(standardError) + "), "
                + design;
    }
}
