package dk.effekt.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.Synth;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random formulas beside R: {@code model.matrix(f, read.csv("synth.csv"))}, made by {@code src/test/R/model_matrix_synth.R}. */
class ModelMatrixTest {

    private static final Table SYNTH = SynthFormulaTest.synth();
    private static final int ROW = 16;

    @ParameterizedTest
    @MethodSource("answers")
    void sameColumnsAsInR(String formula, List<String> names, double[] sums, double[] values) {
        DesignMatrix x = Formula.parse(formula).design(SYNTH);

        assertThat(x.names()).isEqualTo(names);
        for (int c = 0; c < names.size(); c++) {
            double sum = Arrays.stream(x.column(names.get(c))).sum();
            // R wrote 15 digits.
            assertThat(sum).as(names.get(c)).isCloseTo(sums[c], within(1e-13 * Math.abs(sums[c])));
            assertThat(x.value(ROW, c)).as(names.get(c)).isCloseTo(values[c], within(1e-14 * Math.abs(values[c])));
        }
        assertThat(Formula.parse(Formula.parse(formula).toString())
                        .design(SYNTH)
                        .names())
                .isEqualTo(names);
    }

    static Stream<Object[]> answers() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Synth.class.getResourceAsStream("/oracles/model_matrix_synth.tsv")),
                StandardCharsets.UTF_8))) {
            List<Object[]> answers = reader.lines()
                    .map(line -> line.split("\t"))
                    .map(parts ->
                            new Object[] {parts[0], List.of(parts[1].split("\\|")), numbers(parts[2]), numbers(parts[3])
                            })
                    .toList();
            assertThat(answers).hasSize(200);
            return answers.stream();
        }
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split("\\|")).mapToDouble(Double::parseDouble).toArray();
    }
}
