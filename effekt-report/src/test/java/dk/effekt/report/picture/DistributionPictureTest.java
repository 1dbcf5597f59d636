package dk.effekt.report.picture;

import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.sroi.uncertainty.MonteCarlo;
import dk.effekt.sroi.uncertainty.Simulation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionPictureTest {

    static final Simulation SIMULATION =
            MonteCarlo.seed(42).draws(20_000).simulate(Money.each("Brobygning til Uddannelse", 18_000));

    @Test
    void sharesAboveTheThresholdAddUpToTheProbabilityOfPayingBack() {
        List<JsonNode> bins = PictureChecks.rows(MoneyPictures.netPresentValue(SIMULATION, DANISH), "rows");
        double paying = bins.stream()
                .filter(bin -> bin.get("from").asDouble() >= 0)
                .mapToDouble(bin -> bin.get("share").asDouble())
                .sum();

        // One draw in 200 at either end is in no bin, but for those that lie in the outermost.
        assertThat(paying).isCloseTo(SIMULATION.probabilityOfPayingBack(), within(0.006));
        assertThat(bins).anyMatch(bin -> bin.get("from").asDouble() == 0);
    }

    @Test
    void aRatioPaysBackFromOneOn() {
        Picture picture = MoneyPictures.ratio(SIMULATION, DANISH);

        assertThat(PictureChecks.rows(picture, "rows"))
                .anyMatch(bin -> bin.get("from").asDouble() == 1);
        assertThat(picture.description())
                .startsWith("Sandsynligheden for, at det betaler sig, er "
                        + Form.SHARE.write(SIMULATION.probabilityOfPayingBack(), DANISH))
                .contains("medianen " + Form.RATIO.write(SIMULATION.ratio().median(), DANISH));
    }

    @Test
    void aBrowserDrawsIt(@TempDir Path folder) throws Exception {
        assertThat(PictureChecks.drawn(MoneyPictures.ratio(SIMULATION, DANISH), "ratio", folder))
                .contains("mark-rect", "betaler sig ikke", "kroner i værdi pr. investeret krone");
        PictureChecks.drawn(MoneyPictures.netPresentValue(SIMULATION, DANISH), "npv", folder);
        PictureChecks.drawn(
                MoneyPictures.netPresentValue(MonteCarlo.seed(1).draws(1_000).simulate(Money.map()), ENGLISH),
                "npv-total",
                folder);
    }
}
