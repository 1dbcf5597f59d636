package dk.effekt.report.picture;

import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.matching.Balance;
import dk.effekt.matching.BinaryDifference;
import dk.effekt.matching.SmdConvention;
import dk.effekt.report.Bridge;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BalancePictureTest {

    private static final String LONG =
            "weeks in a row on educational assistance, resource clarification or a flexible job before the start";

    @Test
    void absoluteDifferencesStandByTheirSizeBefore() {
        DataTable table = Pictures.balance(balance(100, row("age", -0.2, 0.05), row("sex", 0.4, -0.12)), ENGLISH)
                .table();

        assertThat(table.rows()).containsExactly(List.of("sex", 0.4, 0.12), List.of("age", 0.2, 0.05));
    }

    @Test
    void itSaysHowManyAreBeyondTheThreshold() {
        assertThat(Pictures.balance(balance(100, row("age", -0.2, 0.05), row("sex", 0.4, -0.12)), DANISH)
                        .description())
                .contains("i 1 af 2 egenskaber større end 0,10", "“sex”: 0,12");
    }

    @Test
    void whatIsInfinitelyApartStandsAtTheEdge() throws Exception {
        Picture picture = Pictures.balance(
                balance(100, row("age", 0.5, 0.1), row("sex", Double.NEGATIVE_INFINITY, Double.NaN)), ENGLISH);
        JsonNode spec = new ObjectMapper().readTree(picture.toVegaLite());

        assertThat(picture.table().texts().get(0)).containsExactly("sex", "∞", "–");
        assertThat(spec.at("/datasets/rows/0/difference").asDouble())
                .isEqualTo(spec.at("/encoding/x/scale/domainMax").asDouble())
                .isGreaterThan(0.5);
        assertThat(spec.at("/datasets/beyond")).hasSize(1);
        assertThat(spec.at("/datasets/rows")).hasSize(3);
        assertThat(picture.notes()).hasSize(1);
    }

    @Test
    void longNamesAreBroken() throws Exception {
        JsonNode spec = new ObjectMapper()
                .readTree(Pictures.balance(balance(100, row(LONG, 0.5, 0.1)), ENGLISH)
                        .toVegaLite());

        assertThat(spec.at("/datasets/rows/0/covariate").asText().lines())
                .hasSize(3)
                .allMatch(line -> line.length() <= 38);
    }

    @Test
    void nothingIsDrawnOfAnArmOfTooFew() {
        Picture picture = Pictures.balance(balance(4, row("age", 0.5, 0.1)), ENGLISH);

        assertThat(picture.table().texts().get(0)).containsExactly("age", "–", "–");
        assertThat(Pictures.balance(balance(4, row("age", 0.5, 0.1)), "all", SmallCells.unprotected(), ENGLISH)
                        .table()
                        .texts()
                        .get(0))
                .containsExactly("age", "0.50", "0.10");
    }

    @Test
    void aStudyHasTheWordsForItsCovariates() {
        assertThat(Pictures.balance(Bridge.study(), DANISH).table().texts())
                .extracting(row -> row.get(0))
                .contains("alder", "antal uger i job i de seneste 52 uger");
    }

    private static Balance balance(int rows, Balance.Row... covariates) {
        return new Balance(
                SmdConvention.TREATED,
                BinaryDifference.STANDARDIZED,
                new Balance.Sizes(rows, 1000, rows, 900, rows, 800),
                Optional.empty(),
                List.of(covariates));
    }

    private static Balance.Row row(String name, double before, double after) {
        return new Balance.Row(name, Balance.Type.NUMERIC, of(before), of(after), Double.NaN, 0);
    }

    private static Balance.Comparison of(double smd) {
        return new Balance.Comparison(0, 0, smd, 1, 0, 0);
    }
}
