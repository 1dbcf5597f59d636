package dk.effekt.evidence;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.cohort.HeadToHeadDesign.headToHead;
import static dk.effekt.outcome.Outcomes.in;
import static dk.effekt.outcome.Outcomes.inEducation;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.covariate.Covariates;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.matching.GateRule;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.Outcome.Aim;
import dk.effekt.protocol.Language;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Sex;
import dk.effekt.study.Refutation;
import dk.effekt.study.Study;
import dk.effekt.study.StudyBuilder;
import dk.effekt.study.StudyResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OwnStudyTest {

    private static final int WEEKS = 80;

    /**
     * A town of 500 who are on benefit half of the time; one in three starts in a week from 30 to 49.
     *
     * @param benefitAfter how likely it is that a starter is on benefit in a week from the start on
     * @param benefitBefore the same of the weeks before
     * @param isOldOnly whether only those born before 1985 start
     */
    private record Simulation(double benefitAfter, double benefitBefore, boolean isOldOnly) {

        StudyResult estimate(StudyBuilder study) {
            SplittableRandom random = new SplittableRandom(100);
            List<Person> persons = new ArrayList<>();
            List<Participation> starts = new ArrayList<>();
            for (int i = 1; i <= 500; i++) {
                LocalDate birth = LocalDate.of(1970, 1, 1).plusDays(random.nextInt(11_000));
                boolean may = !isOldOnly || birth.getYear() < 1985;
                boolean starter = may && random.nextInt(3) == 0;
                int start = starter ? 30 + random.nextInt(20) : WEEKS;
                StringBuilder weeks = new StringBuilder();
                for (int week = 0; week < WEEKS; week++) {
                    double benefit = !starter ? 0.5 : week >= start ? benefitAfter : benefitBefore;
                    // All are eligible in the week before a start.
                    boolean on = week == start - 1 || random.nextDouble() < benefit;
                    weeks.append(on ? 'C' : random.nextBoolean() ? 'G' : '.');
                }
                persons.add(new Person(
                        i,
                        weeks.toString(),
                        "",
                        new PersonTraits(
                                random.nextBoolean() ? Sex.WOMAN : Sex.MAN, Optional.of(birth), Origin.UNKNOWN, 0)));
                if (starter) {
                    starts.add(new Participation(
                            i,
                            new Intervention("course"),
                            Town.FIRST.plusWeeks(start).monday(),
                            Optional.empty(),
                            ""));
                }
            }
            return study.build().estimate(Town.register(persons), Participations.of(starts));
        }
    }

    private static StudyBuilder study() {
        return withoutOutcomes().outcomes(onPublicBenefit(), inEducation());
    }

    private static StudyBuilder withoutOutcomes() {
        return Study.named("pilot")
                .participantsOf("course")
                .eligible(receiving(BENEFIT))
                .matchedOn(Covariates.sex(), Covariates.age())
                .followUp(months(1, 3));
    }

    private static final StudyResult SOUND = new Simulation(0.2, 0.5, false).estimate(study());

    @Nested
    class OfRegisters {

        @Test
        void aSoundStudyIsMatched() {
            assertThat(SOUND.gates().failures()).isEmpty();

            OwnStudy study = OwnStudy.of(SOUND);

            assertThat(study.offer()).isEqualTo("course");
            assertThat(study.title()).isEqualTo("pilot, after 3 months");
            assertThat(study.grade()).isEqualTo(EvidenceGrade.MATCHED);
            assertThat(study.reservations()).containsExactly("nobody tried to refute it");
            // 0.25 x 0.8 x 1 x 0.5, until somebody judges it.
            assertThat(study.weight().orElseThrow().value()).isCloseTo(0.1, within(1e-15));
            assertThat(study.judged(StudyQuality.SATISFACTORY)
                            .weight()
                            .orElseThrow()
                            .value())
                    .isCloseTo(0.2, within(1e-15));
        }

        /** Starters are on benefit in a week of five rather than one of two: less of it is what the programme is for. */
        @Test
        void whatAProgrammeIsForIsPositive() {
            Effect effect = SOUND.path(onPublicBenefit()).at(13);
            assertThat(effect.ciHigh()).isNegative();

            assertThat(OwnStudy.of(SOUND).directions()).containsEntry("public-benefit", Direction.POSITIVE);
            StudyResult harm = new Simulation(0.8, 0.5, false).estimate(study());
            assertThat(harm.path(onPublicBenefit()).at(13).ciLow()).isPositive();
            assertThat(OwnStudy.of(harm).directions()).containsEntry("public-benefit", Direction.NEGATIVE);
            StudyResult nothing = new Simulation(0.5, 0.5, false).estimate(study());
            Effect none = nothing.path(onPublicBenefit()).at(13);
            assertThat(none.ciLow() < 0 && none.ciHigh() > 0).isTrue();
            assertThat(OwnStudy.of(nothing).directions()).containsEntry("public-benefit", Direction.NO_EFFECT);
        }

        /** Nobody is on educational assistance: an interval without width is no finding of no effect. */
        @Test
        void anOutcomeThatDoesNotVaryIsNoFinding() {
            Outcome none = in(EDUCATIONAL_ASSISTANCE);
            StudyResult result =
                    new Simulation(0.2, 0.5, false).estimate(withoutOutcomes().outcomes(onPublicBenefit(), none));
            assertThat(result.path(none).at(13).caution()).isPresent();

            OwnStudy study = OwnStudy.of(result);

            assertThat(study.directions()).containsOnlyKeys("public-benefit");
            assertThat(study.reservations())
                    .containsExactly(
                            "nobody tried to refute it",
                            "there is too little to judge " + result.study().inWords(none, Language.ENGLISH) + " by");
        }

        @Test
        void oneThatWasTriedSaysSo() {
            Refutation refutation = SOUND.refute();
            assertThat(refutation.before().paths())
                    .noneMatch(path -> path.band().excludesZero());

            OwnStudy study = OwnStudy.of(SOUND, refutation);

            assertThat(study.grade()).isEqualTo(EvidenceGrade.MATCHED);
            assertThat(study.reservations()).doesNotContain("nobody tried to refute it");
            assertThat(study.directions()).isNotEmpty();
        }

        /** Starters were on benefit in nine weeks of ten before, others in five: persons differ, whatever came after. */
        @Test
        void aDifferenceBeforeTheStartTakesTheVote() {
            StudyResult result = new Simulation(0.2, 0.9, false).estimate(study());
            Refutation refutation = result.refute();
            assertThat(refutation.before().path("public-benefit").band().excludesZero())
                    .isTrue();

            OwnStudy study = OwnStudy.of(result, refutation);

            assertThat(study.grade()).isEqualTo(EvidenceGrade.COMPARISON_GROUP);
            assertThat(study.directions()).isEmpty();
            assertThat(study.reservations()).contains("'public-benefit' differs before the start");
        }

        /** An outcome that the programme does change, given as one that it cannot. */
        @Test
        void aNegativeControlThatDiffersTakesTheVote() {
            StudyResult result = new Simulation(0.2, 0.5, false)
                    .estimate(withoutOutcomes().outcomes(inEducation()).negativeControls(onPublicBenefit()));
            Refutation refutation = result.refute();
            assertThat(refutation.negativeControls())
                    .extracting(Effect::pValue)
                    .hasSize(1)
                    .allMatch(p -> p < 0.05);

            OwnStudy study = OwnStudy.of(result, refutation);

            assertThat(study.grade()).isEqualTo(EvidenceGrade.COMPARISON_GROUP);
            assertThat(study.directions()).isEmpty();
            assertThat(study.reservations()).contains("'public-benefit', which the offer cannot change, differs");
        }

        /** Old people start, and are compared with anybody: matched on sex alone, age is measured and far off. */
        @Test
        void armsThatAreNotAlikeAreAComparisonGroup() {
            StudyResult result = new Simulation(0.2, 0.5, true).estimate(study().matcher(NearestNeighbour.of(400)));
            assertThat(result.gates().failures()).anyMatch(line -> line.startsWith(GateRule.BALANCE.toString()));

            OwnStudy study = OwnStudy.of(result).judged(StudyQuality.GOOD);

            assertThat(study.grade()).isEqualTo(EvidenceGrade.COMPARISON_GROUP);
            assertThat(study.weight().orElseThrow().quality()).isEqualTo(StudyQuality.NOT_SATISFACTORY);
            assertThat(study.reservations()).anyMatch(line -> line.startsWith("largest |SMD|"));
        }

        @Test
        void oneOfferBesideAnotherSaysNothingOfEither() {
            StudyResult result = new Simulation(0.2, 0.5, false).estimate(study());
            List<Participation> both = new ArrayList<>();
            for (Participation one : participations(result)) {
                both.add(new Participation(
                        one.personId(),
                        new Intervention(one.personId() % 2 == 0 ? "course" : "other"),
                        one.start(),
                        one.end(),
                        ""));
            }
            StudyResult beside = study().design(headToHead("other"))
                    .matcher(NearestNeighbour.of(3))
                    .build()
                    .estimate(result.cohort().register(), Participations.of(both));

            OwnStudy study = OwnStudy.of(beside);

            assertThat(study.directions()).isEmpty();
            assertThat(study.reservations()).anyMatch(line -> line.startsWith("beside another offer"));
        }

        private List<Participation> participations(StudyResult result) {
            List<Participation> found = new ArrayList<>();
            for (int row = 0; row < result.cohort().size(); row++) {
                if (result.cohort().isTreated(row)) {
                    found.add(Town.start(
                            result.cohort().register().personId(result.cohort().person(row)),
                            result.cohort().week(row) - Town.FIRST.epochWeek()));
                }
            }
            return found;
        }

        @Test
        void theLastFollowUpCounts() {
            for (EffectPath path : SOUND.effects().paths()) {
                Effect last = path.at(13);
                Direction expected = last.ciLow() <= 0 && last.ciHigh() >= 0
                        ? Direction.NO_EFFECT
                        : last.estimate() > 0 == (path.aim() == Aim.MORE) ? Direction.POSITIVE : Direction.NEGATIVE;
                assertThat(OwnStudy.of(SOUND).directions()).containsEntry(path.outcome(), expected);
            }
        }
    }
}
