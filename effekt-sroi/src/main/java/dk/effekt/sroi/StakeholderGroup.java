package dk.effekt.sroi;

import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.util.OptionalInt;

/**
 * A group of stakeholders of a value map, for the record: nothing is multiplied by its size.
 *
 * @param name as in the inputs and outcomes
 * @param size number of people or organisations in it, if known
 * @param involved how many of them were asked, if known; at most the size
 */
public record StakeholderGroup(String name, OptionalInt size, OptionalInt involved) {

    public StakeholderGroup {
        Checks.text("the name of a stakeholder group", name);
        size.ifPresent(number -> Checks.atLeastOne("the size of stakeholder group '" + name + "'", number));
        involved.ifPresent(number ->
                Checks.notNegative("the number involved of '" + name + "'", number, "leave it out if it is not known"));
        if (size.isPresent() && involved.isPresent() && involved.getAsInt() > size.getAsInt()) {
            throw new IllegalArgumentException("stakeholder group '" + name + "' has " + size.getAsInt() + " and "
                    + involved.getAsInt() + " involved; those involved are some of the group");
        }
    }

    /** A group of which so many were asked. */
    public static StakeholderGroup of(String name, int size, int involved) {
        return new StakeholderGroup(name, OptionalInt.of(size), OptionalInt.of(involved));
    }

    /** {@code Residents: 120 in the group, 30 involved}. */
    @Override
    public String toString() {
        return name + ": " + (size.isPresent() ? Format.number(size.getAsInt()) + " in the group" : "size not known")
                + (involved.isPresent() ? ", " + Format.number(involved.getAsInt()) + " involved" : "");
    }
}
