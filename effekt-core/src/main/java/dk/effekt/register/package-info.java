/**
 * Who was in which state in which week: columnar, immutable, and small enough to hold a country.
 *
 * <p>A {@link dk.effekt.register.Register} holds, for each person, one {@link dk.effekt.register.State} for every week of
 * its span, as spells of one packed {@code int} each, beside what is known of the person
 * ({@link dk.effekt.register.Traits}) and what is known month by month ({@link dk.effekt.register.MonthlySeries}: the
 * employment ratio, paid hours). What else is known of persons with dates of validity, such as their education, is a
 * {@link dk.effekt.register.DatedTrait}, joined by person with a {@link dk.effekt.register.DatedTraitBuilder}. A {@link dk.effekt.register.Timeline} is a view of
 * one person. Questions are asked with a {@link dk.effekt.register.StateSet}, those for spells with a
 * {@link dk.effekt.register.SpellRule} besides; a
 * {@link dk.effekt.register.StateGroup} names one ({@code JOB}, {@code EDUCATIONAL_ASSISTANCE}) before a
 * {@link dk.effekt.register.Codebook} says which codes it has. The weeks for which something holds are a
 * {@link dk.effekt.register.WeekSet}. A
 * {@link dk.effekt.register.Grouping} divides all states into classes, by a source. Two editions become one by a
 * {@link dk.effekt.register.Revision}.
 *
 * <p>A blank week is one of three things, never merged: {@link dk.effekt.register.State#NO_BENEFIT},
 * {@link dk.effekt.register.State#OUT_OF_SCOPE} and {@link dk.effekt.register.State#NOT_OBSERVED}.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.register;

import org.jspecify.annotations.NullMarked;
