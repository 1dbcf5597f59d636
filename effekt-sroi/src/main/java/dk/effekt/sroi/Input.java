package dk.effekt.sroi;

import dk.effekt.sroi.internal.Checks;

/**
 * What a stakeholder puts in.
 *
 * @param stakeholder who pays
 * @param cost what it costs
 */
public record Input(String stakeholder, Cost cost) {

    public Input {
        Checks.text("the stakeholder of an input", stakeholder);
    }

    /** {@code Municipality: 28,000 kr per participant}. */
    @Override
    public String toString() {
        return stakeholder + ": " + cost;
    }
}
