package dk.effekt.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.evidence.Knowledge.Conclusion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobeffekter's and SØM's own statements. */
class ScalesTest {

    /** The worked example of "Om algoritmen": a Danish register study, in no journal, judged satisfactory. */
    @Test
    void jobeffektersExample() {
        JobeffekterWeight weight = new JobeffekterWeight(
                StudyQuality.SATISFACTORY, EvidenceGrade.MATCHED, 1, Publication.NOT_IN_JOURNAL, Combination.NONE);

        assertThat(weight.value()).isCloseTo(0.20, within(1e-15));
        assertThat(weight).hasToString("0.50 x 0.80 x 1.00 x 0.50 x 1.00 = 0.20");
    }

    /** "The highest weight is 1, of a Danish trial in a leading journal that is judged good." */
    @Test
    void theHighestWeightIsOne() {
        assertThat(new JobeffekterWeight(
                                StudyQuality.GOOD,
                                EvidenceGrade.TRIAL,
                                1,
                                Publication.LEADING_JOURNAL,
                                Combination.NONE)
                        .value())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GOOD, TRIAL, LEADING_JOURNAL, OFFER_OR_TARGET, 0.5",
        "GOOD, TRIAL, LEADING_JOURNAL, OFFER_AND_TARGET, 0.25",
        "NOT_SATISFACTORY, TRIAL, LEADING_JOURNAL, NONE, 0.25",
        "GOOD, COMPARISON_GROUP, OTHER_JOURNAL, NONE, 0.4"
    })
    void factorsMultiply(
            StudyQuality quality,
            EvidenceGrade grade,
            Publication publication,
            Combination combination,
            double weight) {
        assertThat(new JobeffekterWeight(quality, grade, 1, publication, combination).value())
                .isCloseTo(weight, within(1e-15));
    }

    @Test
    void whatComparesWithNobodyHasNoWeight() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JobeffekterWeight(
                        StudyQuality.GOOD,
                        EvidenceGrade.BEFORE_AFTER,
                        1,
                        Publication.LEADING_JOURNAL,
                        Combination.NONE))
                .withMessageStartingWith("'before-after' compares with nobody");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JobeffekterWeight(
                        StudyQuality.GOOD, EvidenceGrade.TRIAL, 1.1, Publication.LEADING_JOURNAL, Combination.NONE))
                .withMessageStartingWith("the geography factor is 1.1");
    }

    @Test
    void soemHasThreeLevels() {
        assertThat(EvidenceGrade.TRIAL.soemLevel()).hasValue(1);
        assertThat(EvidenceGrade.MATCHED.soemLevel()).hasValue(2);
        assertThat(EvidenceGrade.COMPARISON_GROUP.soemLevel()).hasValue(2);
        assertThat(EvidenceGrade.BEFORE_AFTER.soemLevel()).hasValue(3);
        assertThat(EvidenceGrade.NONE.soemLevel()).isEmpty();
    }

    /** At least 55 % of the mass in one direction, and a mass of at least 1. */
    @ParameterizedTest
    @CsvSource({
        "0.55, 0.25, 0.20, POSITIVE",
        "0.54, 0.26, 0.20, CONFLICTING",
        "0.55, 0.25, 0.19, FEW_STUDIES",
        "0.20, 0.60, 0.30, CONFLICTING",
        "0.20, 0.70, 0.30, NO_EFFECT",
        "0.10, 0.20, 0.70, NEGATIVE",
        "3.00, 0.00, 0.00, POSITIVE",
        "0.00, 0.00, 0.00, FEW_STUDIES"
    })
    void conclusions(double positive, double none, double negative, Conclusion conclusion) {
        assertThat(new Knowledge("job", positive, none, negative).conclusion()).isEqualTo(conclusion);
    }

    /** Five results of 0.2, which do not add up to 1 in binary whatever their order: 1 is 1. */
    @Test
    void sumsAreNotShortByRounding() {
        CitedStudy study = CitedStudy.of("A", "R", "DK", 2019, EvidenceGrade.MATCHED)
                .judged(StudyQuality.SATISFACTORY)
                .finding("job", Direction.POSITIVE);

        Knowledge knowledge = Knowledge.of("job", List.of(study, study, study, study, study));

        assertThat(knowledge.total()).isCloseTo(1, within(1e-12));
        assertThat(knowledge.conclusion()).isEqualTo(Conclusion.POSITIVE);
    }

    @Test
    void fewStudiesSayWhereTheyPoint() {
        assertThat(new Knowledge("job", 0.2, 0, 0)).hasToString("job: few studies, positive (0.20)");
        assertThat(new Knowledge("job", 0.2, 0.2, 0).says()).isEqualTo("few studies, conflicting");
        assertThat(new Knowledge("job", 0, 0, 0).says()).isEqualTo("nothing that counts");
        assertThat(new Knowledge("job", 0, 2, 0).says()).isEqualTo("no effect");
    }
}
