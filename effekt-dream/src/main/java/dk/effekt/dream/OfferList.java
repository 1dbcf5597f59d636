package dk.effekt.dream;

import dk.effekt.intervention.InterventionCatalogue;
import java.nio.file.Path;

/** Reads catalogues of offers: {@code InterventionCatalogue catalogue = OfferList.read(Path.of("tilbud.csv"))}. */
public final class OfferList {

    private OfferList() {}

    /**
     * Reads a table of offers with the standard options. {@link OfferReader} describes the format. A catalogue in JSON is read by
     * {@link InterventionCatalogue#fromJson}.
     *
     * @return the catalogue; its {@link InterventionCatalogue#report()} says what became of every row
     * @throws dk.effekt.input.DataException if nothing can be had from the file
     * @throws java.io.UncheckedIOException if it cannot be opened or read
     */
    public static InterventionCatalogue read(Path file) {
        return reader().read(file);
    }

    /** A reader with the standard options, to change. */
    public static OfferReader reader() {
        return OfferReader.withDefaults();
    }
}
