package dk.effekt.report.picture;

import static dk.effekt.calendar.FollowUp.jobindsatsDays;
import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.dream.DreamGroupings;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.report.Bridge;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusPictureTest {

    static final KeyFigures FIGURES = KeyFigures.of(Bridge.OFFER)
            .by(CalendarPeriod.HALF_YEAR)
            .status(DreamGroupings.jobindsats(Bridge.register().codebook()), jobindsatsDays(1, 12))
            .measure(Bridge.register(), Bridge.participations());

    @Test
    void theTableHasARowForEachPeriodWithTheSharesOfTheFigures() {
        DataTable table = FigurePictures.status(FIGURES, 12, DANISH).table();

        assertThat(table.rows()).hasSize(FIGURES.periods().size());
        assertThat(table.columns())
                .extracting(DataTable.Column::heading)
                .startsWith(
                        "afsluttet i", "fulgt", "i job", "i uddannelse", "på offentlig forsørgelse", "selvforsørgende");
        String period = FIGURES.periods().get(3).name();
        assertThat(table.rows().get(3).get(2))
                .isEqualTo(FIGURES.get("status after 12 months", period, "wage-work")
                        .value()
                        .orElseThrow());
        assertThat(table.rows().get(3).get(1)).isEqualTo((double)
                FIGURES.get("status after 12 months", period, "wage-work").of().orElseThrow());
    }

    @Test
    void theSegmentsOfABarLieEndToEnd() {
        List<JsonNode> bar = PictureChecks.rows(
                FigurePictures.status(FIGURES.protectedBy(SmallCells.unprotected()), 12, DANISH), "rows");

        double end = 0;
        for (JsonNode segment : bar) {
            if (segment.get("from").asDouble() != 0) {
                assertThat(segment.get("from").asDouble()).isEqualTo(end);
            }
            end = segment.get("to").asDouble();
        }
        assertThat(end).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void whatIsHiddenIsAGapAndIsSaid() {
        KeyFigures hiding = FIGURES.protectedBy(SmallCells.hidingBelow(40));
        Picture picture = FigurePictures.status(hiding, 12, ENGLISH);

        assertThat(PictureChecks.rows(picture, "gaps"))
                .anyMatch(row -> row.get("label").asText().equals(".."));
        assertThat(picture.table().texts()).anySatisfy(row -> assertThat(row).contains(".."));
        assertThat(picture.notes()).anyMatch(note -> note.startsWith(".. is hidden"));
        assertThat(PictureChecks.rows(picture, "rows"))
                .allSatisfy(row -> assertThat(
                                Integer.parseInt(row.get("count").asText().replace(",", "")))
                        .satisfiesAnyOf(
                                count -> assertThat(count).isZero(),
                                count -> assertThat(count).isGreaterThanOrEqualTo(40)));
    }

    @Test
    void whatWasNotAskedForIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FigurePictures.status(FIGURES, 6, DANISH))
                .withMessageContaining("status after 6 months");
    }

    @Test
    void aBrowserDrawsIt(@TempDir Path folder) throws Exception {
        assertThat(PictureChecks.drawn(FigurePictures.status(FIGURES, 12, DANISH), "status", folder))
                .contains("mark-rect", "halvår", "på offentlig forsørgelse");
        PictureChecks.drawn(
                FigurePictures.status(FIGURES.protectedBy(SmallCells.hidingBelow(40)), 1, ENGLISH),
                "status-hidden",
                folder);
    }
}
