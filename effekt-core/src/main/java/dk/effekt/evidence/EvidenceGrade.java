package dk.effekt.evidence;

import dk.effekt.internal.Choices;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the effect of an offer rests on, from the weakest to the strongest, with its place on two Danish scales.
 *
 * <p>Jobeffekter.dk (STAR, "Vægtning af studieresultater") weighs a randomised trial by 1 and an econometric or statistical effect
 * study by 0.8; what compares no group of participants with one of others does not count ("Hvordan regner jobeffekter.dk?").
 *
 * <p>SØM (Social- og Boligstyrelsen) has level 1 for trials, level 2 for quasi-experiments with a constructed control group and
 * before–after comparisons with a control group, level 3 for before–after comparisons without.
 *
 * <p>Neither scale, as far as it was found, names a difference in differences, a synthetic control, a rule at a cutoff or a reform by
 * which people leave early; the full table of Jobeffekter's method weights was not found. That all of them are effect studies with 0.8 and
 * quasi-experiments of level 2, none of them a trial, is effekt's reading, and not verified.
 */
public enum EvidenceGrade {
    /** Nothing that measures an effect. */
    NONE(Double.NaN, 0),
    /** Participants before and after, compared with nobody. */
    BEFORE_AFTER(Double.NaN, 3),
    /** Beside others who are not shown to be alike: groups over time, or a comparison whose checks say no. */
    COMPARISON_GROUP(0.8, 2),
    /** Beside others who are alike in what was measured before. */
    MATCHED(0.8, 2),
    /** Chance decided who took part. */
    TRIAL(1, 1);

    private final double methodWeight;
    private final int level;

    EvidenceGrade(double methodWeight, int level) {
        this.methodWeight = methodWeight;
        this.level = level;
    }

    /** Jobeffekter's weight of the method, above 0 and at most 1; empty if it does not count there. */
    public OptionalDouble methodWeight() {
        return Double.isNaN(methodWeight) ? OptionalDouble.empty() : OptionalDouble.of(methodWeight);
    }

    /** SØM's level, 1 being the best; empty of nothing. */
    public OptionalInt soemLevel() {
        return level == 0 ? OptionalInt.empty() : OptionalInt.of(level);
    }

    /** {@code before-after}. */
    @Override
    public String toString() {
        return Choices.word(this);
    }
}
