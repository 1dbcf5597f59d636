package dk.effekt.report.picture;

import static dk.effekt.outcome.Outcomes.inEducation;
import static dk.effekt.outcome.Outcomes.inJob;
import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.report.Bridge;
import org.junit.jupiter.api.Test;

class CumulatedPictureTest {

    private static final EffectPath EDUCATION = Bridge.study().path(inEducation());

    @Test
    void theTableHoldsTheSumOfEachWeek() {
        DataTable table = Pictures.cumulated(EDUCATION, DANISH).table();
        Effect sum = EDUCATION.cumulated(EDUCATION.firstWeek(), 26);

        assertThat(table.rows()).hasSize(EDUCATION.lastWeek() - EDUCATION.firstWeek() + 1);
        assertThat(table.rows().get(26 - EDUCATION.firstWeek()))
                .containsExactly(26.0, sum.estimate(), sum.ciLow(), sum.ciHigh());
    }

    @Test
    void breakEvenIsThatOfTheLockIn() throws Exception {
        Picture picture = Pictures.cumulated(EDUCATION, ENGLISH);
        JsonNode data = new ObjectMapper().readTree(picture.toVegaLite()).get("datasets");
        int breakEven = EDUCATION.lockIn().breakEven().orElseThrow();

        assertThat(data.at("/breakEven/0/week").asInt()).isEqualTo(breakEven);
        assertThat(data.at("/reach/0/from").asInt())
                .isEqualTo(EDUCATION.lockIn().breakEvenEarliest().orElseThrow());
        assertThat(data.at("/reach/0/to").asInt())
                .isEqualTo(EDUCATION.lockIn().breakEvenLatest().orElseThrow());
        assertThat(picture.description()).contains("made up for by week " + breakEven);
    }

    @Test
    void aLossThatIsNotMadeUpForIsSaid() {
        assertThat(Pictures.cumulated(Bridge.study().path(inJob()), DANISH).description())
                .contains("er ikke indhentet");
    }

    @Test
    void nothingIsShownOfTooFew() {
        Picture picture = Pictures.cumulated(EDUCATION, "too few", SmallCells.hidingBelow(1000), ENGLISH);

        assertThat(picture.table().rows()).isEmpty();
        assertThat(picture.description()).isEqualTo("Too few persons can be followed.");
        assertThat(picture.notes()).hasSize(1);
    }
}
