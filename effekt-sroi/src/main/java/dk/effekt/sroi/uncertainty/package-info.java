/**
 * How sure a return on investment is. Everything that is uncertain in a {@link dk.effekt.sroi.ValueMap}, measured effects
 * with their covariance among it, is drawn ({@link dk.effekt.sroi.uncertainty.MonteCarlo}), varied
 * ({@link dk.effekt.sroi.uncertainty.Tornado}, {@link dk.effekt.sroi.uncertainty.TwoWay}), turned round
 * ({@link dk.effekt.sroi.uncertainty.BreakEven}), or weighed against what knowing it better would be worth
 * ({@link dk.effekt.sroi.uncertainty.Decision}, {@link dk.effekt.sroi.uncertainty.Acceptability}). Choices that are no
 * matter of chance stand side by side as {@link dk.effekt.sroi.uncertainty.Scenarios}.
 * {@link dk.effekt.sroi.uncertainty.Plausibility} says where a map lies outside what published reports have.
 *
 * <p>What a map takes as known is in no interval of these: a number without a distribution, the design of the study, the
 * years of an extrapolation.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.sroi.uncertainty;

import org.jspecify.annotations.NullMarked;
