package dk.effekt.report.internal;

import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Language;

/** Words that pictures and reports share. */
public final class Words {

    private Words() {}

    /** What an effect is measured in. */
    public static String unit(Outcome.Unit unit, Language in) {
        return switch (unit) {
            case SHARE -> in.either("percentage points", "procentpoint");
            case WEEKS -> in.either("weeks", "uger");
            case HOURS -> in.either("hours", "timer");
        };
    }

    /** A text with a capital letter at its beginning. */
    public static String capitalised(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
