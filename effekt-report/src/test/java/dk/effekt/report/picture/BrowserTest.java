package dk.effekt.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.effekt.Browser;
import dk.effekt.protocol.Language;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A browser without a network draws every picture, and has nothing to complain of. */
class BrowserTest {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 900;

    static Stream<Arguments> pictures() {
        return Stream.of(Language.values())
                .flatMap(language -> Drawn.in(language).entrySet().stream()
                        .map(picture -> Arguments.of(picture.getKey(), language, picture.getValue())));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("pictures")
    void itIsDrawnWithoutComplaint(String name, Language language, Picture picture, @TempDir Path folder)
            throws Exception {
        Optional<Browser> browser = Browser.find();
        assumeTrue(browser.isPresent(), "no Chromium on the path");
        Path page = folder.resolve(name + ".html");
        picture.writeTo(page);

        Browser.Loaded loaded = browser.get().load(page);

        assertThat(loaded.console()).isEmpty();
        assertThat(loaded.pictures())
                .singleElement()
                .satisfies(svg -> assertThat(svg)
                        .containsPattern("class=\"mark-(area|rect|line|symbol) role-mark")
                        .doesNotContain("NaN", "undefined", "&gt;null<", "Infinity"));
        if (System.getProperty("screenshots") != null) {
            String file = name + "-" + language.either("en", "da") + ".png";
            browser.get().screenshot(page, WIDTH, HEIGHT, Path.of(System.getProperty("screenshots"), file));
        }
    }
}
