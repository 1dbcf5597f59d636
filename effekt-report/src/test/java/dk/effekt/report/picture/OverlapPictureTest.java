package dk.effekt.report.picture;

import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.matching.Overlap;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlapPictureTest {

    /** Of 100 treated and 400 untreated: odds of a fifth times a quarter, so that the score with a preference of one half is 0.2. */
    private static final Overlap OVERLAP = new Overlap(
            "propensity score",
            0.5,
            new Overlap.Arm(100, 0.0512, 0.6, 0, 0.5),
            new Overlap.Arm(400, 0.0512, 0.6, 0, 0.5),
            List.of(
                    new Overlap.Bin(0.0512, 0.2, 40, 250),
                    new Overlap.Bin(0.2, 0.4, 57, 100),
                    new Overlap.Bin(0.4, 0.6, 3, 50)));

    @Test
    void theBarsAreSharesOfEachArm() {
        assertThat(Pictures.overlap(OVERLAP, "all", SmallCells.unprotected(), DANISH)
                        .table()
                        .texts())
                .containsExactly(
                        List.of("0,0512–0,2", "40,0\u00a0%", "62,5\u00a0%"),
                        List.of("0,2–0,4", "57,0\u00a0%", "25,0\u00a0%"),
                        List.of("0,4–0,6", "3,0\u00a0%", "12,5\u00a0%"));
    }

    @Test
    void aBarOfThreeIsHiddenWithAnotherOfTheSameArm() throws Exception {
        Picture picture = Pictures.overlap(OVERLAP, ENGLISH);
        JsonNode data = new ObjectMapper().readTree(picture.toVegaLite()).get("datasets");

        assertThat(picture.table().texts().get(2).get(1)).isEqualTo("..");
        assertThat(picture.table().texts().stream().filter(row -> row.get(1).equals("..")))
                .hasSizeGreaterThan(1);
        assertThat(data.get("hidden").size() + data.get("rows").size()).isEqualTo(6);
        assertThat(picture.notes()).singleElement().asString().startsWith("..: hidden.");
    }

    @Test
    void equipoiseIsMarkedByItsScores() throws Exception {
        JsonNode marked = new ObjectMapper()
                .readTree(Pictures.overlap(OVERLAP, ENGLISH).toVegaLite())
                .at("/datasets/equipoise/0");

        // Odds of 3/7 and 7/3, each over 4.
        assertThat(marked.get("from").asDouble()).isEqualTo(0.0968);
        assertThat(marked.get("to").asDouble()).isEqualTo(0.368);
    }
}
