package dk.effekt.report.picture;

import static dk.effekt.protocol.Language.DANISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.Browser;
import dk.effekt.cohort.Attrition;
import dk.effekt.disclosure.SmallCells;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names come from data and may hold anything; none of it becomes a part of the page. */
class EscapingTest {

    private static final String EVIL =
            "</script><script>document.title='caught'</script><img src=x onerror=\"document.title='caught'\"> \"'`\\ ${x} {{y}} <!--";

    private static final Attrition ATTRITION =
            Attrition.startingWith("participations", 100).then(EVIL, 80).then("the rest", 60);

    private static final List<Picture> PICTURES = List.of(
            Pictures.attrition(ATTRITION, EVIL, SmallCells.standard(), DANISH),
            Pictures.exits(Drawn.leaving(1, 0.03, 300), List.of(EVIL, "job"), EVIL, SmallCells.standard(), DANISH));

    @Test
    void theNamesStandInTheHtmlAsText() {
        for (Picture picture : PICTURES) {
            String html = picture.toHtml();
            String body = html.substring(html.indexOf("<main>"), html.indexOf("</main>"));

            assertThat(body).contains("&lt;/script&gt;&lt;script&gt;").doesNotContain("<script>", "<img", "<!--");
            assertThat(html.substring(0, html.indexOf("<main>"))).doesNotContain("<script>", "<img");
        }
    }

    @Test
    void theJsonIsOneElementAndSaysTheSame() throws Exception {
        for (Picture picture : PICTURES) {
            String figure = picture.figure("p");
            String begin = "<script type=\"application/json\" id=\"p-spec\">";
            String json = figure.substring(figure.indexOf(begin) + begin.length(), figure.lastIndexOf("</script>"));

            assertThat(json).doesNotContain("<");
            assertThat(new ObjectMapper().readTree(json).get("datasets"))
                    .isEqualTo(new ObjectMapper().readTree(picture.toVegaLite()).get("datasets"));
        }
    }

    @Test
    void aBrowserRunsNothingOfIt(@TempDir Path folder) throws Exception {
        Optional<Browser> browser = Browser.find();
        assumeTrue(browser.isPresent(), "no Chromium on the path");
        for (Picture picture : PICTURES) {
            Path page = folder.resolve("page.html");
            picture.writeTo(page);

            Browser.Loaded loaded = browser.get().load(page);

            assertThat(loaded.console()).isEmpty();
            assertThat(loaded.dom()).doesNotContain("<title>caught").contains("mark-");
        }
    }
}
