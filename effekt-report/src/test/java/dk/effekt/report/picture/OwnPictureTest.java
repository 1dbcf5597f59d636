package dk.effekt.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.protocol.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture of one's own: a table, and a specification that says how its rows are drawn. */
class OwnPictureTest {

    static final String BARS =
            "{\"mark\": \"bar\", \"encoding\": {\"y\": {\"field\": \"offer\", \"type\": \"nominal\"},"
                    + " \"x\": {\"field\": \"stayed\", \"type\": \"quantitative\"}}}";

    static Picture bars(Language language) {
        DataTable table = DataTable.named("Who stayed", language)
                .column("offer", Form.TEXT)
                .column("stayed", Form.SHARE)
                .row("course </script>", 0.5)
                .row("mentor", Double.NaN)
                .build();
        return Picture.of(table, "Half of them stayed.", BARS);
    }

    @Test
    void drawsTheRowsOfItsTable() {
        Picture picture = bars(Language.DANISH);

        assertThat(picture.title()).isEqualTo("Who stayed");
        assertThat(picture.language()).isEqualTo(Language.DANISH);
        assertThat(PictureChecks.rows(picture, Spec.ROWS))
                .extracting(Object::toString)
                .containsExactly(
                        "{\"offer\":\"course </script>\",\"stayed\":0.5}", "{\"offer\":\"mentor\",\"stayed\":null}");
        assertThat(PictureChecks.spec(picture).get("mark").asText()).isEqualTo("bar");
        assertThat(picture.toHtml()).doesNotContain("course </script>");
    }

    @Test
    void mayHaveNotes() {
        assertThat(bars(Language.ENGLISH).withNotes(List.of("Without mentors.")).toHtml())
                .contains("<p class=\"note\">Without mentors.</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mark\": \"bar\", \"data\": {\"values\": []}}",
                "{\"layer\": [{\"mark\": \"bar\", \"data\": {\"url\": \"https://example.org/x.csv\"}}]}",
                "{\"mark\": {\"type\": \"image\", \"url\": \"https://example.org/x.png\"}}"
            })
    void hasNoDataButTheTableAndFetchesNothing(String specification) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Picture.of(bars(Language.ENGLISH).table(), "", specification))
                .withMessageContaining("the specification of 'Who stayed' has '")
                .withMessageContaining("draws the rows of its table and fetches nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bar", "[]", "{\"mark\": "})
    void isAnObjectOfJson(String specification) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Picture.of(bars(Language.ENGLISH).table(), "", specification))
                .withMessageStartingWith("the specification is no ");
    }
}
