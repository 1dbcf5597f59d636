package dk.effekt.effect;

import dk.effekt.outcome.Outcome;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What taking part costs before it helps: participants have less time to look for work while they are in a programme. Read from a
 * path, with the outcome's aim: of a benefit, more of it is the loss.
 *
 * @param outcome the outcome's name
 * @param deepest the week in which the effect is worst; empty if it is nowhere worse than none
 * @param depth the effect in that week, in the unit and with the sign of the path; NaN if there is none
 * @param from the first of the weeks in a row, around the deepest, in which the effect is worse than none
 * @param turn the first week after these; empty if the path ends before
 * @param breakEven the first week at which what was gained since the start makes up for what was lost: from it on, at least for a
 *     week, the cumulated effect is no worse than none; empty if that is not before the path's end
 * @param breakEvenEarliest the first week since the turn for which a 95 % interval of the cumulated effect reaches none
 * @param breakEvenLatest the last such week that the path still tells: empty if the interval still holds none at its end, so that
 *     break-even may come later, or not at all
 */
public record LockIn(
        String outcome,
        OptionalInt deepest,
        double depth,
        OptionalInt from,
        OptionalInt turn,
        OptionalInt breakEven,
        OptionalInt breakEvenEarliest,
        OptionalInt breakEvenLatest) {

    static LockIn of(EffectPath path) {
        double sign = path.aim() == Outcome.Aim.MORE ? 1 : -1;
        int deepest = path.firstWeek();
        for (int week = path.firstWeek(); week <= path.lastWeek(); week++) {
            deepest = sign * path.estimate(week) < sign * path.estimate(deepest) ? week : deepest;
        }
        if (!(sign * path.estimate(deepest) < 0)) {
            OptionalInt none = OptionalInt.empty();
            return new LockIn(path.outcome(), none, Double.NaN, none, none, none, none, none);
        }
        int from = deepest;
        while (from > path.firstWeek() && sign * path.estimate(from - 1) < 0) {
            from--;
        }
        int turn = deepest;
        while (turn <= path.lastWeek() && sign * path.estimate(turn) < 0) {
            turn++;
        }
        OptionalInt breakEven = OptionalInt.empty();
        OptionalInt earliest = OptionalInt.empty();
        OptionalInt latest = OptionalInt.empty();
        for (int week = turn; week <= path.lastWeek(); week++) {
            Effect sum = path.unit() == Outcome.Unit.SHARE ? path.cumulated(path.firstWeek(), week) : path.at(week);
            double low = sign > 0 ? sum.ciLow() : -sum.ciHigh();
            double high = sign > 0 ? sum.ciHigh() : -sum.ciLow();
            if (sign * sum.estimate() >= 0 && breakEven.isEmpty()) {
                breakEven = OptionalInt.of(week);
            }
            if (high >= 0 && earliest.isEmpty()) {
                earliest = OptionalInt.of(week);
            }
            latest = low <= 0
                    ? OptionalInt.empty()
                    : latest.isEmpty() ? OptionalInt.of(Math.max(turn, week - 1)) : latest;
        }
        return new LockIn(
                path.outcome(),
                OptionalInt.of(deepest),
                path.estimate(deepest),
                OptionalInt.of(from),
                turn > path.lastWeek() ? OptionalInt.empty() : OptionalInt.of(turn),
                breakEven,
                earliest,
                latest);
    }

    /** Whether the effect is worse than none in some week. */
    public boolean isThere() {
        return deepest.isPresent();
    }

    /** Number of weeks in a row, around the deepest, in which the effect is worse than none; empty if the path ends in them. */
    public OptionalInt weeks() {
        return turn.isPresent() && from.isPresent()
                ? OptionalInt.of(turn.getAsInt() - from.getAsInt())
                : OptionalInt.empty();
    }

    /** {@code job: lock-in from week 0 to 21, deepest in week 9; made up for by week 47 (32 to later than the path)}. */
    @Override
    public String toString() {
        if (!isThere()) {
            return outcome + ": no lock-in, the effect is in no week worse than none";
        }
        String length = String.format(
                Locale.ROOT,
                "%s: lock-in from week %d %s, deepest in week %d; ",
                outcome,
                from.getAsInt(),
                turn.isPresent() ? "to " + (turn.getAsInt() - 1) : "to the path's end",
                deepest.getAsInt());
        return length
                + (breakEven.isPresent()
                        ? "made up for by week " + breakEven.getAsInt()
                        : "not made up for by the path's end")
                + (breakEvenEarliest.isPresent()
                        ? " (" + breakEvenEarliest.getAsInt() + " to "
                                + (breakEvenLatest.isPresent()
                                        ? Integer.toString(breakEvenLatest.getAsInt())
                                        : "later than the path")
                                + ")"
                        : "");
    }
}
