package dk.effekt.dream;

import dk.effekt.intervention.Participations;
import java.nio.file.Path;

/** Reads lists of participations: {@code Participations parts = ParticipationList.read(Path.of("indsats.csv"))}. */
public final class ParticipationList {

    private ParticipationList() {}

    /**
     * Reads a list with the standard options. {@link ParticipationReader} describes the format.
     *
     * @return the participations; their {@link Participations#report()} says what became of every row
     * @throws dk.effekt.input.DataException if nothing can be had from the file
     * @throws java.io.UncheckedIOException if it cannot be opened or read
     */
    public static Participations read(Path file) {
        return reader().read(file);
    }

    /** A reader with the standard options, to change. */
    public static ParticipationReader reader() {
        return ParticipationReader.withDefaults();
    }
}
