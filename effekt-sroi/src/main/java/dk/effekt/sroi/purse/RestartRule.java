package dk.effekt.sroi.purse;

import dk.effekt.register.StateGroup;

/**
 * When the count of weeks starts over: as soon as so many weeks of self-support lie within the latest weeks, all of them after
 * the first benefit week of the count. They need not be in a row.
 *
 * @param selfSupport what counts as self-support
 * @param weeks how many weeks of it, at least 1
 * @param withinWeeks within how many latest weeks, at least as many
 */
public record RestartRule(StateGroup selfSupport, int weeks, int withinWeeks) {

    public RestartRule {
        if (weeks < 1 || withinWeeks < weeks) {
            throw new IllegalArgumentException("a count that starts over after " + weeks + " weeks within "
                    + withinWeeks + "; it takes at least 1, within at least as many");
        }
    }

    /** {@code 52 weeks of no-registered-benefit within 156 weeks}. */
    @Override
    public String toString() {
        return weeks + " weeks of " + selfSupport + " within " + withinWeeks + " weeks";
    }
}
