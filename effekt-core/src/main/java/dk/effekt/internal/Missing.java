package dk.effekt.internal;

import java.util.List;

/** Refuses what lacks something, and says all that it lacks, on a line each. */
public final class Missing {

    private Missing() {}

    /** Refuses a method that cannot be used. */
    public static void requireNone(String method, List<String> missing) {
        requireNoneOr("\"" + method + "\" cannot be done here", missing);
    }

    /** Refuses in words of one's own. */
    public static void requireNoneOr(String refusal, List<String> missing) {
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(refusal + ":\n- " + String.join("\n- ", missing));
        }
    }
}
