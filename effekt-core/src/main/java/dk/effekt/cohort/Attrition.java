package dk.effekt.cohort;

import dk.effekt.internal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What became of every participation on the way to the comparison: each step says how many were left and how many it cost.
 *
 * @param steps at least one, in the order in which they were taken; what one step leaves is what the next begins with
 */
public record Attrition(List<Step> steps) {

    /**
     * One step.
     *
     * @param name what was asked
     * @param lost how many did not meet it
     * @param left how many remain
     */
    public record Step(String name, int lost, int left) {

        public Step {
            if (lost < 0 || left < 0) {
                throw new IllegalArgumentException("step '" + name + "' loses " + lost + " and leaves " + left);
            }
        }
    }

    public Attrition {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("attrition without a step");
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i - 1).left() - steps.get(i).lost() != steps.get(i).left()) {
                throw new IllegalArgumentException("step '" + steps.get(i).name() + "' does not add up: " + steps);
            }
        }
    }

    /** The beginning: so many of something. */
    public static Attrition startingWith(String name, int count) {
        return new Attrition(List.of(new Step(name, 0, count)));
    }

    /** One more step, which leaves so many: no more than there were. */
    public Attrition then(String name, int left) {
        List<Step> all = new ArrayList<>(steps);
        all.add(new Step(name, left() - left, left));
        return new Attrition(all);
    }

    /** How many are left after the last step. */
    public int left() {
        return steps.get(steps.size() - 1).left();
    }

    /** The table. */
    public String table() {
        TextTable table = TextTable.of("step", "lost", "left");
        steps.forEach(step -> table.add(
                step.name(),
                step.lost() == 0 ? "" : String.format(Locale.ROOT, "%,d", step.lost()),
                String.format(Locale.ROOT, "%,d", step.left())));
        return table.fitting(TextTable.WIDTH);
    }

    /** One line: {@code 2,860 left of 2,974 participations}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d left of %,d %s",
                left(),
                steps.get(0).left(),
                steps.get(0).name());
    }
}
