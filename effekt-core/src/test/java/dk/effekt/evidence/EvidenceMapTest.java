package dk.effekt.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.InterventionCatalogue;
import dk.effekt.intervention.LegalBasis;
import dk.effekt.intervention.Offer;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceMapTest {

    private static final InterventionCatalogue CATALOGUE = InterventionCatalogue.of(List.of(
            Offer.named("Mentor"),
            Offer.named("Praktik"),
            Offer.named("Samtaler").withLegalBasis(LegalBasis.MANDATORY, "§ 31")));

    private static final CitedStudy TRIAL = CitedStudy.of("Mentor", "Trial 2019", "DK", 2019, EvidenceGrade.TRIAL)
            .judged(StudyQuality.GOOD)
            .published(Publication.LEADING_JOURNAL)
            .finding("job", Direction.POSITIVE);

    private static final CitedStudy MATCHED = CitedStudy.of(
                    "Mentor", "Register 2015", "DK", 2015, EvidenceGrade.MATCHED)
            .judged(StudyQuality.SATISFACTORY)
            .finding("job", Direction.NO_EFFECT)
            .finding("benefit", Direction.NEGATIVE);

    private static final CitedStudy BEFORE_AFTER = CitedStudy.of(
                    "Praktik", "Count 2020", "DK", 2020, EvidenceGrade.BEFORE_AFTER)
            .finding("job", Direction.POSITIVE);

    private static final EvidenceMap MAP = EvidenceMap.of(CATALOGUE, BEFORE_AFTER, MATCHED, TRIAL);

    @Test
    void anOfferRestsOnTheBestThereIs() {
        assertThat(MAP.of("Mentor").grade()).isEqualTo(EvidenceGrade.TRIAL);
        assertThat(MAP.of("Praktik").grade()).isEqualTo(EvidenceGrade.BEFORE_AFTER);
        assertThat(MAP.of("Samtaler").grade()).isEqualTo(EvidenceGrade.NONE);
        assertThat(MAP.byGrade())
                .isEqualTo(Map.of(EvidenceGrade.TRIAL, 1L, EvidenceGrade.BEFORE_AFTER, 1L, EvidenceGrade.NONE, 1L));
        assertThat(MAP).hasToString("3 offers: 1 none, 1 before-after, 1 trial");
        assertThat(MAP.of("Mentor")).hasToString("Mentor: rests on trial, 2 studies");
    }

    /** 1 for positive and 0.2 for none: 83 % of 1.2. */
    @Test
    void studiesVoteByOutcome() {
        List<Knowledge> known = MAP.of("Mentor").knowledge();

        assertThat(known).extracting(Knowledge::outcome).containsExactly("benefit", "job");
        assertThat(known.get(1).positive()).isEqualTo(1);
        assertThat(known.get(1).none()).isCloseTo(0.2, within(1e-15));
        assertThat(known.get(1).conclusion()).isEqualTo(Knowledge.Conclusion.POSITIVE);
        assertThat(known.get(0).says()).isEqualTo("few studies, negative");
        assertThat(MAP.of("Praktik").knowledge().get(0).says()).isEqualTo("nothing that counts");
    }

    @Test
    void theOrderOfStudiesMakesNoDifference() {
        EvidenceMap turned = EvidenceMap.of(CATALOGUE, TRIAL, MATCHED, BEFORE_AFTER);

        assertThat(turned.offers()).isEqualTo(MAP.offers());
        assertThat(turned.toJson()).isEqualTo(MAP.toJson());
    }

    @Test
    void aStudyMustBeOfAnOffer() {
        CitedStudy other = CitedStudy.of("Menotr", "R", "DK", 2019, EvidenceGrade.TRIAL);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EvidenceMap.of(CATALOGUE, other))
                .withMessage("study 'R' is of no offer 'Menotr'; did you mean 'Mentor'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        EvidenceMap.of(CATALOGUE, other, CitedStudy.of("Praktk", "S", "DK", 2019, EvidenceGrade.TRIAL)))
                .as("all at once")
                .withMessageContaining("'Menotr'")
                .withMessageContaining("study 'S' is of no offer 'Praktk'; did you mean 'Praktik'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MAP.of("Praktk"))
                .withMessage("no offer 'Praktk'; did you mean 'Praktik'?");
    }

    /** 100 started in Mentor in the year, nobody elsewhere. */
    private static EvidenceMap sustaining() {
        List<Participation> courses = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            courses.add(
                    new Participation(i, new Intervention("Mentor"), LocalDate.of(2024, 3, 1), Optional.empty(), ""));
        }
        return MAP.sustaining(CATALOGUE.uses(Participations.of(courses), LocalDate.of(2024, 6, 1)), 0.35);
    }

    @Test
    void saysWhatStudyAnOfferCouldSustain() {
        EvidenceMap map = sustaining();

        assertThat(map.of("Mentor").sustainable().orElseThrow().starters()).hasValue(100);
        assertThat(map.of("Mentor").sustainable().orElseThrow().matched()).isBetween(0.1, 0.2);
        assertThat(map.of("Samtaler").sustainable().orElseThrow().matched()).isInfinite();
        assertThat(MAP.of("Mentor").sustainable()).isEmpty();
    }

    @Test
    void theTableFits() {
        String table = sustaining().table();

        assertThat(table.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(table)
                .contains("Mentor: job", "83 %", "Mentor: Trial 2019 (trial, weight 1.00)")
                .contains("Mentor: Register 2015 (matched, weight 0.20)\n  finds benefit negative, job no effect")
                .contains(
                        "Praktik: Count 2020 (before-after, no weight)\n  finds job positive\n  - compares with nobody");
    }

    @Test
    void showsWhichStudiesDisagreeAndWhichNamesMayBeOne() {
        CitedStudy other = CitedStudy.of("Mentor", "Trial 2020", "DK", 2020, EvidenceGrade.TRIAL)
                .judged(StudyQuality.GOOD)
                .published(Publication.LEADING_JOURNAL)
                .finding("job", Direction.NEGATIVE)
                .finding("Job ", Direction.NEGATIVE);

        String table = EvidenceMap.of(CATALOGUE, TRIAL, other).table();

        assertThat(table)
                .contains("50 %  conflicting")
                .contains("Mentor: Trial 2019 (trial, weight 1.00)\n  finds job positive\n")
                .contains("Mentor: Trial 2020 (trial, weight 1.00)\n  finds Job negative, job negative\n")
                .contains("Counted apart, though they may be one outcome: 'Job', 'job'.\n");
        assertThat(MAP.table()).doesNotContain("Counted apart");
    }

    @Test
    void aCitedStudyCountsOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EvidenceMap.of(CATALOGUE, TRIAL, TRIAL.finding("benefit", Direction.POSITIVE)))
                .withMessage(
                        "study 'Trial 2019' of 'Mentor' is given twice and would count twice; give it once, with all"
                                + " that it finds");
    }

    @Test
    void anEmptyCatalogueIsAMapOfNothing() {
        assertThat(EvidenceMap.of(InterventionCatalogue.of(List.of()))).hasToString("0 offers");
    }

    @Test
    void usesMustBeOfTheSameCatalogue() {
        InterventionCatalogue other = InterventionCatalogue.of(List.of(Offer.named("Mentor")));

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> MAP.sustaining(other.uses(Participations.of(List.of()), LocalDate.of(2024, 6, 1)), 0.35))
                .withMessage(
                        "the uses are of another catalogue, which has no offer 'Praktik'; give uses(…) of the one that"
                                + " the map is of");
    }

    @Test
    void asCsv() {
        assertThat(MAP.toCsv()).isEqualTo("""
                offer,rests_on,soem_level,studies,outcome,weight_positive,weight_no_effect,weight_negative,\
                conclusion,starters,matched_points,lottery_points
                Mentor,trial,1,2,benefit,0.0,0.0,0.2,few-studies,,,
                Mentor,trial,1,2,job,1.0,0.2,0.0,positive,,,
                Praktik,before-after,3,1,job,0.0,0.0,0.0,few-studies,,,
                Samtaler,none,,0,,,,,,,,
                """);
        assertThat(sustaining().toCsv().lines().skip(1))
                .allSatisfy(
                        line -> assertThat(line.chars().filter(c -> c == ',')).hasSize(11));
    }

    @Test
    void asJson() throws IOException {
        JsonNode root = new ObjectMapper().readTree(sustaining().toJson());

        JsonNode mentor = root.get("offers").get(0);
        assertThat(root.get("effektEvidence").intValue()).isEqualTo(1);
        assertThat(mentor.get("restsOn").textValue()).isEqualTo("trial");
        assertThat(mentor.get("soemLevel").intValue()).isEqualTo(1);
        assertThat(mentor.get("knowledge").get("job").get("conclusion").textValue())
                .isEqualTo("positive");
        assertThat(mentor.get("studies").get(0).get("title").textValue()).isEqualTo("Trial 2019");
        assertThat(mentor.get("studies").get(0).get("kind").textValue()).isEqualTo("cited");
        assertThat(mentor.get("sustainable").get("starters").intValue()).isEqualTo(100);
        assertThat(root.get("offers").get(2).get("soemLevel").isNull()).isTrue();
        assertThat(root.get("offers")
                        .get(2)
                        .get("sustainable")
                        .get("matchedPoints")
                        .isNull())
                .isTrue();
        assertThat(root.get("offers").get(1).get("studies").get(0).get("weight").isNull())
                .isTrue();
    }
}
