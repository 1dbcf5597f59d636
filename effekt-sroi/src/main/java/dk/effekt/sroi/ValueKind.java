package dk.effekt.sroi;

import java.util.Locale;

/** What kind of value an outcome is. Kinds are shown apart before they are added: kroner of one are not kroner of another. */
public enum ValueKind {
    /** Money of a public purse: benefits not paid, taxes paid, services not used. */
    FISCAL,
    /** What people's lives are worth to them, put in kroner by a wellbeing valuation. */
    WELLBEING,
    /** Any other value: earnings, a volunteer's time, what a firm gains. */
    OTHER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
