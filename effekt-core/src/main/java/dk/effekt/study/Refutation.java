package dk.effekt.study;

import com.google.common.base.Suppliers;
import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.Cohort;
import dk.effekt.cohort.Criterion;
import dk.effekt.cohort.LaterStarts;
import dk.effekt.effect.EValue;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.Effects;
import dk.effekt.effect.EmpiricalCalibration;
import dk.effekt.effect.RosenbaumBounds;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.matching.Caliper;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.outcome.OutcomeMeasurement;
import dk.effekt.register.Register;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What would prove a study wrong, tried on its own data. Nothing here proves it right: a comparison may pass all and still miss
 * what no register knows.
 *
 * <ul>
 *   <li>{@link #before()}: the participants and those whom they are compared with before the start, when the programme can have done
 *       nothing yet. A difference there is one of persons.
 *   <li>{@link #placebo()}: the whole study with starts moved to an earlier week, up to the true ones. Both arms are at risk in the
 *       true week too, so that neither is chosen by what came in between. It does not know the half year before the start: where
 *       starts depend on recent history that the study rightly matches on, it rings, as {@code docs/designs.md} shows.
 *   <li>{@link #negativeControls()}: outcomes that the programme cannot change, if the study names any.
 *   <li>{@link #variants()}: other numbers of neighbours, other calipers, and the study without each block of covariates. Where the
 *       answer moves by more than its error, it hangs on that choice.
 *   <li>{@link #hidden()}: how strong a cause that nobody measured must be to explain an effect away.
 * </ul>
 *
 * <p>The paths of all outcomes are judged together, by {@link Effects#leavingZeroOut}: where there is nothing, one of them or another
 * leaves zero out in 5 of 100 studies, however many outcomes there are; with few starters, whose standard errors are too small where few of
 * them have the outcome, in more ({@code docs/designs.md}). Each by its own {@link EffectPath#band} would do so more often, one of four
 * that have nothing to do with each other in 19.
 */
public final class Refutation {

    private static final String WORK = "refuting";

    /** Beside the other ways. */
    private static final int STEPS = 5;

    private static final int USUAL_WEEKS = 26;
    private static final int FEWEST_CONTROLS = 5;

    /** Where fewer treated are to be expected, often none has the outcome, and the placebo rings for that alone. */
    private static final int FEWEST_EXPECTED = 5;

    private static final int[] NEIGHBOURS = {1, 3, 5, 10};
    private static final double[] CALIPERS = {0.1, 0.2, 0.5};

    private final Effects before;
    private final Optional<Effects> placebo;
    private final String placeboNote;
    private final Supplier<List<Variant>> variants;
    private final Supplier<List<Hidden>> hidden;
    private final List<Effect> negativeControls;
    private final Optional<EmpiricalCalibration> calibration;

    /**
     * The study done in another way.
     *
     * @param name what is different
     * @param participants that are matched
     * @param worst the largest absolute standardized mean difference
     * @param effects on each outcome of the study at its last follow-up point; empty if it cannot be done
     * @param whyNot why it cannot
     */
    public record Variant(String name, int participants, double worst, List<Effect> effects, Optional<String> whyNot) {

        public Variant {
            effects = List.copyOf(effects);
        }
    }

    /**
     * How strong a hidden cause must be.
     *
     * @param effect the study's
     * @param eValue the association with both start and outcome, as a risk ratio, that explains the effect away, and its interval's
     *     limit (VanderWeele and Ding 2017); empty for outcomes that are no shares
     * @param gamma the factor on the odds of starting, among pairs alike in all that is known, from which on the effect is no longer
     *     significant at 5 % (Rosenbaum 2002), in 1:1 pairs without replacement; empty if it is not to begin with, or
     *     if later starts are censored, as pairs take no weights
     */
    public record Hidden(Effect effect, Optional<EValue> eValue, OptionalDouble gamma) {}

    private Refutation(
            Effects before,
            Optional<Effects> placebo,
            String placeboNote,
            Supplier<List<Variant>> variants,
            Supplier<List<Hidden>> hidden,
            List<Effect> negativeControls) {
        this.before = before;
        this.placebo = placebo;
        this.placeboNote = placeboNote;
        this.variants = Suppliers.memoize(() -> List.copyOf(variants.get()));
        this.hidden = Suppliers.memoize(() -> List.copyOf(hidden.get()));
        this.negativeControls = List.copyOf(negativeControls);
        List<Effect> judged = negativeControls.stream()
                .filter(effect -> effect.standardError() > 0)
                .toList();
        this.calibration = judged.size() < FEWEST_CONTROLS
                ? Optional.empty()
                : Optional.of(EmpiricalCalibration.of(
                        judged.stream().mapToDouble(Effect::estimate).toArray(),
                        judged.stream().mapToDouble(Effect::standardError).toArray()));
    }

    static Refutation of(StudyResult result) {
        Study study = result.comparison().study();
        return of(
                result,
                Steps.untold(study, WORK),
                () -> variants(study, result.comparison(), Steps.untold(study, WORK)),
                () -> hidden(study, result.comparison(), result.effects()));
    }

    static Refutation of(StudyResult result, StudyListener listener) {
        Comparison comparison = result.comparison();
        Study study = comparison.study();
        Steps steps = new Steps(study, WORK, STEPS + ways(study).size(), listener);
        Refutation whole = of(
                result,
                steps,
                () -> variants(study, comparison, steps),
                () -> steps.next("hidden causes", () -> hidden(study, comparison, result.effects())));
        whole.variants();
        whole.hidden();
        steps.next("all weeks together", whole.before::bands);
        whole.placebo.ifPresent(Effects::bands);
        steps.end();
        return whole;
    }

    private static Refutation of(
            StudyResult result, Steps steps, Supplier<List<Variant>> variants, Supplier<List<Hidden>> hidden) {
        Comparison comparison = result.comparison();
        Study study = comparison.study();
        Effects before = steps.next("before the start", () -> before(study, comparison, USUAL_WEEKS));
        Optional<Effects> placebo = Optional.empty();
        String note;
        try {
            Effects whole = steps.next("a placebo start", () -> placebo(study, comparison.cohort(), USUAL_WEEKS));
            Effects read = whole.whereExpected(FEWEST_EXPECTED);
            placebo = Optional.of(read).filter(effects -> !effects.paths().isEmpty());
            note = notRead(whole, read);
        } catch (IllegalArgumentException e) {
            note = String.valueOf(e.getMessage());
        }
        List<Effect> controls = steps.next("negative controls", () -> negativeControls(study, comparison));
        return new Refutation(before, placebo, note, variants, hidden, controls);
    }

    private static WeeklyEstimator difference() {
        return WeeklyEstimator.of(EffectEstimators.weightedDifference());
    }

    private static Effects before(Study study, Comparison comparison, int weeks) {
        List<Outcome> shares = study.outcomes().stream()
                .filter(outcome -> outcome.unit() == Outcome.Unit.SHARE)
                .toList();
        Cohort earlier = comparison.cohort().earlier(weeks, "any", (person, week) -> true);
        OutcomeMatrix measured = OutcomeMeasurement.measure(
                earlier,
                UntilStart.all(shares.isEmpty() ? study.outcomes() : shares, weeks),
                comparison.sample().weights(),
                0,
                weeks - 1);
        return difference()
                .estimate(
                        comparison.sample(),
                        measured,
                        comparison.cohort().persons(),
                        "before the start, " + study.design().contrast())
                .countedFrom(-weeks);
    }

    private static Effects placebo(Study study, Cohort cohort, int weeks) {
        Register register = cohort.register();
        int test = 1 - study.design().firstOutcomeWeek();
        int first = register.span().start().epochWeek() + Math.max(test, study.historyWeeks());
        Criterion.Test eligible = study.eligible().in(register);
        Cohort earlier = cohort.earlier(
                weeks,
                "eligible " + weeks + " weeks before, too",
                (person, week) -> week >= first
                        && eligible.weeks(register.timeline(person)).contains(week - test));
        Comparison comparison = Comparison.of(study, earlier);
        // Nobody starts within these weeks, so that nobody is to be censored either.
        OutcomeMatrix measured = OutcomeMeasurement.measure(
                earlier,
                UntilStart.all(study.outcomes(), weeks),
                comparison.sample().weights(),
                study.design().firstOutcomeWeek(),
                weeks - 1);
        return study.estimator()
                .estimate(
                        comparison.sample(),
                        measured,
                        earlier.persons(),
                        "a start " + weeks + " weeks early, " + study.design().contrast());
    }

    /** Which outcomes are left out; empty if none is. */
    private static String notRead(Effects whole, Effects read) {
        List<String> left = read.paths().stream().map(EffectPath::outcome).toList();
        String names = whole.paths().stream()
                .map(EffectPath::outcome)
                .filter(name -> !left.contains(name))
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? ""
                : "not read, as in no week five treated are to be expected in the state and out of it: " + names;
    }

    private static List<Effect> negativeControls(Study study, Comparison comparison) {
        if (study.negativeControls().isEmpty()) {
            return List.of();
        }
        int week = study.horizon();
        OutcomeMatrix measured =
                comparison.measure(comparison.cohort(), comparison.sample(), study.negativeControls(), week, week);
        return study
                .estimator()
                .estimate(
                        comparison.sample(),
                        measured,
                        comparison.cohort().persons(),
                        study.design().contrast())
                .paths()
                .stream()
                .map(path -> path.at(week))
                .toList();
    }

    private static List<Variant> variants(Study study, Comparison comparison, Steps steps) {
        List<Variant> variants = new ArrayList<>();
        ways(study).forEach((name, way) -> variants.add(steps.next(name, () -> variant(way, comparison, name))));
        return variants;
    }

    /** The other ways to do a study, by name. */
    private static Map<String, Study> ways(Study study) {
        Map<String, Study> ways = new LinkedHashMap<>();
        for (int neighbours : NEIGHBOURS) {
            for (double width : CALIPERS) {
                ways.put(
                        neighbours + " nearest, caliper " + width + " SD",
                        study.matching(NearestNeighbour.of(neighbours).within(Caliper.ofSd(width))));
            }
        }
        for (String block : study.blocks()) {
            study.without(block).ifPresent(less -> ways.put("without " + block, less));
        }
        return ways;
    }

    private static Variant variant(Study study, Comparison comparison, String name) {
        try {
            Comparison other = Comparison.of(study, comparison.cohort());
            int week = study.horizon();
            OutcomeMatrix measured = other.measure(other.cohort(), other.sample(), study.outcomes(), week, week);
            Effects effects = study.estimator()
                    .estimate(
                            other.sample(),
                            measured,
                            other.cohort().persons(),
                            study.design().contrast());
            return new Variant(
                    name,
                    other.sample().distinctTreated(),
                    other.balance().worstAfter(),
                    effects.paths().stream().map(path -> path.at(week)).toList(),
                    Optional.empty());
        } catch (IllegalArgumentException e) {
            return new Variant(name, 0, Double.NaN, List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static List<Hidden> hidden(Study study, Comparison comparison, Effects effects) {
        MatchedSample pairs = NearestNeighbour.of(1)
                .within(Caliper.ofSd(0.2))
                .withoutReplacement()
                .match(comparison.sample().units());
        List<Hidden> all = new ArrayList<>();
        for (FollowUp point : study.followUps()) {
            OutcomeMatrix measured = OutcomeMeasurement.measure(
                    comparison.cohort(), study.outcomes(), pairs.weights(), point.weeks(), point.weeks());
            for (int o = 0; o < study.outcomes().size(); o++) {
                EffectPath path = effects.path(study.outcomes().get(o).name());
                Effect effect = path.at(point);
                all.add(new Hidden(
                        effect,
                        eValue(path, point.weeks()),
                        study.design().laterStarts() == LaterStarts.KEPT
                                ? gamma(pairs, measured, o, point.weeks(), effect)
                                : OptionalDouble.empty()));
            }
        }
        return all;
    }

    private static Optional<EValue> eValue(EffectPath path, int week) {
        EffectPath.Means means = path.means(week);
        Effect effect = path.at(week);
        boolean areShares = path.unit() == Outcome.Unit.SHARE
                && means.treated() > 0
                && means.treated() <= 1
                && means.control() > 0
                && means.control() <= 1
                && effect.standardError() > 0;
        return areShares
                ? Optional.of(EValue.ofShares(means.treated(), means.control(), effect.ciLow(), effect.ciHigh()))
                : Optional.empty();
    }

    private static OptionalDouble gamma(
            MatchedSample pairs, OutcomeMatrix measured, int outcome, int week, Effect effect) {
        double[] differences = new double[pairs.sets()];
        int count = 0;
        for (int set = 0; set < pairs.sets(); set++) {
            double difference = measured.value(outcome, pairs.focal(set, 0), week)
                    - measured.value(outcome, pairs.partner(set, 0), week);
            if (!Double.isNaN(difference)) {
                differences[count++] = difference;
            }
        }
        double[] observed = Arrays.copyOf(differences, count);
        boolean differs = Arrays.stream(observed).anyMatch(d -> d != 0);
        RosenbaumBounds.Direction direction =
                effect.estimate() < 0 ? RosenbaumBounds.Direction.LOWER : RosenbaumBounds.Direction.HIGHER;
        return differs ? RosenbaumBounds.of(observed).towards(direction).gamma() : OptionalDouble.empty();
    }

    /**
     * Weighted differences of the shares in the weeks before the start, −26 to −1, among those matched; not adjusted. Of a study
     * without shares, of its sums since week −26. What looks ahead is not observed in weeks from which it would look past the start.
     */
    public Effects before() {
        return before;
    }

    /**
     * The study with starts 26 weeks early, up to the week before the true one; empty if it cannot be done. Each share in the weeks in
     * which {@linkplain Effects#whereExpected at least five} treated are to be expected in the state and out of it: both arms are
     * where eligibility asks them to be at either end, so that near the ends often no treated person is anywhere else.
     */
    public Optional<Effects> placebo() {
        return placebo;
    }

    /** The study done in other ways; at the first call, and that takes most of the time. */
    public List<Variant> variants() {
        return variants.get();
    }

    /** How strong a hidden cause must be, by follow-up point and outcome. */
    public List<Hidden> hidden() {
        return hidden.get();
    }

    /** The effects on the negative controls of the study at its last follow-up point: none is to be expected. */
    public List<Effect> negativeControls() {
        return negativeControls;
    }

    /** What the negative controls say of the error of all effects of this comparison; empty if there are fewer than five. */
    public Optional<EmpiricalCalibration> calibration() {
        return calibration;
    }

    /** Why there is no placebo start, or which outcomes it tells nothing of; empty if there is nothing to be said. */
    String placeboNote() {
        return placeboNote;
    }

    /** What was tried and what came of it, as text of at most 80 columns. */
    public String table() {
        return RefutationText.table(this);
    }

    /** {@code refutation: before the start 0 of 3 paths leave zero out, placebo 0 of 4}; paths of all outcomes together. */
    @Override
    public String toString() {
        return "refutation: before the start " + leavingZeroOut(before)
                + placebo.map(effects -> ", placebo " + leavingZeroOut(effects)).orElse(", no placebo");
    }

    private static String leavingZeroOut(Effects effects) {
        return effects.leavingZeroOut().size() + " of " + effects.paths().size() + " paths leave zero out";
    }
}
