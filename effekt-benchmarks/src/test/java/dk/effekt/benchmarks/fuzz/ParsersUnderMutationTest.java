package dk.effekt.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A few seconds of what Jazzer does for as long as it is let: {@code -Pfuzz}. */
class ParsersUnderMutationTest {

    private static final int FILES = 200;

    /** The reader of SAS files tells of each damaged page, hundreds of thousands of times here. Held, as loggers are let go. */
    private static final Logger PARSO = Logger.getLogger("com.epam.parso");

    @BeforeAll
    static void quiet() {
        PARSO.setLevel(Level.OFF);
    }

    @AfterAll
    static void asBefore() {
        PARSO.setLevel(null);
    }

    @ParameterizedTest
    @EnumSource(Targets.class)
    void keepToTheirContractWhateverStandsInAFile(Targets parser) {
        Target target = parser.open();
        List<byte[]> seeds = target.seeds();
        seeds.forEach(target::read);
        for (int seed = 0; seed < FILES; seed++) {
            byte[] file = new Mutator(seed).mutated(seeds);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> target.read(file), parser + " of seed " + seed);
        }
    }

    @Test
    void aNumberOfAPersonThatIsShownBreaksTheContract() {
        byte[] content = "610185-0001".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Contract.holds(content, () -> new Reading("", Optional.empty(), "x 6101850001")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aSecondReadingThatDiffersBreaksTheContract() {
        int[] readings = {0};

        assertThatThrownBy(() -> Contract.holds(
                        new byte[0], () -> new Reading("fingerprint " + readings[0]++, Optional.empty(), "")))
                .isInstanceOf(AssertionError.class);
    }
}
