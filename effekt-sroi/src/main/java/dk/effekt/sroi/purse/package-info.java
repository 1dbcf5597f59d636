/**
 * Who pays for a week on benefit. The {@link dk.effekt.sroi.purse.ReimbursementLadder} (refusionstrappen) says what share of a
 * benefit a municipality pays in a person's first, thirtieth or hundredth week on it, the state the rest; {@link
 * dk.effekt.sroi.purse.LadderReplay} counts those weeks for everybody in a register.
 *
 * <p>A study measures weeks on a step with {@link dk.effekt.sroi.purse.ReimbursementLadder#at}, against people whose own
 * ladder is replayed as well. An effect knows weeks and no kroner; what a week costs comes after it: {@link
 * dk.effekt.sroi.purse.BenefitRates} has what a benefit pays in a year, {@link dk.effekt.sroi.purse.PublicPurse} splits what is saved
 * between municipality, region, state and citizen, {@link dk.effekt.sroi.purse.PriceBook} prices services, and {@link
 * dk.effekt.sroi.purse.Perspectives} show the same in budget and in welfare economics.
 *
 * <p>What a municipality saves is not what the public sector saves: the ladder moves expenses between the two, and block
 * grants were raised when it came, so that it is neutral for municipalities as a whole.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.sroi.purse;

import org.jspecify.annotations.NullMarked;
