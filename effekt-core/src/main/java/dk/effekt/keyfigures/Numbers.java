package dk.effekt.keyfigures;

import java.util.Locale;

/** Numbers as the page has them. */
final class Numbers {

    private Numbers() {}

    static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String decimal(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    static String months(int number) {
        return number + (number == 1 ? " month" : " months");
    }

    static String maaneder(int number) {
        return number + (number == 1 ? " måned" : " måneder");
    }

    static String signed(double value) {
        String text = String.format(Locale.ROOT, "%+,.1f", value);
        return text.equals("-0.0") ? "+0.0" : text;
    }
}
