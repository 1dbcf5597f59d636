package dk.effekt.report.picture;

import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.LockIn;
import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Language;

/** Effects in words. */
final class EffectWords {

    private EffectWords() {}

    /** What an effect is measured in. */
    static String unit(Outcome.Unit unit, Language in) {
        return switch (unit) {
            case SHARE -> in.either("percentage points", "procentpoint");
            case WEEKS -> in.either("weeks", "uger");
            case HOURS -> in.either("hours", "timer");
        };
    }

    /** How an effect is written. */
    static Form form(Outcome.Unit unit) {
        return unit == Outcome.Unit.SHARE ? Form.POINTS : Form.DIFFERENCE;
    }

    /** A number with its unit: {@code +3.2 percentage points}. */
    static String number(double estimate, Outcome.Unit unit, Language in) {
        return form(unit).write(estimate, in) + " " + unit(unit, in);
    }

    /** What is to be seen of a path. */
    static String of(EffectPath path, Language in) {
        Effect last = path.at(path.lastWeek());
        String end = in.either("In week ", "I uge ")
                + path.lastWeek()
                + in.either(" the effect is ", " er effekten ")
                + number(last.estimate(), path.unit(), in)
                + in.either(" (95 % confidence interval ", " (95 %-sikkerhedsinterval ")
                + form(path.unit()).write(last.ciLow(), in)
                + in.either(" to ", " til ")
                + form(path.unit()).write(last.ciHigh(), in)
                + ").";
        LockIn lockIn = path.lockIn();
        if (lockIn.from().isEmpty()) {
            return end
                    + in.either(
                            " In no week is it worse than none.", " I ingen uge er den dårligere end ingen effekt.");
        }
        String until = lockIn.turn().isPresent()
                ? in.either(" to ", " til ") + (lockIn.turn().getAsInt() - 1)
                : in.either(" to the end", " til slutningen");
        return in.either("It is worse than none from week ", "Den er dårligere end ingen effekt fra uge ")
                + lockIn.from().getAsInt() + until + ". " + end;
    }
}
