package dk.effekt.report.picture;

import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.uncertainty.Tornado;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TornadoPictureTest {

    static final Tornado TORNADO = Tornado.of(Money.each("Brobygning til Uddannelse", 12_000));

    @Test
    void barsReachFromTheMeansToBothEnds() {
        Picture picture = MoneyPictures.tornado(TORNADO, ENGLISH);
        List<JsonNode> bars = PictureChecks.rows(picture, "rows");

        assertThat(bars).hasSize(2 * TORNADO.bars().size());
        assertThat(bars)
                .allSatisfy(bar -> assertThat(bar.get("from").asDouble()).isEqualTo(TORNADO.netPresentValue() / 1_000));
        assertThat(bars.stream().limit(2).map(bar -> 1_000 * bar.get("to").asDouble()))
                .satisfiesExactlyInAnyOrder(
                        low -> assertThat(low)
                                .isCloseTo(
                                        TORNADO.bars().get(0).netAtLow(), org.assertj.core.api.Assertions.within(1e-6)),
                        high -> assertThat(high)
                                .isCloseTo(
                                        TORNADO.bars().get(0).netAtHigh(),
                                        org.assertj.core.api.Assertions.within(1e-6)));
    }

    @Test
    void namesThatEffektGaveAreDanish() {
        assertThat(MoneyPictures.tornado(TORNADO, DANISH).table().texts())
                .extracting(row -> row.get(0))
                .contains(
                        "mængde: Uger på ydelse",
                        "værdi af en uge, 2024-priser (takst)",
                        "udgift: kommune, 12.000 kr.",
                        "fortrængning (litteratur)");
    }

    /** Ends on one side of the means: the nearer one has no label, as the bar goes on. */
    @Test
    void onlyTheOutermostEndOnASideIsLabelled() {
        Tornado ranged = TORNADO.withRange("quantity of Uger på ydelse", 14, 20);
        Picture picture = MoneyPictures.tornado(ranged, DANISH);
        String name = "mængde: Uger på ydelse";

        assertThat(PictureChecks.rows(picture, "rows"))
                .filteredOn(row -> row.get("bar").asText().equals(name))
                .extracting(row -> row.get("leftLabel").asText() + "|"
                        + row.get("rightLabel").asText())
                .containsExactly("|20,0", "|");
    }

    @Test
    void whereNothingIsUncertainThereIsNoPicture() {
        ValueMap certain = ValueMap.named("certain")
                .input("Municipality", dk.effekt.sroi.Kroner.kroner(1).inTotal())
                .outcome(
                        ValueKind.FISCAL,
                        "State",
                        "weeks",
                        Quantity.stated(1, Basis.TOTAL, "x"),
                        dk.effekt.sroi.Kroner.kroner(1).perWeek(2024, "x"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MoneyPictures.tornado(Tornado.of(certain), DANISH))
                .withMessageContaining("nothing in 'certain' is uncertain");
    }

    @Test
    void aBrowserDrawsIt(@TempDir Path folder) throws Exception {
        assertThat(PictureChecks.drawn(MoneyPictures.tornado(TORNADO, DANISH), "tornado", folder))
                .contains("mark-rect", "ved høj værdi");
        PictureChecks.drawn(MoneyPictures.tornado(Tornado.of(Money.map()), ENGLISH), "tornado-total", folder);
    }
}
