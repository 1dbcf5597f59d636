package dk.effekt.report.picture;

import static dk.effekt.outcome.Outcomes.inEducation;
import static dk.effekt.outcome.Outcomes.inJob;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATION;
import static dk.effekt.register.StateGroup.JOB;

import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.Attrition;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.SurvivalCurve;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.matching.Overlap;
import dk.effekt.protocol.Language;
import dk.effekt.report.Bridge;
import dk.effekt.study.StudyResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One of every picture, of the synthetic extract or made up, for the tests that hold for all of them. */
public final class Drawn {

    static final KeyFigures FIGURES = KeyFigures.of(Bridge.OFFER)
            .by(CalendarPeriod.HALF_YEAR)
            .timeTo(FollowUp.months(6, 12), JOB, EDUCATION)
            .measure(Bridge.register(), Bridge.participations());

    private Drawn() {}

    public static Map<String, Picture> in(Language language) {
        StudyResult study = Bridge.study();
        EffectPath job = study.path(inJob());
        Map<String, Picture> all = new LinkedHashMap<>();
        all.put("effect", Pictures.effect(job, language));
        all.put("cumulated", Pictures.cumulated(job, language));
        all.put("cumulated-to-break-even", Pictures.cumulated(study.path(inEducation()), language));
        all.put("balance", Pictures.balance(study, language));
        all.put("overlap", Pictures.overlap(Overlap.of(study.sample().units()), language));
        all.put("attrition", Pictures.attrition(study, language));
        all.put(
                "states",
                Pictures.states(
                        study.statesOfTreated(JOB, EDUCATION, BENEFIT),
                        study.statesOfControls(JOB, EDUCATION, BENEFIT),
                        language));
        all.put("still-there", Pictures.stillThere(leaving(1, 0.03, 300), leaving(2, 0.02, 900), language));
        all.put("exits", Pictures.exits(leaving(1, 0.03, 300), List.of("job", "education"), language));
        all.put("status", FigurePictures.status(StatusPictureTest.FIGURES, 12, language));
        all.put("flow", FigurePictures.flow(FlowPictureTest.flow(4), language));
        all.put("cash", MoneyPictures.cash(CashPictureTest.PLAN, language));
        all.put("tornado", MoneyPictures.tornado(TornadoPictureTest.TORNADO, language));
        all.put("acceptability", MoneyPictures.acceptability(AcceptabilityPictureTest.CURVE, language));
        all.put("net-present-value", MoneyPictures.netPresentValue(DistributionPictureTest.SIMULATION, language));
        all.put("ratio", MoneyPictures.ratio(DistributionPictureTest.SIMULATION, language));
        all.put("time-to", Pictures.timeTo(FIGURES, 12, language));
        all.put("own", OwnPictureTest.bars(language));
        all.put("evidence", EvidencePictures.grades(Bridge.evidence(), language));
        all.put(
                "found",
                EvidencePictures.effects(Bridge.evidence(), SmallCells.standard(), language)
                        .orElseThrow());
        return all;
    }

    /** Of so many who leave with a chance each week, one in three of them for the second cause, until week 78. */
    static SurvivalCurve leaving(long seed, double chance, int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weeks = new double[rows];
        int[] causes = new int[rows];
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            weights[row] = 1;
            while (weeks[row] < 78 && causes[row] == 0) {
                weeks[row]++;
                causes[row] = random.nextDouble() < chance ? (random.nextInt(3) == 0 ? 2 : 1) : 0;
            }
        }
        return SurvivalCurve.of(weeks, causes, weights);
    }

    /** Attrition that loses so many at each step. */
    static Attrition losing(String first, int begins, int... losses) {
        Attrition attrition = Attrition.startingWith(first, begins);
        for (int i = 0; i < losses.length; i++) {
            attrition = attrition.then("step " + (i + 1), attrition.left() - losses[i]);
        }
        return attrition;
    }
}
