package dk.effekt.report.picture;

import dk.effekt.protocol.Language;

/** Notes about small numbers. */
final class Hidden {

    private Hidden() {}

    /** What stands under a picture that no rule protects. */
    static String unprotected(Language in) {
        return in.either(
                "UNPROTECTED: small counts are shown; not to be published.",
                "UBESKYTTET: små antal er vist; må ikke offentliggøres.");
    }
}
