package dk.effekt.report;

import static dk.effekt.outcome.Outcomes.inEducation;
import static dk.effekt.outcome.Outcomes.inJob;
import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.calendar.Week;
import dk.effekt.keyfigures.OfferFlow;
import dk.effekt.report.picture.Picture;
import dk.effekt.report.picture.Pictures;
import dk.effekt.study.StudyResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewTest {

    private static final StudyResult RESULT = Bridge.study();

    @Test
    void theTextOfAStudyIsItsEffects() {
        assertThat(View.of(RESULT).text()).isEqualTo(RESULT.effectTable());
    }

    @Test
    void theTextOfWhatHasATableIsTheTable() {
        assertThat(View.of(RESULT.balance()).text()).isEqualTo(RESULT.balance().table());
        assertThat(View.of(RESULT.attrition()).text())
                .isEqualTo(RESULT.attrition().table());
    }

    @Test
    void theTextOfAllElseIsItsLine() {
        assertThat(View.of(Week.of(2024, 26)).text()).isEqualTo("2024-W26");
        assertThat(View.of("text").text()).isEqualTo("text");
        assertThat(View.of(List.of(Week.of(2024, 26), RESULT.balance())).text())
                .isEqualTo("2024-W26\n" + RESULT.balance().table());
    }

    @Test
    void thePictureOfAStudyIsTheEffectOnItsFirstOutcome() {
        Picture picture = View.of(RESULT, DANISH).picture().orElseThrow();

        assertThat(picture.table().texts())
                .isEqualTo(Pictures.effect(RESULT.path(RESULT.study().outcomes().get(0)), DANISH)
                        .table()
                        .texts());
        assertThat(picture.language()).isEqualTo(DANISH);
    }

    @Test
    void resultsHaveThePictureOfTheirKind() {
        assertThat(View.of(RESULT.path(inEducation())).picture().orElseThrow().toVegaLite())
                .isEqualTo(Pictures.effect(RESULT.path(inEducation()), ENGLISH).toVegaLite());
        assertThat(View.of(RESULT.balance()).picture().orElseThrow().toVegaLite())
                .isEqualTo(Pictures.balance(RESULT.balance(), ENGLISH).toVegaLite());
        assertThat(View.of(OfferFlow.of(Bridge.participations())).picture()).isPresent();
        assertThat(View.of(RESULT.provenance()).picture()).isEmpty();
    }

    @Test
    void thePageIsTheReportThePictureOrTheText() {
        assertThat(View.of(RESULT, DANISH).page())
                .isEqualTo(EffectReport.of(RESULT).in(DANISH).toHtml());
        assertThat(View.of(RESULT.path(inJob())).page())
                .isEqualTo(Pictures.effect(RESULT.path(inJob()), ENGLISH).toHtml());
        assertThat(View.of(Bridge.evidence(), DANISH).page())
                .isEqualTo(EvidenceReport.of(Bridge.evidence()).in(DANISH).toHtml());
        assertThat(View.of(RESULT.gates()).page()).contains("<pre>").contains("<h1>");
    }

    @Test
    void saysOfWhatThereIsAPicture() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> View.of("result").page())
                .withMessageContaining("no picture of a String")
                .withMessageContaining("EffectPath, Balance");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> View.of(Week.of(2024, 26)).page())
                .withMessageContaining("no picture of a Week");
    }
}
