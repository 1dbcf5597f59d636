package dk.effekt.report.picture;

import dk.effekt.cohort.Attrition;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.SurvivalCurve;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.matching.Balance;
import dk.effekt.matching.Overlap;
import dk.effekt.outcome.StatePaths;
import dk.effekt.protocol.Language;
import dk.effekt.study.PublishedAttrition;
import dk.effekt.study.StudyResult;
import java.util.ArrayList;
import java.util.List;

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
                        result.balance(), name -> StepWords.covariate(name, result.study(), language), rule, language)
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

    /**
     * Where people are week by week since the start, in shares of each group that add up to 1: participants beside those they are
     * compared with.
     *
     * <pre>{@code
     * Pictures.states(result.statesOfTreated(JOB, EDUCATION), result.statesOfControls(JOB, EDUCATION), DANISH);
     * }</pre>
     *
     * @throws IllegalArgumentException if they are not followed through the same states
     */
    public static Picture states(StatePaths treated, StatePaths controls, Language language) {
        return states(treated, controls, StatesPicture.title(language), SmallCells.standard(), language);
    }

    /**
     * The same.
     *
     * @param title what stands above it
     * @param rule by which weeks are left out in which few are observed, and states of few persons counted as
     *     {@value StatePaths#OTHER}
     */
    public static Picture states(
            StatePaths treated, StatePaths controls, String title, SmallCells rule, Language language) {
        return new StatesPicture(treated, controls, rule, language).draw(title);
    }

    /**
     * The share still there, such as still on a benefit, week by week (Kaplan and Meier 1958), of participants and of those they are
     * compared with, with 95 % intervals. How many are followed further stands in the table.
     */
    public static Picture stillThere(SurvivalCurve treated, SurvivalCurve controls, Language language) {
        return stillThere(
                treated,
                controls,
                language.either("How many are still there", "Hvor mange der stadig er der"),
                SmallCells.standard(),
                language);
    }

    /**
     * The same.
     *
     * @param title what stands above it
     * @param rule by which steps of few are drawn with the next, and lines end where few are left
     */
    public static Picture stillThere(
            SurvivalCurve treated, SurvivalCurve controls, String title, SmallCells rule, Language language) {
        return new CurvesPicture(
                        List.of(
                                new CurvesPicture.Line(
                                        language.either("participants", "deltagere"),
                                        GroupColours.BLUE,
                                        treated,
                                        SurvivalCurve.ANY_CAUSE),
                                new CurvesPicture.Line(
                                        language.either("comparison group", "sammenligningsgruppe"),
                                        GroupColours.ORANGE,
                                        controls,
                                        SurvivalCurve.ANY_CAUSE)),
                        rule,
                        language)
                .draw(title, language.either("share still there", "andel, der stadig er der"));
    }

    /**
     * For what people leave, week by week: the share that has left by each of several causes that compete (Aalen and Johansen 1978), with
     * 95 % intervals.
     *
     * @param causes their names, from cause 1 on; those of states, such as {@code job}, are translated
     */
    public static Picture exits(SurvivalCurve curve, List<String> causes, Language language) {
        return exits(
                curve,
                causes,
                language.either("For what people leave", "Hvad folk går videre til"),
                SmallCells.standard(),
                language);
    }

    /**
     * The same.
     *
     * @param title what stands above it
     * @param rule by which steps of few are drawn with the next, and lines end where few are left
     */
    public static Picture exits(
            SurvivalCurve curve, List<String> causes, String title, SmallCells rule, Language language) {
        List<String> colours = StateWords.colours(causes);
        List<CurvesPicture.Line> lines = new ArrayList<>();
        for (int i = 0; i < causes.size(); i++) {
            lines.add(new CurvesPicture.Line(StateWords.of(causes.get(i), language), colours.get(i), curve, i + 1));
        }
        return new CurvesPicture(lines, rule, language)
                .draw(title, language.either("share that has left", "andel, der er gået videre"));
    }

    /**
     * How many of those who began in each period came to job, education and the like within some months of the start, with 95 %
     * intervals. It has passed the small-cell rule of the key figures.
     *
     * @param months one of the points of {@code timeTo}
     * @throws IllegalArgumentException if the key figures do not have it
     */
    public static Picture timeTo(KeyFigures figures, int months, Language language) {
        TimeToPicture picture = new TimeToPicture(figures, months, language);
        return picture.draw(picture.title());
    }

    /** The same under another title. */
    public static Picture timeTo(KeyFigures figures, int months, String title, Language language) {
        return new TimeToPicture(figures, months, language).draw(title);
    }
}
