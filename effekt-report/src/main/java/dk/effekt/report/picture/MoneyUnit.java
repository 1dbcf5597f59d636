package dk.effekt.report.picture;

import dk.effekt.protocol.Language;
import dk.effekt.sroi.Basis;
import java.util.Locale;

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

    /** An amount in a sentence: {@code 856.240 kr.}, {@code 14,4 mio. kr.} from ten millions on. */
    static String write(double amount, Language in) {
        if (Math.abs(amount) < 1e7) {
            return Form.KRONER.write(amount, in) + in.either(" kr", " kr.");
        }
        String number = String.format(Locale.ROOT, "%,.1f", amount / MILLIONS.kroner);
        return in.numeral(number).replace('-', '−') + " " + in.either(MILLIONS.english, MILLIONS.danish);
    }
}
