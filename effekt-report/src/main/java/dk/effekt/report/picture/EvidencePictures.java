package dk.effekt.report.picture;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.evidence.EvidenceMap;
import dk.effekt.protocol.Language;
import java.util.Optional;

/**
 * Pictures of what the effects of a catalogue's offers rest on.
 *
 * <pre>{@code
 * EvidencePictures.grades(map, DANISH).writeTo(Path.of("evidenskort.html"));
 * }</pre>
 */
public final class EvidencePictures {

    private EvidencePictures() {}

    /**
     * A row for each offer, the best known first: on what its effect rests, and what studies say of each outcome. The darker, the
     * stronger; pale are few studies. The outcomes that most offers have been studied for stand in it, the others in its table.
     *
     * @throws IllegalArgumentException if the map has no offer
     */
    public static Picture grades(EvidenceMap map, Language language) {
        return new EvidencePicture(map, language).draw();
    }

    /**
     * The effects of one's own studies that are differences of shares, in percentage points with 95 % intervals; empty if there are
     * none.
     *
     * @param rule by which effects on few persons are left out
     */
    public static Optional<Picture> effects(EvidenceMap map, SmallCells rule, Language language) {
        return new FoundPicture(map, rule, language).draw();
    }
}
