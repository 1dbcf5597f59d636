/**
 * What is offered and who took part: an {@link dk.effekt.intervention.Intervention} is what is offered, a
 * {@link dk.effekt.intervention.Participation} one person's course in it, and
 * {@link dk.effekt.intervention.Participations} the list that a municipality delivers. An
 * {@link dk.effekt.intervention.InterventionCatalogue} says of each {@link dk.effekt.intervention.Offer} whom it is for, and from
 * that who uses it, which offers overlap and who has none.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.intervention;

import org.jspecify.annotations.NullMarked;
