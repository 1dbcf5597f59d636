package dk.effekt.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CitedStudyTest {

    private static final CitedStudy STUDY = CitedStudy.of("Mentor", "Example 2019", "DK", 2019, EvidenceGrade.TRIAL)
            .judged(StudyQuality.GOOD)
            .published(Publication.LEADING_JOURNAL)
            .finding("job", Direction.POSITIVE);

    @Test
    void aDanishStudyHasAWeight() {
        assertThat(STUDY.weight().orElseThrow().value()).isEqualTo(1);
        assertThat(STUDY.reservations()).isEmpty();
        assertThat(STUDY).hasToString("Example 2019 (DK, trial) of Mentor");
    }

    /** The factors of other countries were not found, and none is made up. */
    @Test
    void aStudyFromElsewhereHasOneIfItsFactorIsSaid() {
        CitedStudy swedish = CitedStudy.of("Mentor", "Example 2019", "SE", 2019, EvidenceGrade.TRIAL)
                .finding("job", Direction.POSITIVE);

        assertThat(swedish.weight()).isEmpty();
        assertThat(swedish.reservations()).hasSize(1).first().asString().contains("from SE", "geographyFactor(…)");
        assertThat(Knowledge.of("job", List.of(swedish)).says()).isEqualTo("nothing that counts");
        // 0.25 x 1 x 0.75 x 0.5
        assertThat(swedish.geographyFactor(0.75).weight().orElseThrow().value()).isCloseTo(0.09375, within(1e-15));
        assertThat(swedish.geographyFactor(0.75).reservations()).isEmpty();
    }

    @Test
    void jobeffekterTakesStudiesAfter1995() {
        assertThat(CitedStudy.of("A", "R", "DK", 1995, EvidenceGrade.TRIAL).weight())
                .isEmpty();
        assertThat(CitedStudy.of("A", "R", "DK", 1995, EvidenceGrade.TRIAL).reservations())
                .containsExactly("of 1995; Jobeffekter takes studies after 1995");
        assertThat(CitedStudy.of("A", "R", "DK", 1996, EvidenceGrade.TRIAL).weight())
                .isPresent();
    }

    @Test
    void beforeAndAfterHasNoWeight() {
        CitedStudy study = CitedStudy.of("A", "R", "DK", 2019, EvidenceGrade.BEFORE_AFTER);

        assertThat(study.weight()).isEmpty();
        assertThat(study.reservations()).hasSize(1).first().asString().startsWith("compares with nobody");
    }

    @Test
    void aJournalWhoseWeightIsNotKnownCountsAsNone() {
        CitedStudy study = CitedStudy.of("A", "R", "DK", 2019, EvidenceGrade.TRIAL)
                .judged(StudyQuality.GOOD)
                .published(Publication.OTHER_JOURNAL);

        assertThat(study.weight().orElseThrow().value()).isEqualTo(0.5);
        assertThat(study.reservations()).containsExactly("the weight of its journal is not known; the lowest counts");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CitedStudy.of("A", "R", "Denmark", 2019, EvidenceGrade.TRIAL))
                .withMessage("country 'Denmark' of 'R' is not two capital letters, such as DK");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CitedStudy.of("A", "R", "DK", 2019, EvidenceGrade.NONE))
                .withMessageStartingWith("'R' measures no effect");
        assertThatIllegalArgumentException().isThrownBy(() -> CitedStudy.of("A", " ", "DK", 2019, EvidenceGrade.TRIAL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STUDY.geographyFactor(0))
                .withMessageStartingWith("the geography factor is 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STUDY.finding(" ", Direction.POSITIVE))
                .withMessage("an outcome of 'Example 2019' has no name");
    }

    @Test
    void asJson() {
        assertThat(CitedStudies.toJson(List.of(STUDY))).isEqualTo("""
                {
                  "effektStudies" : 1,
                  "studies" : [
                    {
                      "offer" : "Mentor",
                      "reference" : "Example 2019",
                      "country" : "DK",
                      "year" : 2019,
                      "grade" : "trial",
                      "quality" : "good",
                      "publication" : "leading-journal",
                      "combination" : "none",
                      "findings" : {
                        "job" : "positive"
                      }
                    }
                  ]
                }""");
        String json = CitedStudies.toJson(List.of(STUDY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CitedStudies.fromJson(json.replace("\"positive\"", "\"postive\"")))
                .withMessage(
                        "studies, $.studies[0].findings.job: no such choice as 'postive'; did you mean 'positive'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CitedStudies.fromJson(json.replace("\"DK\"", "\"Denmark\"")))
                .withMessageStartingWith("studies, $.studies[0]: country 'Denmark'");
    }

    @Test
    void whatIsNotSaidByHandIsThatOfAStudyOfWhichNothingIsSaid() {
        assertThat(CitedStudies.fromJson("""
                        {"effektStudies": 1, "studies": [
                          {"offer": "Mentor", "reference": "Example 2019", "country": "DK", "year": 2019, "grade": "trial"}
                        ]}"""))
                .containsExactly(CitedStudy.of("Mentor", "Example 2019", "DK", 2019, EvidenceGrade.TRIAL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CitedStudies.fromJson("""
                        {"effektStudies": 1, "studies": [{"offer": "Mentor", "referense": "Example 2019"}]}"""))
                .withMessage("studies, $.studies[0]: 'reference' is missing, a text; did you mean it by 'referense'?");
    }
}
