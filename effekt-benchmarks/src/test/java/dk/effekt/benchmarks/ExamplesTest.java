package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.dream.synthetic.SyntheticExtract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples run as they stand, from any folder. */
class ExamplesTest {

    private static final Path EXAMPLES = Script.HOUSE.resolve("examples");
    private static final String STACK_TRACE = "\tat ";

    @TempDir
    private Path folder;

    @Test
    void allAreRunHere() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jsh")))
                    .containsExactlyInAnyOrder(
                            "brobygning.jsh", "investering.jsh", "kommune.jsh", "noegletal.jsh", "udbytte.jsh");
        }
    }

    @Test
    void brobygningPrintsEffects() throws Exception {
        assertThatPrintsEffects(run("brobygning.jsh", Map.of()));
    }

    @Test
    void investeringPrintsCaseContractAndReview() throws Exception {
        Script.Run run = run("investering.jsh", Map.of());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "investment case from 2021-01-01, 500 participants",
                        "must succeed",
                        "Rate of return",
                        "reviewed")
                .doesNotContain("NaN");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void kommuneSaysWhichFilesItNeeds() throws Exception {
        Script.Run run = run("kommune.jsh", Map.of());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("kommune.jsh:", "set DREAM", "INDSATS=").doesNotContain(STACK_TRACE);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void kommuneNamesTheFileThatIsNotThere() throws Exception {
        Path missing = folder.resolve("not-there.csv");
        Script.Run run = run("kommune.jsh", Map.of("DREAM", missing.toString(), "INDSATS", missing.toString()));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("kommune.jsh:", "not-there.csv").doesNotContain(STACK_TRACE);
    }

    @Test
    void kommunePrintsEffectsOfADelivery() throws Exception {
        Path dream = folder.resolve("dream.csv.gz");
        Path indsats = folder.resolve("indsats.csv");
        Path out = folder.resolve("result.json");
        SyntheticExtract.embedded().writeDream(dream);
        SyntheticExtract.embedded().writeParticipations(indsats);
        Script.Run run = run(
                "kommune.jsh", Map.of("DREAM", dream.toString(), "INDSATS", indsats.toString(), "OUT", out.toString()));
        assertThatPrintsEffects(run);
        assertThat(run.out()).contains("dream.csv.gz: 6,000 rows read, 6,000 kept, 0 refused");
        assertThat(out).content().contains("\"effects\"", "\"protocolSha256\"");
    }

    @Test
    void noegletalPrintsAPageForEachIntervention() throws Exception {
        Path dream = folder.resolve("dream.csv.gz");
        Path indsats = folder.resolve("indsats.csv");
        SyntheticExtract.embedded().writeDream(dream);
        SyntheticExtract.embedded().writeParticipations(indsats);
        Script.Run run = run(
                "noegletal.jsh", Map.of("DREAM", dream.toString(), "INDSATS", indsats.toString(), "OUT", "noegletal"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Key figures of Brobygning til Uddannelse", "status after 12 months", "What the figures are")
                .doesNotContain("NaN", "UNPROTECTED");
        assertThat(folder.resolve("noegletal-1.csv")).content().startsWith("intervention,figure,period,group");
        assertThat(folder.resolve("noegletal-1.json")).content().contains("effekt-key-figures/1");
    }

    @Test
    void udbytteGoesFromTheEffectToWhatItIsWorthToWhom() throws Exception {
        Path dream = folder.resolve("dream.csv.gz");
        Path indsats = folder.resolve("indsats.csv");
        SyntheticExtract.embedded().writeDream(dream);
        SyntheticExtract.embedded().writeParticipations(indsats);
        Script.Run run = run("udbytte.jsh", Map.of("DREAM", dream.toString(), "INDSATS", indsats.toString()));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("educational-assistance-at-step-4, weeks 0 to 51:", "Public purse, kroner per participant")
                .containsPattern("Municipality: -?[\\d,]+ kr \\[")
                .contains(
                        "Partly a transfer from the state", "100,000 draws, seed 2026", "what breaks even", "paid back")
                .doesNotContain("NaN");
    }

    private Script.Run run(String example, Map<String, String> environment) throws Exception {
        return Script.run(EXAMPLES.resolve(example), folder, environment);
    }

    /** The head of the effect table, a line with an interval of numbers, and the estimand. */
    private static void assertThatPrintsEffects(Script.Run run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("outcome +after +treated +control +effect +95 % CI +n\n")
                .containsPattern(
                        "job-or-education +12 mo w52( +[+-]?\\d+\\.\\d){3} +\\[[+-]\\d+\\.\\d, [+-]\\d+\\.\\d\\]")
                .contains("Estimand: ")
                .doesNotContain("NaN", "GATE FAILED");
        assertThat(run.err()).doesNotContain(STACK_TRACE);
    }
}
