package dk.effekt.evidence;

import java.util.Locale;

/**
 * How much a result counts: Jobeffekter's contribution of knowledge (vidensbidrag; "Om algoritmen"), quality × method × geography ×
 * publication × combination. Its own example is a Danish statistical effect study outside journals that is judged satisfactory:
 * 0.5 × 0.8 × 1 × 0.5 × 1 = 0.20.
 *
 * <p>The factor by which Jobeffekter shares out a study among several of its results on the same outcome is not in it: here a study
 * has one result of an outcome.
 *
 * @param quality as judged
 * @param grade with a method that counts
 * @param geography 1 of Denmark, above 0 and at most 1
 * @param publication where it stands
 * @param combination whether it is of the offer alone
 */
public record JobeffekterWeight(
        StudyQuality quality, EvidenceGrade grade, double geography, Publication publication, Combination combination) {

    public JobeffekterWeight {
        if (grade.methodWeight().isEmpty()) {
            throw new IllegalArgumentException("'" + grade
                    + "' compares with nobody and has no weight on Jobeffekter; it takes comparison-group or better");
        }
        requireGeography(geography);
    }

    static void requireGeography(double factor) {
        if (!(factor > 0 && factor <= 1)) {
            throw new IllegalArgumentException(
                    "the geography factor is " + factor + "; it is above 0 and at most 1, which is Denmark's");
        }
    }

    /** The product, above 0, at most 1. */
    public double value() {
        return quality.weight()
                * grade.methodWeight().orElseThrow()
                * geography
                * publication.weight()
                * combination.weight();
    }

    /** {@code 0.50 x 0.80 x 1.00 x 0.50 x 1.00 = 0.20}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.2f x %.2f x %.2f x %.2f x %.2f = %.2f",
                quality.weight(),
                grade.methodWeight().orElseThrow(),
                geography,
                publication.weight(),
                combination.weight(),
                value());
    }
}
