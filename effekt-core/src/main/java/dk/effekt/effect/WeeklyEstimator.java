package dk.effekt.effect;

import dk.effekt.matching.MatchedSample;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.protocol.Clause;
import dk.effekt.protocol.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The effect in every week by an {@link EffectEstimator}, with standard errors clustered on the person.
 *
 * <p>A week is estimated on the rows whose outcome is observed in it. A matched set counts if its treated and its untreated side are
 * still there; the partners left share the weight. Where some rows are not observed, the number of treated beside each estimate says
 * so, and the estimand's name adds that it is among those observed.
 *
 * <p>Where outcomes come with {@linkplain OutcomeMatrix#weight weights} of their own, as they do if later starts are censored, a week in
 * which these are not all 1 is estimated on weights without sets: those of the sample times its own. Errors take them as known.
 *
 * <p>A person's influence on an estimate is the sum over the person's rows, and the covariance of two estimates is the sum over
 * persons of the product of the two (Liang and Zeger 1986), with the small-sample factor HC1, G/(G−1) · (n−1)/(n−k) for G persons,
 * n rows and k coefficients: what R's {@code sandwich::vcovCL(lm(y ~ treat, weights = w), cluster = person, type = "HC1")} gives for
 * the weighted difference. Of an estimator that is no regression, and where the estimation of weights is counted in, the factor is
 * G/(G−1). There is no standard error (NaN) where one arm is one person alone, of whom nothing tells how others vary, nor for as few rows as
 * coefficients.
 */
public final class WeeklyEstimator implements PathEstimator {

    private final EffectEstimator estimator;

    private WeeklyEstimator(EffectEstimator estimator) {
        this.estimator = estimator;
    }

    /** The effect in every week by the given estimator. */
    public static WeeklyEstimator of(EffectEstimator estimator) {
        return new WeeklyEstimator(estimator);
    }

    /** The estimator of each week. */
    public EffectEstimator estimator() {
        return estimator;
    }

    @Override
    public List<String> missingIn(MatchedSample sample) {
        return estimator.missingIn(sample);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the estimator lacks something, or sizes do not fit
     */
    @Override
    public Effects estimate(MatchedSample sample, OutcomeMatrix outcomes, int[] persons, String contrast) {
        int weeks = outcomes.horizon() - outcomes.firstWeek() + 1;
        int size = outcomes.outcomes().size() * weeks;
        ColumnEstimation estimation = new ColumnEstimation(estimator, sample, outcomes, persons, size);
        List<ColumnEstimation.Column> columns = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            columns.add(new ColumnEstimation.Column(number, number / weeks, outcomes.firstWeek() + number % weeks));
        }
        estimation.estimate(columns);
        Joint joint = estimation.joint(sample.estimand() + " of " + contrast);
        List<EffectPath> paths = new ArrayList<>();
        for (int outcome = 0; outcome < outcomes.outcomes().size(); outcome++) {
            EffectPath.Means[] means = new EffectPath.Means[weeks];
            int first = outcome * weeks;
            Arrays.setAll(means, k -> estimation.means(first + k));
            paths.add(new EffectPath(joint, first, outcomes.outcomes().get(outcome), outcomes.firstWeek(), means));
        }
        return new Effects(paths, joint, estimation.notes());
    }

    /** Those of the estimator of each week. */
    @Override
    public Optional<String> inWords(Language language) {
        return estimator.inWords(language);
    }

    @Override
    public Optional<String> explanation(Language language) {
        return estimator.explanation(language);
    }

    @Override
    public String describe() {
        return estimator.describe() + ", standard errors " + ColumnEstimation.CLUSTERED;
    }

    @Override
    public Optional<Clause> clause() {
        return estimator.clause().map(by -> Clause.of("weekly").with("by", by));
    }

    @Override
    public String toString() {
        return describe();
    }
}
