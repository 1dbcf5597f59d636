package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.effekt.Browser;
import dk.effekt.dream.synthetic.SyntheticExtract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages that the examples write of a delivery, in a browser without a network: nothing to complain of, and every picture drawn.
 * The delivery is the synthetic one, or {@code dream.csv.gz}, {@code indsats.csv} and, if it is there, {@code tilbud.csv} in the folder that
 * {@code -Deffekt.delivery} names; {@code -Dscreenshots} names a folder for what the pages look like.
 */
class ReportsInBrowserTest {

    private static final Pattern FIGURE = Pattern.compile("<figure [^>]*data-spec");
    private static final int WIDTH = 900;
    private static final int HEIGHT = 6_000;

    @ParameterizedTest
    @ValueSource(strings = {"effektmaaling.jsh", "noegletal.jsh", "evidenskort.jsh", "udbytte.jsh"})
    void everyPictureIsDrawn(String example, @TempDir Path folder) throws Exception {
        Browser browser = Browser.find().orElse(null);
        assumeTrue(browser != null, "no Chromium on the path");
        Script.Run run = Script.run(Script.HOUSE.resolve("examples").resolve(example), folder, delivery(folder));
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<Path> pages = pages(folder);
        assertThat(pages).isNotEmpty();
        for (Path page : pages) {
            Browser.Loaded loaded = browser.load(page);

            assertThat(loaded.console()).as(page.toString()).isEmpty();
            assertThat(loaded.pictures())
                    .as(page.toString())
                    .hasSize((int) FIGURE.matcher(loaded.dom()).results().count())
                    .allSatisfy(svg -> assertThat(svg)
                            .containsPattern("class=\"mark-(area|rect|line|symbol) role-mark")
                            .doesNotContain("NaN", "undefined", "&gt;null<", "Infinity"));
            assertThat(loaded.withoutScripts()).contains("å", "ø").doesNotContain("\u00c3", "\ufffd", "NaN");
            if (System.getProperty("screenshots") != null) {
                String name = example.replace(".jsh", "-") + page.getFileName() + ".png";
                Path png = Path.of(System.getProperty("screenshots"), name);
                browser.screenshot(page, WIDTH, HEIGHT, png);
            }
        }
    }

    private static Map<String, String> delivery(Path folder) throws Exception {
        Path of = Path.of(System.getProperty("effekt.delivery", folder.toString()));
        Path dream = of.resolve("dream.csv.gz");
        Path indsats = of.resolve("indsats.csv");
        if (of.equals(folder)) {
            SyntheticExtract.embedded().writeDream(dream);
            SyntheticExtract.embedded().writeParticipations(indsats);
        }
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DREAM", dream.toString());
        environment.put("INDSATS", indsats.toString());
        environment.put("OUT", "page");
        Path offers = of.resolve("tilbud.csv");
        if (Files.exists(offers)) {
            environment.put("TILBUD", offers.toString());
        }
        return environment;
    }

    private static List<Path> pages(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }
}
