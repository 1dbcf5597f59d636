package dk.effekt.study;

import static dk.effekt.cohort.LaterStarts.CENSORED;
import static dk.effekt.cohort.LaterStarts.KEPT;
import static dk.effekt.cohort.RiskSetDesign.riskSet;
import static dk.effekt.outcome.Outcomes.sustainedExitTo;
import static dk.effekt.register.StateGroup.EDUCATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.cohort.Cohort;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.intervention.Participation;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.outcome.OutcomeMeasurement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LaterStartsPropertyTest {

    private static final Outcome LOOKS_AHEAD = sustainedExitTo(EDUCATION, 3);

    private static StudyBuilder study() {
        return Simulated.study().outcomes(LOOKS_AHEAD).matcher(NearestNeighbour.of(3));
    }

    /** All start in week 12, or in week 30, when those who could have started in week 12 are followed no more. */
    @Property(tries = 20)
    void withoutLaterStartsWithinTheHorizonTheyAreTheSameToTheBit(@ForAll long seed) {
        Simulated town = Simulated.of(seed, 200);
        List<Participation> starts = new ArrayList<>();
        for (Participation p : town.participations()) {
            starts.add(Town.start(p.personId(), p.startWeek().epochWeek() < Town.week(26) ? 12 : 30));
        }
        Simulated apart = new Simulated(town.persons(), starts);
        StudyResult kept =
                apart.estimate(study().design(riskSet().laterStarts(KEPT)).build());
        StudyResult censored =
                apart.estimate(study().design(riskSet().laterStarts(CENSORED)).build());

        for (EffectPath path : kept.effects().paths()) {
            EffectPath other = censored.effects().path(path.outcome());
            for (int week = path.firstWeek(); week <= path.lastWeek(); week++) {
                assertThat(other.means(week)).isEqualTo(path.means(week));
                assertThat(other.at(week).estimate()).isEqualTo(path.at(week).estimate());
                assertThat(other.at(week).standardError())
                        .isEqualTo(path.at(week).standardError());
            }
        }
        assertThat(censored.effects().standardErrorMethod())
                .isEqualTo(kept.effects().standardErrorMethod());
    }

    /** Week by week, set by set and partner by partner, from the participation list. */
    @Property(tries = 20)
    void controlsAreTheWeightedMeanByHand(@ForAll long seed) {
        Simulated town = Simulated.of(seed, 250);
        StudyResult result = town.estimate(study().design(riskSet().laterStarts(CENSORED))
                .estimator(WeeklyEstimator.of(EffectEstimators.weightedDifference()))
                .build());
        Study study = result.study();
        MatchedSample sample = result.sample();
        OutcomeMatrix all =
                OutcomeMeasurement.measure(result.cohort(), study.outcomes(), sample.weights(), 0, study.horizon());
        for (int o = 0; o < study.outcomes().size(); o++) {
            int ahead = study.outcomes().get(o).equals(LOOKS_AHEAD) ? 2 : 0;
            for (int week = 0; week <= study.horizon(); week++) {
                double treated = 0;
                double focals = 0;
                double control = 0;
                double weights = 0;
                for (int set = 0; set < sample.sets(); set++) {
                    List<Integer> partners = new ArrayList<>();
                    for (int i = 0; i < sample.partners(set); i++) {
                        if (!Double.isNaN(all.value(o, sample.partner(set, i), week))) {
                            partners.add(sample.partner(set, i));
                        }
                    }
                    double own = all.value(o, sample.focal(set, 0), week);
                    if (!Double.isNaN(own) && !partners.isEmpty()) {
                        treated += own;
                        focals++;
                        for (int row : partners) {
                            double weight = counts(town, result, row, week + ahead) / partners.size();
                            control += weight * all.value(o, row, week);
                            weights += weight;
                        }
                    }
                }
                EffectPath path = result.effects().paths().get(o);
                if (weights > 0) {
                    assertThat(path.means(week).treated()).isCloseTo(treated / focals, within(1e-12));
                    assertThat(path.means(week).control()).isCloseTo(control / weights, within(1e-12));
                } else {
                    assertThat(path.means(week).control()).isNaN();
                }
            }
        }
    }

    @Property(tries = 10)
    void theOrderOfRowsChangesNoNumber(@ForAll long seed, @ForAll Random random) {
        Simulated town = Simulated.of(seed, 200);
        Study study = study().design(riskSet().laterStarts(CENSORED)).build();
        List<Person> persons = new ArrayList<>(town.persons());
        List<Participation> participations = new ArrayList<>(town.participations());
        Collections.shuffle(persons, random);
        Collections.shuffle(participations, random);

        assertThat(new Simulated(persons, participations).estimate(study).toJson())
                .isEqualTo(town.estimate(study).toJson());
    }

    private static double counts(Simulated town, StudyResult result, int row, int weeks) {
        Cohort cohort = result.cohort();
        int last = cohort.week(row) + weeks;
        long id = cohort.register().personId(cohort.person(row));
        if (town.participations().stream()
                .anyMatch(p -> p.personId() == id && p.startWeek().epochWeek() <= last)) {
            return 0;
        }
        double notStarted = 1;
        for (int other = 0; other < cohort.size(); other++) {
            if (cohort.person(other) == cohort.person(row)
                    && cohort.week(other) > cohort.week(row)
                    && cohort.week(other) <= last) {
                notStarted *= 1 - result.propensity().probability(other);
            }
        }
        return 1 / notStarted;
    }
}
