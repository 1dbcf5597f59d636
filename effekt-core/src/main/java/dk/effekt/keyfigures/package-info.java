/**
 * The figures of a programme in operation, as a council reads them twice a year: {@link dk.effekt.keyfigures.KeyFigures} of one
 * intervention by period, with {@link dk.effekt.keyfigures.EndReasons} that say what the words of a participation list mean. They
 * describe; what the programme changed is for a {@link dk.effekt.study.Study} to say, whose effect {@link
 * dk.effekt.keyfigures.StartedAndSaved} sets beside what the same people had before. {@link dk.effekt.keyfigures.OfferFlow} says from
 * which offer people go to which, {@link dk.effekt.keyfigures.HandOvers} for how many the rules change in the coming months.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.keyfigures;

import org.jspecify.annotations.NullMarked;
