package dk.effekt.report.picture;

import static dk.effekt.protocol.Language.DANISH;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.sroi.uncertainty.Acceptability;
import dk.effekt.sroi.uncertainty.MonteCarlo;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptabilityPictureTest {

    static final Acceptability CURVE = MonteCarlo.seed(42)
            .draws(2_000)
            .acceptabilityOfWellbeing(
                    80_000,
                    new double[] {200_000, 0, 50_000, 100_000, 150_000},
                    Money.each("Lille indsats", 14_000),
                    Money.each("Stor indsats", 28_000));

    @Test
    void eachOptionHasALineInTheOrderOfValues() {
        Picture picture = MoneyPictures.acceptability(CURVE, DANISH);

        assertThat(picture.table().rows())
                .extracting(row -> row.get(0))
                .containsExactly(0.0, 50_000.0, 100_000.0, 150_000.0, 200_000.0);
        assertThat(picture.table().columns())
                .extracting(DataTable.Column::heading)
                .containsExactly(
                        "kr. pr. enhed trivsel",
                        "ingen indsats",
                        "Lille indsats",
                        "Stor indsats",
                        "højeste gennemsnit");
        assertThat(picture.table().rows().get(4).get(3))
                .isEqualTo(CURVE.points().get(0).probabilities().get(2));
    }

    /** Probabilities of one value add up to 1, and one option has the highest mean. */
    @Test
    void oneDotAtEachValue() {
        assertThat(PictureChecks.rows(MoneyPictures.acceptability(CURVE, DANISH), "rows"))
                .hasSize(15)
                .filteredOn(row -> row.get("size").asInt() > 0)
                .hasSize(5);
    }

    @Test
    void aBrowserDrawsIt(@TempDir Path folder) throws Exception {
        assertThat(PictureChecks.drawn(MoneyPictures.acceptability(CURVE, DANISH), "acceptability", folder))
                .contains("mark-line", "sandsynlighed for at være bedst");
    }
}
