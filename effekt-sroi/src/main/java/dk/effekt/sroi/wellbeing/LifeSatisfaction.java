package dk.effekt.sroi.wellbeing;

import dk.effekt.internal.Finite;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Measured;
import dk.effekt.sroi.MeasuredEffect;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueOutcome;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Points of life satisfaction (0 to 10) that a participant gained. Immutable.
 *
 * <p>Against a comparison group they are an effect, and a row of a value map with them refuses deadweight and attribution unless
 * there is a reason, as a measured effect does. Rows from surveys of the same persons, another wave or scale, have their covariance
 * ({@link Change#covariance}). Points from elsewhere count as independent, because nothing tells how they go together.
 */
public final class LifeSatisfaction {

    private final double points;
    private final double standardError;
    private final ChangeDesign design;
    private final String source;
    private final int participants;
    private final String method;
    private final Map<Long, Double> influences;

    private LifeSatisfaction(
            double points,
            double standardError,
            ChangeDesign design,
            String source,
            int participants,
            String method,
            Map<Long, Double> influences) {
        Finite.of("points of life satisfaction", points);
        if (Math.abs(points) > Scale.LIFE_SATISFACTION.highest()) {
            throw new IllegalArgumentException(points
                    + " points of life satisfaction; nobody can gain more than 10. Is the slope that of another unit?");
        }
        this.points = points;
        this.standardError = Checks.positive("the standard error of points of life satisfaction", standardError);
        this.design = design;
        this.source = Checks.text("the source of points of life satisfaction", source);
        this.participants = participants;
        this.method = method;
        this.influences = influences;
    }

    /** Points found elsewhere in a controlled design, such as a {@code RandomizedTrial} on life satisfaction. */
    public static LifeSatisfaction controlled(double points, double standardError, String source) {
        return new LifeSatisfaction(
                points, standardError, ChangeDesign.REPORTED, source, 0, ChangeDesign.REPORTED.toString(), Map.of());
    }

    /** So many points for each unit of a change. */
    static LifeSatisfaction of(Change change, double pointsPerUnit, double standardError, String source) {
        return new LifeSatisfaction(
                pointsPerUnit * change.estimate(),
                standardError,
                change.design(),
                source,
                (int) change.answers().count(0, Change.BOTH).orElse(0),
                change.contrast().method(),
                times(change.contrast().influences(), pointsPerUnit));
    }

    /** Per participant; negative if life became worse. */
    public double points() {
        return points;
    }

    /** Of the points, above 0. */
    public double standardError() {
        return standardError;
    }

    /** Against what they were found. */
    public ChangeDesign design() {
        return design;
    }

    /** Where they are from. */
    public String source() {
        return source;
    }

    /**
     * Their value as a row of a value map. What would have happened anyway is out of them already.
     *
     * @throws IllegalStateException if they are before–after, which needs a deadweight
     */
    public ValueOutcome outcome(String stakeholder, String name, Wellby wellby, Lasting lasting) {
        if (!design.isControlled()) {
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
        if (!design.isControlled()) {
            Checks.text(
                    "outcome '" + name + "': the source of the deadweight of a before–after change",
                    deadweight.source());
        }
        return row(stakeholder, name, wellby, lasting).withDeadweight(deadweight);
    }

    private ValueOutcome row(String stakeholder, String name, Wellby wellby, Lasting lasting) {
        return ValueOutcome.of(ValueKind.WELLBEING, stakeholder, name, quantity(name, lasting), wellby.proxy())
                .extrapolated(lasting.afterwards())
                .withIndicator("points of life satisfaction (0 to 10)");
    }

    /** Points times the part of the first year. */
    private Quantity quantity(String name, Lasting lasting) {
        double part = lasting.ofFirstYear();
        String time = "taken to last " + lasting;
        if (!design.isControlled()) {
            return Quantity.stated(points * part, Basis.PER_PARTICIPANT, source + "; " + time)
                    .withStandardErrors(standardError * part);
        }
        MeasuredEffect effect = MeasuredEffect.controlled(
                name, time, participants, points * part, standardError * part, source, method, times(influences, part));
        return new Measured(List.of(effect), Measured.Direction.GAINED);
    }

    private static Map<Long, Double> times(Map<Long, Double> influences, double factor) {
        SortedMap<Long, Double> scaled = new TreeMap<>();
        influences.forEach((person, influence) -> scaled.put(person, influence * factor));
        return scaled;
    }

    /** {@code 0.90 points of life satisfaction (SE 0.33), difference in change}. */
    @Override
    public String toString() {
        return Format.decimal(points) + " points of life satisfaction (SE " + Format.decimal(standardError) + "), "
                + design;
    }
}
