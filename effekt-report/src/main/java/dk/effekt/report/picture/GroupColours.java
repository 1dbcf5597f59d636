package dk.effekt.report.picture;

import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.util.FastMath;

/**
 * Colours of groups, told apart by those who see fewer colours, and each with a contrast of at least 3 to white (WCAG 2.1, 1.4.11).
 */
final class GroupColours {

    static final String BLUE = "#00558c";
    static final String ORANGE = "#d0762b";
    static final String GREEN = "#3f8f6b";
    static final String PURPLE = "#8a5fa8";
    static final String GREY = "#6b6b6b";
    static final String DARK = "#1a1a1a";

    /** For groups that have no colour of their own, the first four being those that have one in most pictures. */
    private static final List<String> FURTHER =
            List.of("#b0475c", "#7a6a1f", "#2b8aa0", "#4a4aa8", "#a0522d", GREY, BLUE, ORANGE, GREEN, PURPLE);

    /** How many groups a picture can hold. */
    static final int MOST = FURTHER.size();

    private GroupColours() {}

    /** The first colour that no group has yet. */
    static String unlike(List<String> taken) {
        return FURTHER.stream()
                .filter(colour -> !taken.contains(colour))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("more than " + MOST + " groups in one picture"));
    }

    /** The colour of what is written on a colour: white or almost black, whichever has more contrast. */
    static String inkOn(String colour) {
        double luminance = luminance(colour);
        double white = contrast(1, luminance);
        double dark = contrast(luminance, luminance(DARK));
        return white >= dark ? "#ffffff" : DARK;
    }

    /** A colour between two, as far from the first as a share says. */
    static String between(String first, String second, double share) {
        StringBuilder mixed = new StringBuilder("#");
        for (int at = 1; at < first.length(); at += 2) {
            double channel = (1 - share) * channel(first, at) + share * channel(second, at);
            mixed.append(String.format(Locale.ROOT, "%02x", Math.round(channel)));
        }
        return mixed.toString();
    }

    /** The contrast of two luminances, from 1 to 21 (WCAG 2.1, definition of contrast ratio). */
    static double contrast(double lighter, double darker) {
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** The relative luminance of a colour, from 0 to 1 (WCAG 2.1). */
    static double luminance(String colour) {
        return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
    }

    private static double linear(String colour, int at) {
        double channel = channel(colour, at) / 255.0;
        return channel <= 0.03928 ? channel / 12.92 : FastMath.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static int channel(String colour, int at) {
        return Integer.parseInt(colour.substring(at, at + 2), 16);
    }
}
