package dk.effekt.sroi;

import dk.effekt.sroi.internal.Checks;

/**
 * What was done, in numbers; it has no value of its own.
 *
 * @param stakeholder whose input it comes of
 * @param activity such as {@code 24 courses of ten weeks}
 */
public record Output(String stakeholder, String activity) {

    public Output {
        Checks.text("the stakeholder of an output", stakeholder);
        Checks.text("an output", activity);
    }

    /** {@code Municipality: 24 courses of ten weeks}. */
    @Override
    public String toString() {
        return stakeholder + ": " + activity;
    }
}
