package dk.effekt.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Offers the nearest spelling when a name is not known. */
public final class Suggest {

    private static final int ALWAYS_NEAR = 2;

    private Suggest() {}

    /**
     * The known name nearest to the given one, whatever the case of its letters, if any is near enough to be meant: two
     * characters to change or a third of them, but never all.
     */
    public static Optional<String> nearest(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int most = Math.min(Math.max(ALWAYS_NEAR, wanted.length() / 3), wanted.length() - 1);
        return known.stream()
                .filter(k -> distance(wanted, k.toLowerCase(Locale.ROOT)) <= most)
                .min(Comparator.<String>comparingInt(k -> distance(wanted, k.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The name in quotes, followed by the nearest known one or else by all that are known. */
    public static String quoted(String name, Collection<String> known) {
        return "'" + name + "'"
                + nearest(name, known)
                        .map(k -> "; did you mean '" + k + "'?")
                        .orElse(known.isEmpty() ? "; there are none" : "; it has " + String.join(", ", known));
    }

    /** Levenshtein's edit distance (1966), one row at a time. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
