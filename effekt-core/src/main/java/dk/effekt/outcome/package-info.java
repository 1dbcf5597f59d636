/**
 * What happens after time zero. An {@link dk.effekt.outcome.Outcome} follows a person week by week from the week of the
 * start; {@link dk.effekt.outcome.Outcomes} holds those that come with effekt, {@link dk.effekt.outcome.FirstExit} and {@link
 * dk.effekt.outcome.FirstArrival} make some that add up; an {@link dk.effekt.outcome.OutcomeMatrix} is what estimation gets to see: numbers by outcome, row and
 * week. {@link dk.effekt.outcome.StatePaths} describes where people are week by week and how they move, without estimating
 * anything.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.outcome;

import org.jspecify.annotations.NullMarked;
