package dk.effekt.report.picture;

import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.LockIn;
import dk.effekt.protocol.Language;
import dk.effekt.report.internal.Words;

/** Effects in words. */
final class EffectWords {

    private EffectWords() {}

    /** What is to be seen of the weeks of a path up to one. */
    static String of(EffectPath path, int through, Language in) {
        Effect last = path.at(through);
        Form form = Form.ofEffect(path.unit());
        String end = in.either("In week ", "I uge ")
                + through
                + in.either(" the effect is ", " er effekten ")
                + form.write(last.estimate(), in) + " " + Words.unit(path.unit(), in) + " ("
                + (last.caution().isPresent()
                        ? in.either("there is too little to judge it by", "der er for lidt at bedømme den ud fra")
                        : in.either("95 % confidence interval ", "95 %-sikkerhedsinterval ")
                                + form.write(last.ciLow(), in)
                                + in.either(" to ", " til ")
                                + form.write(last.ciHigh(), in))
                + ").";
        LockIn lockIn = path.through(through).lockIn();
        if (lockIn.from().isEmpty()) {
            return end
                    + in.either(
                            " In no week is it worse than without the programme.",
                            " I ingen uge går det dårligere end uden indsatsen.");
        }
        String until = lockIn.turn().isPresent()
                ? in.either(" to ", " til ") + (lockIn.turn().getAsInt() - 1)
                : in.either(" to the end", " til slutningen");
        return in.either(
                        "It is worse than without the programme from week ",
                        "Det går dårligere end uden indsatsen fra uge ")
                + lockIn.from().getAsInt() + until + ". " + end;
    }
}
