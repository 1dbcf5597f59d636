package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchingRaceTest {

    private static String run(Set<MatchingQuestion> named) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MatchingRace.run(100, 600, 1, named, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void asksAllQuestionsUnlessSomeAreNamed() throws IOException {
        String printed = run(EnumSet.noneOf(MatchingQuestion.class));

        assertThat(printed)
                .startsWith("100 treated and 600 untreated rows, 8 covariates, 1 thread; ")
                .containsPattern("R_GLM +\\d|There is no Rscript here");
        for (MatchingQuestion question : MatchingQuestion.values()) {
            assertThat(printed)
                    .containsPattern(
                            "\n" + question.name() + ": .*\npeer .*\nEFFEKT +\\d+\\.\\d{4} +1\\.00   -?\\d+\\.\\d+");
        }
    }

    @Test
    void asksNothingButWhatIsNamed() throws IOException {
        assertThat(run(EnumSet.of(MatchingQuestion.SCORE)))
                .contains("\nSCORE: logistic propensity score\n")
                .doesNotContain("NEAREST");
    }

    @Test
    void rGetsTheRowsToTheLastDigit(@TempDir Path folder) throws IOException {
        MatchingTable table = MatchingTable.of(20, 200);
        Path file = folder.resolve("rows.csv");
        table.write(file);
        List<String> lines = Files.readAllLines(file);

        assertThat(lines)
                .hasSize(221)
                .first()
                .asString()
                .startsWith("treated,y,age,")
                .endsWith(",score,stratum");
        double[] outcome = table.outcome();
        for (int row = 0; row < outcome.length; row++) {
            String[] cells = lines.get(row + 1).split(",");
            assertThat(cells).hasSize(12);
            assertThat(cells[0]).isEqualTo(table.units().isTreated(row) ? "1" : "0");
            assertThat(Double.parseDouble(cells[1])).isEqualTo(outcome[row]);
            assertThat(Double.parseDouble(cells[2]))
                    .isEqualTo(table.covariates().value(row, 0));
            assertThat(Double.parseDouble(cells[10]))
                    .isEqualTo(table.units().scores().value(row));
        }
    }

    @Test
    void aTableHasTheRowsThatAreWantedAndIsTheSameEachTime() {
        MatchingTable table = MatchingTable.of(30, 300);

        assertThat(table.units().treatedCount()).isEqualTo(30);
        assertThat(table.units().size()).isEqualTo(330);
        assertThat(MatchingTable.of(30, 300).outcome()).containsExactly(table.outcome());
    }
}
