package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./effekt} greets with, and the methods that it speaks of. */
class GreetingTest {

    private static final Path SHELL = Script.HOUSE.resolve("src/shell");

    /** Nothing is to open a browser here. */
    private static final Map<String, String> NO_SCREEN = Map.of("JAVA_TOOL_OPTIONS", "-Djava.awt.headless=true");

    @TempDir
    private Path folder;

    @Test
    void isNarrowerThanATerminal() throws Exception {
        String greeting = run(Files.readString(SHELL.resolve("greeting.jsh"))).out();

        assertThat(greeting.lines()).allMatch(line -> line.length() < 80).hasSizeLessThan(30);
        assertThat(greeting).contains("docs/start.md", "print(", "show(", "bar()");
    }

    /** Lines that are set in are for pasting, up to the text after them. */
    @Test
    void whoPastesItHasAnEffect() throws Exception {
        String greeting = Files.readString(SHELL.resolve("greeting.jsh"));
        String pasted = greeting.lines()
                .dropWhile(line -> !line.startsWith("  "))
                .takeWhile(line -> line.startsWith("  "))
                .collect(Collectors.joining("\n"));

        Script.Run run = run(pasted);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("outcome +after +treated +control +effect +95 % CI +n\n")
                .containsPattern("job-or-education +12 mo w52")
                .doesNotContain("GATE FAILED", "\r");
        assertThat(run.err()).doesNotContain("[=");
    }

    @Test
    void printWritesTheTableOfWhatHasOneAndOfAListAllOfThem() throws Exception {
        Script.Run run = run("""
                print(Week.of(2024, 26));
                print(List.of(Week.of(2024, 27), BenefitRates.danish()));
                System.out.print("end");
                """);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("2024-W26\n2024-W27\n").endsWith("\nend");
        assertThat(run.out().lines()).hasSizeGreaterThan(5).allMatch(line -> line.length() <= 80);
    }

    @Test
    void showSaysWhereThePageIsAndOfWhatThereIsNone() throws Exception {
        Script.Run run = run("System.out.println(show(BenefitRates.danish()));\nshow(Week.of(2024, 26));");

        assertThat(run.out()).startsWith("no browser can be opened from here; open ");
        assertThat(Path.of(run.out().strip().replaceFirst(".* open ", "")))
                .content()
                .contains("<pre>");
        assertThat(run.err()).contains("script.jsh:2: ", "there is no picture of a Week");
    }

    private Script.Run run(String script) throws IOException, InterruptedException {
        return Script.run(Files.writeString(folder.resolve("script.jsh"), script), folder, NO_SCREEN);
    }
}
