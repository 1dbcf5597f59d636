package dk.effekt.sroi;

import dk.effekt.protocol.Language;
import java.util.Locale;

/** What kind of value an outcome is. Kinds are shown apart before they are added: kroner of one are not kroner of another. */
public enum ValueKind {
    /** Money of a public purse: benefits not paid, taxes paid, services not used. */
    FISCAL,
    /** What people's lives are worth to them, put in kroner by a wellbeing valuation. */
    WELLBEING,
    /** Any other value: earnings, a volunteer's time, what a firm gains. */
    OTHER;

    /** What value it is, in a language: {@code fiscal}, {@code det offentliges økonomi}. */
    public String inWords(Language language) {
        return switch (this) {
            case FISCAL -> language.either("fiscal", "det offentliges økonomi");
            case WELLBEING -> language.either("wellbeing", "trivsel");
            case OTHER -> language.either("other", "anden værdi");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
