package dk.effekt.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.PropensityModels;
import dk.effekt.matching.Synth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The formula F of matchit_synth.json on synth.csv, beside what R made of both. */
class SynthFormulaTest {

    private static final Formula FORMULA =
            Formula.parse("treat ~ age + male + origin + benefit_weeks + emp_share + prev_act");

    private static final Table SYNTH = synth();

    /** R: {@code model.matrix(F, d)}, whose columns the coefficients of {@code glm(F, binomial, d)} name. */
    @Test
    void designIsThatOfModelMatrix() {
        DesignMatrix x = FORMULA.design(SYNTH);
        List<String[]> rows = Synth.csv("synth.csv");
        List<String> expected =
                fields(Synth.oracle("matchit_synth.json").path("propensity").path("coef"));

        assertThat(x.names()).isEqualTo(expected.subList(1, expected.size()));
        for (int row = 0; row < x.rows(); row++) {
            String[] cells = rows.get(row);
            assertThat(new double[] {x.value(row, 0), x.value(row, 1), x.value(row, 4), x.value(row, 5), x.value(row, 6)
                    })
                    .containsExactly(
                            Double.parseDouble(cells[2]),
                            Double.parseDouble(cells[3]),
                            Double.parseDouble(cells[5]),
                            Double.parseDouble(cells[6]),
                            Double.parseDouble(cells[7]));
            assertThat(x.value(row, 2)).isEqualTo(cells[4].equals("NONWEST") ? 1 : 0);
            assertThat(x.value(row, 3)).isEqualTo(cells[4].equals("WEST") ? 1 : 0);
        }
    }

    /** R: {@code glm(F, binomial, d, control = glm.control(epsilon = 1e-15, maxit = 100))}. */
    @Test
    void thePropensityModelIsThatOfGlm() {
        JsonNode expected = Synth.oracle("primitives_synth.json").path("synth_glm_converged");
        Map<String, Double> coefficients = PropensityModels.logistic()
                .fit(FORMULA.treated(SYNTH), FORMULA.design(SYNTH))
                .coefficients();

        assertThat(coefficients.keySet()).containsExactlyElementsOf(fields(expected));
        coefficients.forEach((name, value) ->
                assertThat(value).as(name).isCloseTo(expected.path(name).doubleValue(), within(1e-12)));
    }

    /** R: {@code summary(matchit(F, d, method = NULL))$sum.all}, without the distance. */
    @Test
    void balanceHasTheRowsOfMatchIt() {
        JsonNode expected = Synth.oracle("matchit_synth.json").path("balance_before");
        DesignMatrix x = FORMULA.balance(SYNTH);
        boolean[] treated = FORMULA.treated(SYNTH);
        List<String> names = fields(expected);

        assertThat(x.names()).isEqualTo(names.subList(1, names.size()));
        for (String name : x.names()) {
            double[] column = x.column(name);
            double[] sums = new double[2];
            int[] counts = new int[2];
            for (int row = 0; row < column.length; row++) {
                sums[treated[row] ? 1 : 0] += column[row];
                counts[treated[row] ? 1 : 0]++;
            }
            assertThat(sums[1] / counts[1])
                    .as(name)
                    .isCloseTo(expected.path(name).path("Means Treated").doubleValue(), within(1e-12));
            assertThat(sums[0] / counts[0])
                    .as(name)
                    .isCloseTo(expected.path(name).path("Means Control").doubleValue(), within(1e-12));
        }
    }

    static Table synth() {
        List<String[]> rows = Synth.csv("synth.csv");
        Table.Builder table = Table.builder();
        List<String> names = List.of("treat", "age", "male", "origin", "benefit_weeks", "emp_share", "prev_act");
        for (int c = 0; c < names.size(); c++) {
            int column = c + 1;
            if (names.get(c).equals("origin")) {
                table.category(
                        "origin", rows.stream().map(cells -> cells[column]).toArray(String[]::new));
            } else {
                table.number(
                        names.get(c),
                        rows.stream()
                                .mapToDouble(cells -> Double.parseDouble(cells[column]))
                                .toArray());
            }
        }
        return table.build();
    }

    private static List<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
