package dk.effekt.report.internal.notebook;

import static dk.effekt.protocol.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import dk.effekt.Browser;
import dk.effekt.report.internal.Html;
import dk.effekt.report.internal.Page;
import dk.effekt.report.picture.Drawn;
import dk.effekt.report.picture.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kernel writes its messages with Gson, which leaves null out. */
class SpecificationTest {

    /** All pictures on one page, each as it is and as a kernel sends it. */
    @Test
    void isDrawnAsThePictureIs(@TempDir Path folder) throws Exception {
        Optional<Browser> browser = Browser.find();
        assumeTrue(browser.isPresent(), "no Chromium on the path");
        StringBuilder body = new StringBuilder();
        Drawn.in(ENGLISH).forEach((name, picture) -> {
            body.append(figure(name + "-own", wide(picture)));
            body.append(figure(name + "-sent", new Gson().toJson(Specification.of(picture))));
        });
        Path page = Files.writeString(folder.resolve("all.html"), Page.of("all", ENGLISH, body.toString()));

        Browser.Loaded loaded = browser.get().load(page);

        assertThat(loaded.console()).isEmpty();
        assertThat(loaded.pictures()).hasSize(2 * Drawn.in(ENGLISH).size());
        for (int i = 0; i < loaded.pictures().size(); i += 2) {
            assertThat(visible(loaded.pictures().get(i + 1)))
                    .isEqualTo(visible(loaded.pictures().get(i)));
        }
    }

    private static String wide(Picture picture) {
        return picture.toVegaLite().replace("\"width\" : \"container\"", "\"width\" : 640");
    }

    private static String figure(String id, String spec) {
        return Html.empty()
                .open("figure", "data-spec", id + "-spec")
                .open("div", "class", "picture")
                .close("div")
                .json(id + "-spec", spec)
                .close("figure")
                .toString();
    }

    /** Without the frame, whose colour is none or false, and without the numbers that Vega gives to what is clipped on the page. */
    private static String visible(String svg) {
        return svg.replaceAll("<path [^>]*class=\"background\"[^>]*>", "").replaceAll("(clip|gradient_)\\d+", "$1");
    }
}
