package dk.effekt.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    @Test
    void ofAFileSaysHowMuchOfItIsReadAndHowFast() {
        Progress progress =
                new Progress("dream.csv.gz", 812_000, 192_000_000, OptionalLong.of(468_300_000), TWO_SECONDS);

        assertThat(progress).hasToString("dream.csv.gz: 41 %, 812,000 rows, 96.0 MB/s");
        assertThat(progress.share().getAsDouble()).isEqualTo(192.0 / 468.3);
        assertThat(progress.bytesPerSecond()).isEqualTo(96e6);
        assertThat(progress.rowsPerSecond()).isEqualTo(406_000);
    }

    @Test
    void ofAStreamSaysHowFast() {
        Progress progress = new Progress("dream.csv", 812_000, 1_000_000, OptionalLong.empty(), TWO_SECONDS);

        assertThat(progress).hasToString("dream.csv: 812,000 rows, 0.5 MB/s");
        assertThat(progress.share()).isEmpty();
    }

    @Test
    void ofADatabaseSaysTheRowsOfASecond() {
        assertThat(new Progress("query", 812_000, 0, OptionalLong.empty(), TWO_SECONDS))
                .hasToString("query: 812,000 rows, 406,000 rows/s");
    }

    @Test
    void hasNoRateAtTheVeryBeginning() {
        Progress progress = new Progress("dream.csv", 0, 65_536, OptionalLong.of(0), Duration.ZERO);

        assertThat(progress.bytesPerSecond()).isZero();
        assertThat(progress.rowsPerSecond()).isZero();
        assertThat(progress.share()).isEmpty();
    }

    @Test
    void neverExceedsTheWholeOfAFileThatGrows() {
        assertThat(new Progress("dream.csv", 1, 12, OptionalLong.of(10), TWO_SECONDS).share())
                .hasValue(1);
    }

    @Test
    void hidesANumberInTheNameOfTheFile() {
        assertThat(new Progress("0101901234.csv", 1, 1, OptionalLong.empty(), TWO_SECONDS).source())
                .isEqualTo("##########.csv");
    }
}
