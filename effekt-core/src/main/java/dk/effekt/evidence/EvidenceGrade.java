package dk.effekt.evidence;

import dk.effekt.internal.Choices;
import dk.effekt.protocol.Language;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the effect of an offer rests on, from the weakest to the strongest, with its place on two Danish scales.
 *
 * <p>Jobeffekter.dk (STAR, "Vægtning af studieresultater") weighs a randomised trial by 1 and an econometric or statistical effect
 * study by 0.8; what compares no group of participants with one of others does not count ("Hvordan regner jobeffekter.dk?").
 *
 * <p>SØM (Social- og Boligstyrelsen) has level 1 for trials, level 2 for quasi-experiments with a constructed control group and
 * before–after comparisons with a control group, level 3 for before–after comparisons without.
 *
 * <p>Neither scale, as far as it was found, names a difference in differences, a synthetic control, a rule at a cutoff or a reform by
 * which people leave early; the full table of Jobeffekter's method weights was not found. That all of them are effect studies with 0.8 and
 * quasi-experiments of level 2, none of them a trial, is effekt's reading, and not verified.
 */
public enum EvidenceGrade {
    /** Nothing that measures an effect. */
    NONE(Double.NaN, 0, "nothing", "ingenting", "nothing measures an effect", "intet måler en effekt"),
    /** Participants before and after, compared with nobody. */
    BEFORE_AFTER(
            Double.NaN,
            3,
            "before and after",
            "før og efter",
            "participants before and after, compared with nobody: what would have happened anyway is in it",
            "deltagerne før og efter, uden sammenligning: det, der ville være sket alligevel, er regnet med"),
    /** Beside others who are not shown to be alike: groups over time, or a comparison whose checks say no. */
    COMPARISON_GROUP(
            0.8,
            2,
            "other comparison",
            "anden sammenligning",
            "beside others who are not shown to be alike: groups over time, or a comparison whose own checks say no",
            "ved siden af andre, der ikke er vist at ligne dem: grupper over tid, eller en sammenligning, hvis egne kontroller siger"
                    + " nej"),
    /** Beside others who are alike in what was measured before. */
    MATCHED(
            0.8,
            2,
            "matched comparison",
            "matchet sammenligning",
            "beside others who were alike in what registers know of the time before",
            "ved siden af andre, der lignede dem i det, registrene ved om tiden før"),
    /** Chance decided who took part. */
    TRIAL(
            1,
            1,
            "lottery",
            "lodtrækning",
            "chance decided who took part, so that nothing else sets them apart",
            "lodtrækning afgjorde, hvem der deltog, så intet andet skiller dem ad");

    private final double methodWeight;
    private final int level;
    private final String english;
    private final String danish;
    private final String explanation;
    private final String danishExplanation;

    EvidenceGrade(
            double methodWeight,
            int level,
            String english,
            String danish,
            String explanation,
            String danishExplanation) {
        this.methodWeight = methodWeight;
        this.level = level;
        this.english = english;
        this.danish = danish;
        this.explanation = explanation;
        this.danishExplanation = danishExplanation;
    }

    /** What it is called: {@code matched comparison}. */
    public String inWords(Language language) {
        return language.either(english, danish);
    }

    /** What it means, as a part of a sentence. */
    public String explanation(Language language) {
        return language.either(explanation, danishExplanation);
    }

    /** Jobeffekter's weight of the method, above 0 and at most 1; empty if it does not count there. */
    public OptionalDouble methodWeight() {
        return Double.isNaN(methodWeight) ? OptionalDouble.empty() : OptionalDouble.of(methodWeight);
    }

    /** SØM's level, 1 being the best; empty of nothing. */
    public OptionalInt soemLevel() {
        return level == 0 ? OptionalInt.empty() : OptionalInt.of(level);
    }

    /** {@code before-after}. */
    @Override
    public String toString() {
        return Choices.word(this);
    }
}
