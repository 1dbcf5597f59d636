package dk.effekt.evidence;

import dk.effekt.protocol.Bilingual;
import dk.effekt.protocol.Language;
import java.util.List;

/**
 * What speaks against a study.
 *
 * @param text in full, which may hold numbers of few persons
 * @param words what of it may be published
 */
record Reservation(String text, Bilingual words) {

    /** The checks of designs have warnings of their own, with their numbers and in English. */
    private static final Bilingual WARNINGS = new Bilingual(
            "its own checks warn; what they found stands in the study's summary",
            "studiets egne kontroller advarer; hvad de fandt, står i studiets opsummering");

    static Reservation of(String english, String danish) {
        return new Reservation(english, new Bilingual(english, danish));
    }

    /** Nothing varies, or too few were observed. */
    static Reservation tooLittle(Bilingual outcome) {
        return of(
                "there is too little to judge " + outcome.english() + " by",
                "der er for lidt at bedømme " + outcome.danish() + " ud fra");
    }

    static Reservation warning(String text) {
        return new Reservation(text, WARNINGS);
    }

    static List<String> texts(List<Reservation> reservations) {
        return reservations.stream().map(Reservation::text).toList();
    }

    /** Each once: warnings are not told apart. */
    static List<String> in(Language language, List<Reservation> reservations) {
        return reservations.stream()
                .map(reservation -> reservation.words().in(language))
                .distinct()
                .toList();
    }
}
