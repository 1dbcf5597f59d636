/**
 * What was read and what was refused.
 *
 * <p>A reader gives back its value with a {@link dk.effekt.input.ReadReport}: read = kept + refused, each refusal a
 * {@link dk.effekt.input.Finding} with its {@link dk.effekt.input.Place}, its {@link dk.effekt.input.Reason} and the
 * remedy. Only a file from which nothing can be had throws, and then a {@link dk.effekt.input.DataException}. No text in
 * this package ever shows a civil registration number: whatever comes from a file passes
 * {@link dk.effekt.input.Place#mask(String)}.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.input;

import org.jspecify.annotations.NullMarked;
