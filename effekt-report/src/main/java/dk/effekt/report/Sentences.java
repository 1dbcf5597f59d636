package dk.effekt.report;

import dk.effekt.calendar.FollowUp;
import dk.effekt.effect.Effect;
import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Language;
import dk.effekt.report.internal.Words;
import dk.effekt.report.picture.Form;

/** Answers in a sentence that a council can read aloud. */
final class Sentences {

    private Sentences() {}

    /**
     * An effect beside what would have happened anyway. Where the interval holds none, or tells nothing, the sentence says first that
     * it is not known whether there is an effect, and the estimate after.
     *
     * @param what the outcome as a part of a sentence: {@code the share in job}
     */
    static String of(Effect effect, String what, FollowUp when, Language in) {
        String interval = " (" + in.either("95 % confidence interval ", "95 %-sikkerhedsinterval ")
                + number(effect.ciLow(), effect, in)
                + in.either(" to ", " til ")
                + number(effect.ciHigh(), effect, in)
                + ")";
        String after = in.either("After ", "Efter ")
                + in.number(when.months())
                + (when.months() == 1 ? in.either(" month ", " måned ") : in.either(" months ", " måneder "));
        boolean isTooLittle = effect.caution().isPresent();
        if (isTooLittle || (effect.ciLow() <= 0 && effect.ciHigh() >= 0)) {
            return after
                    + in.either("it cannot be told whether ", "kan det ikke afgøres, om ")
                    + what
                    + in.either(" is changed: the estimate is ", " er ændret: skønnet er ")
                    + number(effect.estimate(), effect, in) + " " + Words.unit(effect.unit(), in)
                    + (isTooLittle
                            ? in.either(
                                    ", and there is too little to judge it by",
                                    ", og der er for lidt at bedømme det ud fra")
                            : interval)
                    + ".";
        }
        boolean isHigher = effect.estimate() > 0;
        String difference = Form.DECIMAL.write(scaled(Math.abs(effect.estimate()), effect), in) + " "
                + Words.unit(effect.unit(), in);
        return after
                + in.either(what + " is ", "er " + what + " ")
                + difference
                + (isHigher ? in.either(" higher", " højere") : in.either(" lower", " lavere"))
                + in.either(
                        " than it would have been without the programme", ", end den ville have været uden indsatsen")
                + interval + ".";
    }

    private static double scaled(double number, Effect effect) {
        return effect.unit() == Outcome.Unit.SHARE ? 100 * number : number;
    }

    private static String number(double number, Effect effect, Language in) {
        return Form.ofEffect(effect.unit()).write(number, in);
    }
}
