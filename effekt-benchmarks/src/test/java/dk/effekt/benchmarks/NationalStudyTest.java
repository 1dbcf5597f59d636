package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The study of the national scale, on a village. */
class NationalStudyTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private String run(String... args) {
        NationalStudy.run(new PrintStream(printed, true, StandardCharsets.UTF_8), args);
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void estimatesTheWholeStudy() {
        assertThat(run("whole", "20000", "200", "2"))
                .contains("register of 20,000 persons", "2 threads")
                .containsPattern("study +\\d.*s of a core, heap \\d")
                .containsPattern("cohort of 1[5-9]\\d starts against [\\d,]{6,} person-weeks")
                .containsPattern("cash-assistance +18 mo w78");
    }

    @Test
    void timesItsSteps() {
        assertThat(run("steps", "20000", "200", "1"))
                .contains("30 covariates", "propensity score", "strata", "five nearest neighbours", "balance")
                .contains("4 outcomes, weekly", "effects, weekly");
    }

    @Test
    void anotherWordIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run("half", "1000", "1", "1"))
                .withMessageContaining("'half' is not whole or steps");
    }
}
