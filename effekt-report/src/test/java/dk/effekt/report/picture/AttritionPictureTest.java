package dk.effekt.report.picture;

import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.cohort.Attrition;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.report.Bridge;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttritionPictureTest {

    @Test
    void eachStepSaysWhatItLostAndLeft() {
        Picture picture = Pictures.attrition(Drawn.losing("participations", 2000, 0, 1000, 10), DANISH);

        assertThat(picture.table().texts())
                .containsExactly(
                        List.of("deltagelser", "0", "2.000"),
                        List.of("step 1", "0", "2.000"),
                        List.of("step 2", "1.000", "1.000"),
                        List.of("step 3", "10", "990"));
        assertThat(picture.description())
                .isEqualTo("990 af 2.000 deltagelser er tilbage til sammenligningen."
                        + " Flest, 1.000, falder fra i trinnet “step 2”.");
        assertThat(picture.notes()).isEmpty();
    }

    @Test
    void aSmallLossIsHiddenWithWhatWasLeftBefore() {
        Picture picture = Pictures.attrition(Drawn.losing("participations", 100, 3, 20, 30), ENGLISH);
        List<List<String>> rows = picture.table().texts();

        assertThat(rows.get(0)).containsExactly("participations", "0", "..");
        assertThat(rows.get(1)).containsExactly("step 1", "..", "97");
        assertThat(picture.toVegaLite()).doesNotContain("100").contains("97 (−..)");
        assertThat(picture.description()).isEqualTo("47 participations are left for the comparison.");
        assertThat(picture.notes()).hasSize(1);
    }

    @Test
    void aStudyHasTheWordsForItsConditions() {
        assertThat(Pictures.attrition(Bridge.study(), DANISH).table().texts())
                .extracting(row -> row.get(0))
                .contains("deltagelser", "er på uddannelseshjælp", "er ikke i et tilbud");
    }

    @Test
    void theBeginningMayBeAll() {
        assertThat(Pictures.attrition(Attrition.startingWith("offers", 10), "title", SmallCells.standard(), ENGLISH)
                        .description())
                .isEqualTo("10 of 10 offers are left for the comparison.");
    }
}
