package dk.effekt.sroi.purse;

import dk.effekt.calendar.Week;
import dk.effekt.internal.Places;
import dk.effekt.outcome.Outcome.Aim;
import dk.effekt.protocol.Language;

/** The ladder and its outcomes in words, for the readable protocol. */
final class LadderWords {

    private LadderWords() {}

    /** What a step is, from when it counts, and when the count starts over. */
    static String of(ReimbursementLadder ladder, Language in) {
        RestartRule restart = ladder.restart();
        String weeks = in.number(restart.weeks());
        String within = in.number(restart.withinWeeks());
        Week from = ladder.countsFrom();
        return in.either(
                "A step of " + ladder.name()
                        + " decides what share of a week's benefit the municipality pays; it follows from how"
                        + " many weeks a person has been on any covered benefit since week " + from.number() + " of "
                        + from.year() + ", and that count starts over once " + weeks
                        + " weeks of self-support lie within the latest " + within + " weeks.",
                "Et trin på " + ladder.name()
                        + " afgør, hvor stor en del af en uges ydelse kommunen betaler; det følger af, hvor"
                        + " mange uger personen har været på en omfattet ydelse siden uge " + from.number() + " i "
                        + from.year() + ", og optællingen begynder forfra, når der ligger " + weeks
                        + " ugers selvforsørgelse inden for de seneste " + within + " uger.");
    }

    /** {@code the share on cash assistance on step 2 of refusionstrappen 2016 (weeks 5 to 26; the lower the better)}. */
    static String of(LadderOutcome outcome, Language in) {
        ReimbursementLadder ladder = outcome.ladder();
        String benefit = outcome.benefit().name();
        String share = in.either("the share " + Places.english(benefit), "andelen " + Places.danish(benefit));
        String less = outcome.aim() == Aim.LESS ? in.either("the lower the better", "jo lavere, jo bedre") : "";
        if (outcome.step() == LadderOutcome.OFF) {
            return share
                    + in.either(" on no step of " + ladder.name(), " uden for trinene på " + ladder.name())
                    + (less.isEmpty() ? "" : " (" + less + ")");
        }
        return share
                + in.either(" on step " + outcome.step() + " of ", " på trin " + outcome.step() + " af ")
                + ladder.name() + " (" + weeks(ladder, outcome.step(), in) + (less.isEmpty() ? "" : "; " + less) + ")";
    }

    private static String weeks(ReimbursementLadder ladder, int step, Language in) {
        String first = in.number(ladder.firstWeek(step));
        int last = ladder.steps().get(step - 1).throughWeek();
        return last == ReimbursementLadder.FOR_EVER
                ? in.either("from week " + first + " on", "fra uge " + first)
                : in.either("weeks " + first + " to " + in.number(last), "uge " + first + " til " + in.number(last));
    }
}
