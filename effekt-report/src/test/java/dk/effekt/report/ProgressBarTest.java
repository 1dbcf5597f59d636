package dk.effekt.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.dream.Dream;
import dk.effekt.dream.synthetic.SyntheticExtract;
import dk.effekt.input.Progress;
import dk.effekt.study.StudyProgress;
import dk.effekt.study.StudyResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressBarTest {

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final ProgressBar bar = ProgressBar.on(new PrintStream(terminal, true, UTF_8));

    /** What was on the line, one after another, without the blanks behind. */
    private List<String> lines() {
        return terminal.toString(UTF_8).lines().map(String::stripTrailing).toList();
    }

    @Test
    void ofAFileFillsWithWhatIsRead() {
        bar.progressed(reading("dream.csv.gz", 234_150_000, OptionalLong.of(468_300_000)));

        assertThat(lines()).containsExactly("[============            ] dream.csv.gz: 50 %, 812,000 rows, 117.1 MB/s");
    }

    @Test
    void ofAStreamThereIsOnlyWhatWasRead() {
        bar.progressed(reading("dream.csv", 1_000_000, OptionalLong.empty()));

        assertThat(lines()).containsExactly("dream.csv: 812,000 rows, 0.5 MB/s");
    }

    @Test
    void ofAStudyFillsWithItsSteps() {
        bar.progressed(new StudyProgress("BTU", "effects", 4, 8));

        assertThat(lines()).containsExactly("[============            ] effects (BTU)");
    }

    @Test
    void coversALineAndNoMore() {
        bar.progressed(new StudyProgress("a name that is very long ".repeat(9), "effects", 4, 8));
        bar.progressed(new StudyProgress("BTU", "effects", 5, 8));

        assertThat(terminal.toString(UTF_8).split("\r", -1))
                .hasSize(3)
                .allMatch(line -> line.isEmpty() || line.length() == 79);
        assertThat(lines().get(0)).endsWith("…");
    }

    @Test
    void isGoneWhenTheWorkIsDone() {
        bar.progressed(new StudyProgress("BTU", "done", 8, 8));

        assertThat(terminal.toString(UTF_8)).isEqualTo(" ".repeat(79) + "\r");
    }

    @Test
    void ofARealReadingAndARealStudyIsGoneAtTheEnd(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("dream.csv");
        SyntheticExtract.of(50, 1).writeDream(file);
        Dream.reader().withProgress(bar).read(file);
        assertThat(lines().get(lines().size() - 1)).isEmpty();
        terminal.reset();

        StudyResult told = Bridge.study().study().estimate(Bridge.register(), Bridge.participations(), bar);

        assertThat(lines())
                .hasSize(8)
                .contains("[                        ] who can be compared (" + Bridge.OFFER + ")");
        assertThat(lines().get(7)).isEmpty();
        assertThat(told.toJson()).isEqualTo(Bridge.study().toJson());
    }

    @Test
    void silentlyDrawsNothing() {
        ProgressBar.silent().progressed(new StudyProgress("BTU", "effects", 4, 8));

        assertThat(terminal.size()).isZero();
    }

    private static Progress reading(String source, long bytes, OptionalLong total) {
        return new Progress(source, 812_000, bytes, total, Duration.ofSeconds(2));
    }
}
