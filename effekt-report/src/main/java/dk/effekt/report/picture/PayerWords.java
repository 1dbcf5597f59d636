package dk.effekt.report.picture;

import dk.effekt.protocol.Language;
import dk.effekt.sroi.purse.Payer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Payers in words and colours. Those that effekt knows are translated; names that users gave stay as they are. */
final class PayerWords {

    private PayerWords() {}

    /** What a payer is called. */
    static String name(String payer, Language in) {
        return Stream.of(Payer.values())
                .filter(known -> known.label().equals(payer))
                .findFirst()
                .map(known -> known.inWords(in))
                .orElse(payer);
    }

    /**
     * A colour for each payer, the same in all pictures for those that effekt knows.
     *
     * @throws IllegalArgumentException if there are too many to be told apart
     */
    static List<String> colours(List<String> payers) {
        if (payers.size() > GroupColours.MOST) {
            throw new IllegalArgumentException(
                    payers.size() + " payers cannot be told apart by colours; give those that belong "
                            + "together one name in the value map, so that there are at most " + GroupColours.MOST);
        }
        List<String> taken = new ArrayList<>();
        payers.forEach(payer -> known(payer).ifPresent(known -> taken.add(colour(known))));
        List<String> colours = new ArrayList<>();
        for (String payer : payers) {
            String own = known(payer)
                    .map(PayerWords::colour)
                    .filter(colour -> !colours.contains(colour))
                    .orElseGet(() -> GroupColours.unlike(taken));
            colours.add(own);
            taken.add(own);
        }
        return List.copyOf(colours);
    }

    /** The payer that a name means in either language. */
    private static Optional<Payer> known(String payer) {
        String lower = payer.toLowerCase(Locale.ROOT);
        return Stream.of(Payer.values())
                .filter(known -> lower.equals(known.label().toLowerCase(Locale.ROOT))
                        || lower.equals(known.inWords(Language.DANISH)))
                .findFirst();
    }

    private static String colour(Payer payer) {
        return switch (payer) {
            case MUNICIPALITY -> GroupColours.BLUE;
            case REGION -> GroupColours.GREEN;
            case STATE -> GroupColours.ORANGE;
            case CITIZEN -> GroupColours.PURPLE;
        };
    }
}
