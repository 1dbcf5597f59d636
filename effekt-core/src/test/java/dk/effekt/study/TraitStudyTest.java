package dk.effekt.study;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.trait;
import static dk.effekt.covariate.Covariates.traitNumber;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.register.StateGroup.BENEFIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.Town;
import dk.effekt.cohort.Criteria;
import dk.effekt.intervention.Participations;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.DatedTraitBuilder;
import dk.effekt.register.Register;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A study that asks for traits with dates. */
class TraitStudyTest {

    private static final Register BARE = Town.register(IntStream.range(0, 40)
            .mapToObj(id -> Town.person(id, "C".repeat(30)))
            .toList());

    private static final Participations STARTS = Participations.of(
            IntStream.range(0, 8).mapToObj(id -> Town.start(id, 10)).toList());

    private static final Study STUDY = Study.named("pilot")
            .participantsOf("course")
            .eligible(receiving(BENEFIT).and(Criteria.trait("readiness", "job-ready")))
            .exactlyOn(trait("education"))
            .matchedOn(traitNumber("score"))
            .matcher(NearestNeighbour.of(1))
            .followUp(months(1))
            .outcomes(onPublicBenefit())
            .build();

    @Test
    void theProtocolNamesThem() throws JsonProcessingException {
        StudyResult result = STUDY.estimate(register(), STARTS);

        assertThat(new ObjectMapper().readTree(result.toJson()).path("protocol").textValue())
                .contains(
                        "eligible: on income-replacement and trait readiness 'job-ready'\n",
                        "matched on: trait score as number\n",
                        "exactly on: start week; trait education\n");
        // Persons 0, 2, 4 and 6 of the eight who start are job-ready.
        assertThat(result.sample().units().treatedCount()).isEqualTo(4);
    }

    @Test
    void aRegisterWithoutThemSaysSo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STUDY.estimate(BARE, STARTS))
                .withMessageContaining("none named 'readiness'")
                .withMessageContaining("none named 'education'")
                .withMessageContaining("none named 'score'");
    }

    private static Register register() {
        DatedTraitBuilder readiness = DatedTrait.builder("readiness");
        DatedTraitBuilder education = DatedTrait.builder("education");
        DatedTraitBuilder score = DatedTrait.builder("score");
        for (int id = 0; id < 40; id++) {
            add(readiness, id, id % 2 == 0 ? "job-ready" : "activity-ready");
            add(education, id, List.of("primary", "vocational", "").get(id % 3));
            add(score, id, Integer.toString(id * 7 % 11));
        }
        return BARE.with(readiness.build(BARE, "a.csv", "test"))
                .with(education.build(BARE, "b.csv", "test"))
                .with(score.build(BARE, "c.csv", "test"));
    }

    private static void add(DatedTraitBuilder builder, long id, String value) {
        builder.add(id, Optional.empty(), Optional.empty(), value, id + 2);
    }
}
