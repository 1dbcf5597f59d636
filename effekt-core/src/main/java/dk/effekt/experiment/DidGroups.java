package dk.effekt.experiment;

import dk.effekt.experiment.DifferenceInDifferences.BasePeriod;
import dk.effekt.experiment.DifferenceInDifferences.Comparison;
import dk.effekt.experiment.DifferenceInDifferences.Settings;
import dk.effekt.experiment.GroupTimeEffect.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The groups of a panel, the periods in which each has an effect to estimate, and with whom it is compared there. */
record DidGroups(DidPanel panel, Settings settings, int[] groups) {

    /**
     * A group in a period.
     *
     * @param period number of the period in the panel
     * @param base number of the base period; in that itself the effect is 0 by construction
     */
    record Slot(int group, int period, int base, Phase phase) {}

    static DidGroups of(DidPanel panel, Settings settings) {
        long first = (long) panel.periods()[0] + settings.anticipation();
        int[] groups = Arrays.stream(panel.starts())
                .filter(start -> start > first && start <= panel.last())
                .sorted()
                .distinct()
                .toArray();
        return new DidGroups(panel, settings, groups);
    }

    /** Whether a unit has no period before treatment and its anticipation. */
    boolean isAlwaysTreated(int unit) {
        return panel.starts()[unit] <= (long) panel.periods()[0] + settings.anticipation();
    }

    /** Whether a unit neither starts nor anticipates a start in any period. */
    boolean isNeverTreated(int unit) {
        return panel.starts()[unit] > (long) panel.last() + settings.anticipation();
    }

    /** Whether a unit is in a group. */
    boolean isTreated(int unit) {
        return !isAlwaysTreated(unit) && panel.starts()[unit] <= panel.last();
    }

    List<Slot> slots(int group) {
        int[] periods = panel.periods();
        int last = 0;
        while (last + 1 < periods.length && periods[last + 1] < (long) group - settings.anticipation()) {
            last++;
        }
        boolean isVarying = settings.basePeriod() == BasePeriod.VARYING;
        List<Slot> slots = new ArrayList<>();
        for (int t = isVarying ? 1 : 0; t < periods.length; t++) {
            Phase phase = t <= last ? Phase.BEFORE : periods[t] < group ? Phase.ANTICIPATION : Phase.AFTER;
            slots.add(new Slot(group, t, isVarying && t <= last ? t - 1 : last, phase));
        }
        return slots;
    }

    DidCell.Attempt estimate(Slot slot, DidCell.Wanted wanted) {
        int[] starts = panel.starts();
        int latest = panel.periods()[Math.max(slot.period(), slot.base())];
        long after = settings.anticipation()
                + (long) (settings.comparison() == Comparison.NEVER_TREATED ? panel.last() : latest);
        boolean[] isTreated = new boolean[starts.length];
        boolean[] isComparison = new boolean[starts.length];
        for (int u = 0; u < starts.length; u++) {
            isTreated[u] = starts[u] == slot.group();
            isComparison[u] = !isTreated[u] && starts[u] > after;
        }
        return DidCell.estimate(panel, isTreated, isComparison, slot.base(), slot.period(), settings.method(), wanted);
    }

    /** The weight of the units of a group in each cluster. */
    double[] sizes(int group) {
        double[] sizes = new double[panel.clusters()];
        for (int u = 0; u < panel.units(); u++) {
            sizes[panel.cluster()[u]] += panel.starts()[u] == group ? panel.weights()[u] : 0;
        }
        return sizes;
    }

    int units(int group) {
        return (int)
                Arrays.stream(panel.starts()).filter(start -> start == group).count();
    }
}
