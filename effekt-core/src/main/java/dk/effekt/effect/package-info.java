/**
 * The difference and how sure we are. An {@link dk.effekt.effect.EffectEstimator}, such as
 * {@link dk.effekt.effect.MatchedDifference}, turns a matched sample and its outcomes into
 * {@link dk.effekt.effect.Effects}: an {@link dk.effekt.effect.EffectPath} for each outcome, week by week, with the covariance
 * of all of them. An {@link dk.effekt.effect.Effect} is one number out of these, or a sum of several, with its standard
 * error, what it estimates and how the error was found. No kroner here.
 */
@NullMarked
package dk.effekt.effect;

import org.jspecify.annotations.NullMarked;
