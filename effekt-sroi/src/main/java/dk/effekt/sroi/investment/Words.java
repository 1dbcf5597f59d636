package dk.effekt.sroi.investment;

import dk.effekt.internal.Lines;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Numbers and sentences as text, the same in every locale. */
final class Words {

    static final int WIDTH = 80;

    private Words() {}

    /** Whole kroner. */
    static String kroner(double kroner) {
        // Adding 0 turns −0 into 0; rounding first keeps −0.4 from printing as −0.
        return String.format(Locale.ROOT, "%,.0f", Math.rint(kroner) + 0.0);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", Math.rint(share * 1_000) / 10 + 0.0);
    }

    /** Two digits after the point. */
    static String decimal(double number) {
        return String.format(Locale.ROOT, "%,.2f", Math.rint(number * 100) / 100 + 0.0);
    }

    static String count(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    static String date(Optional<Payback> payback) {
        return payback.map(back -> back.date().toString()).orElse("never");
    }

    static String wrapped(String text) {
        return String.join("\n", Lines.of(text, WIDTH, "  ")) + "\n";
    }

    static String wrapped(List<String> texts) {
        StringBuilder all = new StringBuilder();
        texts.forEach(text -> all.append(wrapped(text)));
        return all.toString();
    }

    /** A line under 80 characters: what is extra goes first, then the name's end. */
    static String line(String name, String essential, String extra) {
        boolean fits = Math.min(name.length(), 20) + essential.length() + extra.length() < WIDTH;
        String end = fits ? essential + extra : essential;
        return cut(cut(name, Math.max(1, WIDTH - 1 - end.length())) + end, WIDTH - 1);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, Math.max(0, most - 1)) + "…";
    }
}
