package dk.effekt.study;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.not;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.cohort.RiskSetDesign.AtRisk.THROUGH_START_WEEK;
import static dk.effekt.cohort.RiskSetDesign.riskSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.cohort.Cohort;
import dk.effekt.covariate.Covariate;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.PropensityScore;
import dk.effekt.matching.Synth;
import dk.effekt.matching.TieRule;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.Outcomes;
import dk.effekt.register.Codebook;
import dk.effekt.register.CodebookEntry;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import dk.effekt.register.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole path, from a register to an effect, against {@code oracles/riskset.json}: in R 4.2.2,
 * {@code glm(treat ~ x1 + x2 + male + w, binomial)} on the stacked risk sets,
 * {@code matchit(…, distance = ps, exact = ~w, replace = TRUE)} (MatchIt 4.7.2), and for each week
 * {@code lm(outcome ~ treat, weights)} with {@code sandwich::vcovCL(cluster = person, type = "HC1")}.
 */
class RiskSetOracleTest {

    private static final Week FIRST = Week.of(2016, 1);
    private static final Outcome EMPLOYED = Outcomes.in(StateGroup.of("employed"));

    private final JsonNode oracle = Synth.oracle("riskset.json");

    @ParameterizedTest
    @ValueSource(strings = {"effect", "null"})
    void equalsR(String file) {
        JsonNode expected = oracle.path(file);
        Delivery delivery = Delivery.read("riskset_" + file + ".csv");
        StudyResult result = study(delivery).estimate(delivery.register, delivery.participations);

        assertThat(delivery.register.size())
                .isEqualTo(expected.path("n_persons").intValue());
        assertThat(result.attrition().left())
                .isEqualTo(expected.path("matched_treated").intValue());
        assertThat(result.sample().units().size())
                .isEqualTo(expected.path("stacked_rows").intValue());
        assertThat(result.sample().units().treatedCount())
                .isEqualTo(expected.path("stacked_treated").intValue());
        assertThat(result.sample().distinctControls())
                .isEqualTo(expected.path("matched_control_rows").intValue());
        expected.path("glm_coef")
                .properties()
                .forEach(e -> assertThat(result.propensity().coefficients().get(e.getKey()))
                        .as(e.getKey())
                        .isCloseTo(e.getValue().doubleValue(), within(1e-9)));

        EffectPath path = result.path(EMPLOYED);
        assertThat(path.firstWeek()).isEqualTo(1);
        assertThat(expected.path("path").size()).isEqualTo(36);
        for (JsonNode week : expected.path("path")) {
            int k = week.path("k").intValue();
            Effect effect = path.at(k);
            assertThat(effect.estimate())
                    .as("week " + k)
                    .isCloseTo(week.path("att").doubleValue(), within(1e-12));
            assertThat(effect.standardError())
                    .as("week " + k)
                    .isCloseTo(week.path("se_cl_person").doubleValue(), within(1e-12));
            assertThat(path.means(k).treated()).isCloseTo(week.path("treated").doubleValue(), within(1e-12));
            assertThat(path.means(k).control()).isCloseTo(week.path("control").doubleValue(), within(1e-12));
            assertThat(effect.controls())
                    .isEqualTo(expected.path("distinct_control_persons").intValue());
        }
        Effect cumulated = path.cumulated(1, 36);
        JsonNode weeks = expected.path("cum_weeks_employed_36");
        assertThat(cumulated.estimate()).isCloseTo(weeks.path("att").doubleValue(), within(1e-11));
        assertThat(cumulated.standardError())
                .isCloseTo(weeks.path("se_cl_person").doubleValue(), within(1e-11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"effect", "null"})
    void matchesTheSamePairs(String file) {
        Delivery delivery = Delivery.read("riskset_" + file + ".csv");
        Study study = study(delivery);
        StudyResult result = study.estimate(delivery.register, delivery.participations);
        Cohort cohort = riskSet(THROUGH_START_WEEK)
                .assemble(
                        delivery.register,
                        delivery.participations.in("programme"),
                        not(receiving(StateGroup.of("employed"))),
                        0);
        List<String> pairs = new ArrayList<>();
        for (int set = 0; set < 20; set++) {
            pairs.add(label(delivery, cohort, result.sample().focal(set, 0)) + ":"
                    + label(delivery, cohort, result.sample().partner(set, 0)));
        }
        List<String> expected = new ArrayList<>();
        oracle.path(file).path("pairs_first20").forEach(pair -> expected.add(pair.textValue()));
        assertThat(pairs).isEqualTo(expected);
    }

    @Test
    void showsNoEffectWhereThereIsNone() {
        Delivery delivery = Delivery.read("riskset_null.csv");
        EffectPath path = study(delivery)
                .estimate(delivery.register, delivery.participations)
                .path(EMPLOYED);
        // The oracle states the largest of the 36: 1.65 standard errors.
        assertThat(path.weeks().stream()
                        .limit(36)
                        .mapToDouble(e -> Math.abs(e.estimate() / e.standardError()))
                        .max()
                        .orElseThrow())
                .isCloseTo(1.65, within(0.005));
        Effect cumulated = path.cumulated(1, 36);
        assertThat(cumulated.ciLow()).isNegative();
        assertThat(cumulated.ciHigh()).isPositive();
    }

    private static String label(Delivery delivery, Cohort cohort, int row) {
        String id = Long.toString(100_000 + delivery.register.personId(cohort.person(row)));
        return "q" + id.substring(1) + "@" + (cohort.week(row) - FIRST.epochWeek() + 1);
    }

    private static Study study(Delivery delivery) {
        return Study.named("oracle")
                .participantsOf("programme")
                .eligible(not(receiving(StateGroup.of("employed"))))
                .design(riskSet(THROUGH_START_WEEK))
                .matchedOn(
                        delivery.covariate("x1", row -> Double.parseDouble(row[1])),
                        delivery.covariate("x2", row -> Double.parseDouble(row[2])),
                        delivery.covariate("male", row -> Double.parseDouble(row[3])),
                        new Given("w", (timeline, week) -> week - FIRST.epochWeek() + 1))
                .score(PropensityScore.Scale.PROBABILITY)
                .matcher(NearestNeighbour.of(1).ties(TieRule.LOWER_SCORE_FIRST))
                .estimator(WeeklyEstimator.of(EffectEstimators.weightedDifference()))
                .followUp(months(1, 9))
                .outcomes(EMPLOYED)
                .build();
    }

    /** A covariate of the caller's own, as an extender would write it. */
    private record Given(String name, Measure measure) implements Covariate {
        @Override
        public Measure in(Register register) {
            return measure;
        }
    }

    private record Delivery(Register register, Participations participations, List<String[]> rows) {

        static Delivery read(String file) {
            RegisterBuilder builder = Register.builder(
                    WeekSpan.of(FIRST, 80),
                    Codebook.of(
                            "oracle", List.of(entry(100, "open"), entry(101, "programme"), entry(102, "employed"))));
            List<Participation> participations = new ArrayList<>();
            List<String[]> rows = Synth.csv(file);
            for (String[] row : rows) {
                long id = Long.parseLong(row[0].substring(1));
                builder.begin(id, PersonTraits.UNKNOWN, id);
                char before = 0;
                for (int week = 0; week < 80; week++) {
                    char state = row[5].charAt(week);
                    if (state != before) {
                        builder.from(FIRST.epochWeek() + week, State.ofCode(100 + "UAE".indexOf(state)));
                    }
                    before = state;
                }
                builder.end();
                int start = Integer.parseInt(row[4]);
                if (start > 0) {
                    participations.add(new Participation(
                            id,
                            new Intervention("programme"),
                            FIRST.plusWeeks(start - 1).monday(),
                            Optional.empty(),
                            ""));
                }
            }
            return new Delivery(builder.build(file, "oracle"), Participations.of(participations), rows);
        }

        private static CodebookEntry entry(int code, String group) {
            return new CodebookEntry(
                    code,
                    code,
                    Optional.empty(),
                    Optional.empty(),
                    group,
                    group,
                    Set.of(group),
                    CodebookEntry.Evidence.SOURCED,
                    "oracles/riskset.json");
        }

        Covariate covariate(String name, ToDoubleFunction<String[]> value) {
            return new Given(
                    name,
                    (Timeline timeline, int week) -> value.applyAsDouble(
                            rows.get((int) timeline.register().personId(timeline.person()) - 1)));
        }
    }
}
