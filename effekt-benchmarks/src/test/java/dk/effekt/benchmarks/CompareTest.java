package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The arguments of the script, as far as it answers without building. */
@DisabledOnOs(OS.WINDOWS)
class CompareTest {

    private record Run(int exitCode, String printed) {}

    private static Run compare(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                Script.HOUSE.resolve("effekt-benchmarks").resolve("compare").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), printed);
    }

    @Test
    void tellsItsArguments() throws IOException, InterruptedException {
        Run help = compare("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.printed())
                .contains("compare [PERSONS [ROUNDS [THREADS [PEER...]]]]")
                .contains("compare reading [PERSONS [ROUNDS]]")
                .contains("compare matching [TREATED [CONTROLS [ROUNDS [QUESTION...]]]]");
        assertThat(help.printed().lines()).allMatch(line -> line.length() <= 90);
        assertThat(compare("matching", "--help")).isEqualTo(help);
    }

    @Test
    void refusesWhatIsNoNumber() throws IOException, InterruptedException {
        assertThat(compare("matching", "10000", "many")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.printed()).endsWith("compare: 'many' is no whole number from 1 on\n");
        });
        assertThat(compare("matching", "10000", "100000", "0").exitCode()).isEqualTo(2);
        assertThat(compare("reading", "10", "1", "2").printed()).endsWith("compare: reading has no use for '2'\n");
    }
}
