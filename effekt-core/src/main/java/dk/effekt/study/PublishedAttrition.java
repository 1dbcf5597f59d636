package dk.effekt.study;

import dk.effekt.cohort.Attrition;
import dk.effekt.disclosure.CountTable;
import dk.effekt.disclosure.Dimension;
import dk.effekt.disclosure.Margins;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What may be seen of an attrition.
 *
 * @param table what each step cost and what the last left, as the rule lets it be seen; what there was at first is their sum and no
 *     number of its own, as those left at the end are the number on which the effects rest
 * @param steps all steps, the beginning among them
 */
public record PublishedAttrition(PublishedTable table, List<Step> steps) {

    private static final String LEFT = "left at the end";

    /**
     * One step.
     *
     * @param name what was asked
     * @param lost how many did not meet it, 0 at the beginning; none if it is hidden
     * @param left how many remain, what was lost later and is left at the end together; none if some of that is hidden
     */
    public record Step(String name, OptionalLong lost, OptionalLong left) {}

    public PublishedAttrition {
        steps = List.copyOf(steps);
    }

    /** What a rule lets be seen. */
    public static PublishedAttrition of(Attrition attrition, SmallCells rule) {
        PublishedTable table = rule.protect(counts(attrition));
        int last = attrition.steps().size() - 1;
        List<Step> steps = new ArrayList<>();
        OptionalLong left = table.count(last, 0);
        for (int i = last; i >= 0; i--) {
            OptionalLong lost = i == 0 ? OptionalLong.of(0) : table.count(i - 1, 0);
            steps.add(0, new Step(attrition.steps().get(i).name(), lost, left));
            left = left.isPresent() && lost.isPresent()
                    ? OptionalLong.of(left.getAsLong() + lost.getAsLong())
                    : OptionalLong.empty();
        }
        return new PublishedAttrition(table, steps);
    }

    private static CountTable counts(Attrition attrition) {
        List<Attrition.Step> steps = attrition.steps();
        List<String> names = new ArrayList<>();
        long[] counts = new long[steps.size()];
        for (int i = 1; i < steps.size(); i++) {
            names.add("lost at " + i + ": " + steps.get(i).name());
            counts[i - 1] = steps.get(i).lost();
        }
        names.add(LEFT);
        counts[steps.size() - 1] = attrition.left();
        return CountTable.list("Attrition of " + steps.get(0).name(), new Dimension("step", names), counts)
                .withMargins(Margins.NONE);
    }

    /** One line: that of the {@link #table}. */
    @Override
    public String toString() {
        return table.toString();
    }
}
