package dk.effekt.report.picture;

import static dk.effekt.outcome.Outcomes.inEducation;
import static dk.effekt.outcome.Outcomes.inJob;

import dk.effekt.cohort.Attrition;
import dk.effekt.effect.EffectPath;
import dk.effekt.matching.Overlap;
import dk.effekt.protocol.Language;
import dk.effekt.report.Bridge;
import dk.effekt.study.StudyResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** One of every picture, of the synthetic extract, for the tests that hold for all of them. */
final class Drawn {

    private Drawn() {}

    static Map<String, Picture> in(Language language) {
        StudyResult study = Bridge.study();
        EffectPath job = study.path(inJob());
        Map<String, Picture> all = new LinkedHashMap<>();
        all.put("effect", Pictures.effect(job, language));
        all.put("cumulated", Pictures.cumulated(job, language));
        all.put("cumulated-to-break-even", Pictures.cumulated(study.path(inEducation()), language));
        all.put("balance", Pictures.balance(study, language));
        all.put("overlap", Pictures.overlap(Overlap.of(study.sample().units()), language));
        all.put("attrition", Pictures.attrition(study, language));
        return all;
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
