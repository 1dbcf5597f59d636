/**
 * The difference and how sure we are.
 *
 * <p>Of any table: an {@link dk.effekt.effect.EffectEstimator} finds the mean outcome with and without treatment and what each row
 * adds to the error of both ({@link dk.effekt.effect.PotentialMeans}), a {@link dk.effekt.effect.VarianceEstimator} judges it, and
 * {@link dk.effekt.effect.Estimation} says both in one sentence and gives an {@link dk.effekt.effect.Estimate}.
 * {@link dk.effekt.effect.EffectEstimators}, {@link dk.effekt.effect.SurvivalEstimators} and
 * {@link dk.effekt.effect.VarianceEstimators} have those that effekt brings.
 *
 * <p>Week by week: a {@link dk.effekt.effect.PathEstimator}, such as {@link dk.effekt.effect.WeeklyEstimator}, turns a matched
 * sample and its outcomes into {@link dk.effekt.effect.Effects}: an {@link dk.effekt.effect.EffectPath} for each outcome, with the
 * covariance of all of them. An {@link dk.effekt.effect.Effect} is one number out of these, or a sum of several, with its standard
 * error, what it estimates and how the error was found. No kroner here.
 *
 * <p>What would refute it: {@link dk.effekt.effect.RosenbaumBounds} of pairs, the {@link dk.effekt.effect.EValue} of any effect, and
 * {@link dk.effekt.effect.EmpiricalCalibration} by negative controls; before the study, {@link dk.effekt.effect.Power}. Where chance
 * or a rule decided who took part, {@code dk.effekt.experiment} needs no matching.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.effect;

import org.jspecify.annotations.NullMarked;
