package dk.effekt.sroi.purse;

import static dk.effekt.register.StateGroup.CASH_ASSISTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.calendar.FollowUp;
import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.cohort.Criteria;
import dk.effekt.covariate.Covariate;
import dk.effekt.covariate.Covariates;
import dk.effekt.effect.EffectPath;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.Outcomes;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.State;
import dk.effekt.study.ProtocolFinding;
import dk.effekt.study.ProtocolVocabulary;
import dk.effekt.study.Study;
import dk.effekt.study.StudyBuilder;
import dk.effekt.study.StudyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Weeks on the ladder as outcomes of a study. */
class LadderStudyTest {

    private static final ReimbursementLadder LADDER = ReimbursementLadder.since2016();
    private static final String OFFER = "an offer";
    private static final State[] STATES = {Life.NOTHING, Life.CASH, Life.GRANT};
    private static final int WEEKS = 400;
    private static final long SEED = 20_261_126;
    private static final ProtocolFinding LATE = new ProtocolFinding(
            ProtocolFinding.Severity.WARNING,
            "ladder",
            "Weeks before 2016-W01 are not known, and they count from 2014-W27: persons may stand higher on the"
                    + " ladder than shown here, or may have started over when nothing here shows it",
            "Read an extract from 2014-W27 on");

    /** Spells of up to 60 weeks; one person in six starts the offer on cash assistance and leaves it 10 weeks later. */
    private static StudyResult study(Week first) {
        return study(first, Covariates.bands(LADDER.weeksBefore(), 26));
    }

    private static StudyResult study(Week first, Covariate covariate) {
        RegisterBuilder builder = Register.builder(WeekSpan.of(first, WEEKS), Life.CODEBOOK);
        List<Participation> starts = new ArrayList<>();
        for (int person = 0; person < 900; person++) {
            SplittableRandom random = new SplittableRandom(SEED + person);
            builder.begin(person, PersonTraits.UNKNOWN, 0);
            boolean willStart = random.nextInt(6) == 0;
            int state = random.nextInt(STATES.length);
            for (int week = 0; week < WEEKS; ) {
                int length = 1 + random.nextInt(60);
                builder.from(first.epochWeek() + week, STATES[state]);
                boolean isStart =
                        willStart && STATES[state].equals(Life.CASH) && length > 2 && week > 110 && week < 250;
                if (isStart) {
                    Week at = first.plusWeeks(week + 2);
                    starts.add(new Participation(person, new Intervention(OFFER), at.monday(), Optional.empty(), ""));
                    willStart = false;
                    length = Math.min(length, 12);
                }
                week += length;
                state = (state + 1 + random.nextInt(STATES.length - 1)) % STATES.length;
            }
            builder.end();
        }
        StudyBuilder study = Study.named("weeks by step")
                .participantsOf(OFFER)
                .eligible(Criteria.receiving(CASH_ASSISTANCE))
                .matchedOn(Covariates.weeksIn(CASH_ASSISTANCE, Covariates.last(52)), covariate)
                .followUp(FollowUp.months(12))
                .outcomes(Outcomes.in(CASH_ASSISTANCE))
                .outcomes(LADDER.outcomes(CASH_ASSISTANCE));
        return study.build().estimate(builder.build("test", "generated"), Participations.of(starts));
    }

    @Test
    void effectsOnTheStepsAddUpToTheEffectOnTheBenefit() {
        StudyResult result = study(Week.of(2014, 27));

        double sum = 0;
        double differing = 0;
        for (Outcome outcome : LADDER.outcomes(CASH_ASSISTANCE)) {
            double effect = result.path(outcome).cumulated(0, 51).estimate();
            sum += effect;
            differing += Math.abs(effect) > 0.5 ? 1 : 0;
        }
        double whole =
                result.path(Outcomes.in(CASH_ASSISTANCE)).cumulated(0, 51).estimate();
        assertThat(whole).isLessThan(-5);
        assertThat(sum).isCloseTo(whole, within(1e-9));
        assertThat(differing).isGreaterThan(1);
        assertThat(findings(result)).isEmpty();
    }

    private static List<ProtocolFinding> findings(StudyResult result) {
        return result.checks().findings().stream()
                .filter(finding -> finding.check().equals("ladder"))
                .toList();
    }

    /** The mean weeks of the treated on each step are their person-weeks there, divided by the weight of the treated. */
    @Test
    void sharesOfTheTreatedAreOfTheWeeksThatTheEffectRestsOn() {
        StudyResult result = study(Week.of(2014, 27));
        LadderReplay replay = LADDER.replay(result.cohort().register());
        LadderShares shares = LadderShares.ofTreated(replay, CASH_ASSISTANCE, 1, result);

        double treated = shares.starts();
        for (int step = 1; step <= 4; step++) {
            EffectPath path = result.path(LADDER.at(step, CASH_ASSISTANCE));
            double mean = 0;
            for (int week = 0; week < 52; week++) {
                mean += path.means(week).treated();
            }
            assertThat(shares.personWeeks(1, step) / treated).isCloseTo(mean, within(1e-9));
        }
        assertThat(shares.meanShare(1)).isBetween(0.2, 0.8);
    }

    @Test
    void warnsWherePeopleNeedNotStandEquallyHigh() {
        assertThat(findings(study(Week.of(2014, 27), Covariates.calendarWeek())))
                .containsExactly(new ProtocolFinding(
                        ProtocolFinding.Severity.WARNING,
                        "ladder",
                        "weeks on steps are compared of people who need not have stood equally high on the ladder when they"
                                + " started",
                        "Match on ladder.weeksBefore()"));
        assertThat(findings(study(Week.of(2014, 27), LADDER.weeksBefore()))).isEmpty();
    }

    /** Five outcomes and a covariate bring the same check, which is made once. */
    @Test
    void warnsOfAnExtractThatBeginsTooLate() {
        assertThat(findings(study(Week.of(2016, 1)))).containsExactly(LATE);
    }

    @Test
    void bandsOfTheWeeksBeforeWarnOfItByThemselves() {
        Study onlyMatched = Study.named("alike on the ladder")
                .participantsOf(OFFER)
                .eligible(Criteria.receiving(CASH_ASSISTANCE))
                .exactlyOn(Covariates.bands(LADDER.weeksBefore(), 26))
                .followUp(FollowUp.months(12))
                .outcomes(Outcomes.in(CASH_ASSISTANCE))
                .build();
        Register late = Life.from(2016, 1).then(Life.CASH, 200).register();
        assertThat(onlyMatched.check(late, Participations.of(List.of())).findings())
                .filteredOn(finding -> finding.check().equals("ladder"))
                .containsExactly(LATE);
        Study read = Study.fromJson(onlyMatched.toJson(), ReimbursementLadder.addedTo(ProtocolVocabulary.effekt()));
        assertThat(read.check(late, Participations.of(List.of())).findings()).contains(LATE);
    }
}
