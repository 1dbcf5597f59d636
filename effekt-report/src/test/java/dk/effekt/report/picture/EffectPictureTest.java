package dk.effekt.report.picture;

import static dk.effekt.outcome.Outcomes.inJob;
import static dk.effekt.protocol.Language.DANISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.effekt.effect.EffectPath;
import dk.effekt.report.Bridge;
import dk.effekt.report.Browser;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectPictureTest {

    private static final EffectPath PATH = Bridge.study().path(inJob());

    @Test
    void theTableHoldsTheEffectOfEachWeek() {
        DataTable table = Pictures.effect(PATH, DANISH).table();

        assertThat(table.rows()).hasSize(PATH.lastWeek() - PATH.firstWeek() + 1);
        assertThat(table.rows().get(13).subList(0, 4))
                .containsExactly(
                        13.0,
                        PATH.at(13).estimate(),
                        PATH.at(13).ciLow(),
                        PATH.at(13).ciHigh());
    }

    @Test
    void aBrowserDrawsIt(@TempDir Path folder) throws Exception {
        Optional<Browser> browser = Browser.find();
        assumeTrue(browser.isPresent(), "no Chromium on the path");
        Path page = folder.resolve("job.html");
        Pictures.effect(PATH, DANISH).writeTo(page);

        Browser.Loaded loaded = browser.get().load(page);

        assertThat(loaded.console()).isEmpty();
        assertThat(loaded.dom()).contains("<svg").contains("mark-line").contains("uger siden start");
        if (System.getProperty("screenshots") != null) {
            browser.get().screenshot(page, 900, 1200, Path.of(System.getProperty("screenshots"), "effect.png"));
        }
    }
}
