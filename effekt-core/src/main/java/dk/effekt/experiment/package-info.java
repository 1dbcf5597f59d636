/**
 * Where chance, a date or a rule decided who took part, so that nobody has to be matched.
 *
 * <p>Chance: a {@link dk.effekt.experiment.RandomizedTrial}, such as a lottery for places, simple, stratified or by clusters, gives a
 * {@link dk.effekt.experiment.TrialResult}. A date: {@link dk.effekt.experiment.DifferenceInDifferences} of groups that start in
 * different periods, or never, gives {@link dk.effekt.experiment.GroupTimeEffects} and their averages, with
 * {@link dk.effekt.experiment.PreTrends} and, for few groups, a {@link dk.effekt.experiment.PermutationTest}; of one group alone
 * {@link dk.effekt.experiment.SyntheticControl} compares it with a weighted mean of others. A rule: at a limit of
 * age or duration a {@link dk.effekt.experiment.RegressionDiscontinuity} compares those just beside it, and looks whether they were
 * sorted ({@link dk.effekt.experiment.DensityJump}).
 *
 * <p>All take plain columns. {@code dk.effekt.study} makes these from a register.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.experiment;

import org.jspecify.annotations.NullMarked;
