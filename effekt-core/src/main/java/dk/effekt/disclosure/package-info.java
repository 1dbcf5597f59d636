/**
 * Keeping the person out of sight, on the way in, while data are held, and on the way out.
 *
 * <ul>
 *   <li>In: a {@link dk.effekt.disclosure.Pseudonymizer} replaces civil registration numbers while they are read; nothing further in
 *       sees them. {@link dk.effekt.disclosure.Consents} leave out whoever is not to be followed.
 *   <li>Held: a {@link dk.effekt.disclosure.RetentionPolicy} replaces results that are {@link dk.effekt.disclosure.Identifiable} by
 *       their anonymous form when time is up.
 *   <li>Out: what is published passes {@link dk.effekt.disclosure.SmallCells}, which makes of a
 *       {@link dk.effekt.disclosure.CountTable} a {@link dk.effekt.disclosure.PublishedTable}.
 * </ul>
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.disclosure;

import org.jspecify.annotations.NullMarked;
