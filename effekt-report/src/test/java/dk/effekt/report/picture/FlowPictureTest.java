package dk.effekt.report.picture;

import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.keyfigures.OfferFlow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowPictureTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final List<String> OFFERS = List.of(
            "Brobygning til Uddannelse",
            "Mentor",
            "Virksomhedspraktik",
            "Jobklub",
            "Vejledning og opkvalificering",
            "Løntilskud",
            "IPS",
            "Nyttejob",
            "Særlig indsats til unge med mange udfordringer");

    private static Participation course(long person, String offer, int from, int to) {
        return new Participation(
                person, new Intervention(offer), FIRST.plusDays(from), Optional.of(FIRST.plusDays(to)), "");
    }

    /** From the one to the other by a rule that makes few, many and none; some begin while the first runs. */
    private static int courses(int from, int to) {
        return (from * 37 + to * 53 + from * to * 11) % 41 * ((from + to) % 3);
    }

    static OfferFlow flow(int offers) {
        List<Participation> courses = new ArrayList<>();
        long person = 1;
        for (int from = 0; from < offers; from++) {
            for (int to = 0; to < offers; to++) {
                for (int j = 0; j < courses(from, to); j++) {
                    courses.add(course(person, OFFERS.get(from), 0, 50));
                    courses.add(course(person, OFFERS.get(to), j % 4 == 0 ? 40 : 60, 90));
                    person++;
                }
            }
        }
        return OfferFlow.of(Participations.of(courses));
    }

    @Test
    void countsBothWaysOfComingNext() {
        OfferFlow flow = flow(4).protectedBy(SmallCells.unprotected());
        Picture picture = FigurePictures.flow(flow, DANISH);

        assertThat(picture.table().rows()).hasSize(4 * 6);
        assertThat(picture.table().texts())
                .contains(List.of(OFFERS.get(1), OFFERS.get(0), Integer.toString(courses(1, 0))))
                .contains(List.of(OFFERS.get(2), OFFERS.get(3), Integer.toString(courses(2, 3))));
        assertThat(picture.notes()).anyMatch(note -> note.startsWith("UBESKYTTET"));
    }

    @Test
    void hidesWhatTheFlowHides() {
        OfferFlow flow = flow(4).protectedBy(SmallCells.hidingBelow(20));
        Picture picture = FigurePictures.flow(flow, DANISH);
        Set<String> hidden = flow.steps().stream()
                .filter(step -> step.courses().isEmpty() && !step.to().isEmpty())
                .map(step -> step.from() + " > " + step.to())
                .collect(Collectors.toSet());

        assertThat(hidden).isNotEmpty();
        assertThat(PictureChecks.rows(picture, "plain"))
                .filteredOn(row -> row.get("label").asText().equals(".."))
                .filteredOn(row -> flow.places().contains(row.get("toName").asText()))
                .extracting(row ->
                        row.get("fromName").asText() + " > " + row.get("toName").asText())
                .containsExactlyInAnyOrderElementsOf(hidden);
    }

    @Test
    void manyColumnsAreNumbered() {
        Picture picture = FigurePictures.flow(flow(9), ENGLISH);

        assertThat(PictureChecks.spec(picture).at("/encoding/x/scale/domain/8").asText())
                .isEqualTo("9");
        assertThat(PictureChecks.spec(picture).at("/encoding/y/scale/domain/8").asText())
                .startsWith("9  ");
    }

    @Test
    void aBrowserDrawsIt(@TempDir Path folder) throws Exception {
        assertThat(PictureChecks.drawn(FigurePictures.flow(flow(4), DANISH), "flow", folder))
                .contains("mark-rect", "næste forløb i");
        PictureChecks.drawn(FigurePictures.flow(flow(9), DANISH), "flow-many", folder);
    }
}
