package dk.effekt.report.picture;

import dk.effekt.protocol.Language;
import dk.effekt.sroi.Basis;

/** What an axis of kroner counts in, so that its numbers are short. */
enum MoneyUnit {
    KRONER(1, "kr", "kr."),
    THOUSANDS(1e3, "thousand kr", "1.000 kr."),
    MILLIONS(1e6, "million kr", "mio. kr.");

    private final double kroner;
    private final String english;
    private final String danish;

    MoneyUnit(double kroner, String english, String danish) {
        this.kroner = kroner;
        this.english = english;
        this.danish = danish;
    }

    /** The one for an axis that reaches so far from 0. */
    static MoneyUnit upTo(double largest) {
        double size = Math.abs(largest);
        return size < 10_000 ? KRONER : size < 3_000_000 ? THOUSANDS : MILLIONS;
    }

    /** An amount on the axis. */
    double of(double amount) {
        return amount / kroner;
    }

    /** The title of the axis: {@code mio. kr. i alt}. */
    String title(Basis basis, Language in) {
        return in.either(english, danish) + " " + words(basis, in);
    }

    static String words(Basis basis, Language in) {
        return switch (basis) {
            case PER_PARTICIPANT -> in.either("per participant", "pr. deltager");
            case TOTAL -> in.either("in total", "i alt");
        };
    }

    /** An amount in a sentence: {@code 856.240 kr.}; from a million on {@code 4,22 mio. kr.}, from ten {@code 14,4 mio. kr.}. */
    static String write(double amount, Language in) {
        return write(amount, amount, in);
    }

    /** From one amount to another, both in the same unit: {@code −2,1 mio. kr. til 14,1 mio. kr.}. */
    static String range(double from, double to, Language in) {
        double larger = Math.max(Math.abs(from), Math.abs(to));
        return write(from, larger, in) + in.either(" to ", " til ") + write(to, larger, in);
    }

    private static String write(double amount, double like, Language in) {
        double size = Math.abs(like);
        if (size < MILLIONS.kroner) {
            return Form.KRONER.write(amount, in) + " " + in.either(KRONER.english, KRONER.danish);
        }
        Form form = size < 10 * MILLIONS.kroner ? Form.RATIO : Form.DECIMAL;
        return form.write(MILLIONS.of(amount), in) + " " + in.either(MILLIONS.english, MILLIONS.danish);
    }

    /** A sentence with its full stop, which that of an abbreviation is, too. */
    static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
