package dk.effekt.report.picture;

import dk.effekt.cohort.Attrition;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.EffectPath;
import dk.effekt.matching.Balance;
import dk.effekt.matching.Overlap;
import dk.effekt.protocol.Language;
import dk.effekt.study.PublishedAttrition;
import dk.effekt.study.StudyResult;

/**
 * Pictures of results. Each comes with the small-cell rule of {@link SmallCells#standard()} unless another is given.
 *
 * <pre>{@code
 * Pictures.effect(result.path(inJob()), ENGLISH).writeTo(Path.of("job.html"));
 * }</pre>
 */
public final class Pictures {

    private Pictures() {}

    /** The effect week by week, with intervals for each week and for the whole path, and the weeks of lock-in shaded. */
    public static Picture effect(EffectPath path, Language language) {
        return effect(path, path.outcome(), SmallCells.standard(), language);
    }

    /**
     * The same.
     *
     * @param title what stands above it
     * @param rule by which weeks in which few were observed are left out
     */
    public static Picture effect(EffectPath path, String title, SmallCells rule, Language language) {
        return new EffectPicture(path, rule, language).draw(title);
    }

    /**
     * The effect summed week by week since the start, in weeks (of paid hours, in hours), with a 95 % interval for each sum, and when
     * it makes up for what was lost at first: the week of break-even with its interval.
     */
    public static Picture cumulated(EffectPath path, Language language) {
        return cumulated(path, CumulatedPicture.title(path, language), SmallCells.standard(), language);
    }

    /**
     * The same.
     *
     * @param title what stands above it
     * @param rule it ends before the first week in which too few were observed
     */
    public static Picture cumulated(EffectPath path, String title, SmallCells rule, Language language) {
        return new CumulatedPicture(path, rule, language).draw(title);
    }

    /**
     * How alike the arms are (a Love plot): of each covariate the absolute standardised mean difference before matching or weighting and
     * after it, in standard deviations, with {@link Balance#THRESHOLD} marked. The score stands first, then the covariate with the
     * largest difference before.
     */
    public static Picture balance(Balance balance, Language language) {
        return balance(balance, BalancePicture.title(language), SmallCells.standard(), language);
    }

    /**
     * The same.
     *
     * @param title what stands above it
     * @param rule by which differences are left out of which an arm has too few rows
     */
    public static Picture balance(Balance balance, String title, SmallCells rule, Language language) {
        return new BalancePicture(balance, name -> StepWords.covariate(name, language), rule, language).draw(title);
    }

    /** The balance of a study, whose covariates have the names of its readable protocol. */
    public static Picture balance(StudyResult result, String title, SmallCells rule, Language language) {
        return new BalancePicture(
                        result.balance(),
                        name -> StepWords.covariate(name, result.study(), language),
                        rule,
                        language)
                .draw(title);
    }

    /** The same. */
    public static Picture balance(StudyResult result, Language language) {
        return balance(result, BalancePicture.title(language), SmallCells.standard(), language);
    }

    /**
     * How the score is spread in both arms before matching, in shares of each arm, and where they are in equipoise: between them there
     * is somebody to compare with.
     */
    public static Picture overlap(Overlap overlap, Language language) {
        return overlap(overlap, OverlapPicture.title(language), SmallCells.standard(), language);
    }

    /**
     * The same.
     *
     * @param title what stands above it
     * @param rule by which bars of few rows are hidden, with those that would give them away
     */
    public static Picture overlap(Overlap overlap, String title, SmallCells rule, Language language) {
        return new OverlapPicture(overlap, rule, language).draw(title);
    }

    /** What became of every participation on the way to the comparison: how many each step lost and left. */
    public static Picture attrition(Attrition attrition, Language language) {
        return attrition(attrition, AttritionPicture.title(language), SmallCells.standard(), language);
    }

    /**
     * The same.
     *
     * @param title what stands above it
     * @param rule by which small losses are hidden, with those that would give them away, and what was left before them
     */
    public static Picture attrition(Attrition attrition, String title, SmallCells rule, Language language) {
        return new AttritionPicture(
                        PublishedAttrition.of(attrition, rule), step -> StepWords.of(step, language), language)
                .draw(title);
    }

    /** The attrition of a study, whose conditions have the names of its readable protocol. */
    public static Picture attrition(StudyResult result, String title, SmallCells rule, Language language) {
        return new AttritionPicture(
                        PublishedAttrition.of(result.attrition(), rule),
                        step -> StepWords.of(step, result.study(), language),
                        language)
                .draw(title);
    }

    /** The same. */
    public static Picture attrition(StudyResult result, Language language) {
        return attrition(result, AttritionPicture.title(language), SmallCells.standard(), language);
    }
}
