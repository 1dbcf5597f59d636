/**
 * What is offered and who took part: an {@link dk.effekt.intervention.Intervention} is the offer, a
 * {@link dk.effekt.intervention.Participation} one person's course in it, and
 * {@link dk.effekt.intervention.Participations} the list that a municipality delivers.
 */
@NullMarked
package dk.effekt.intervention;

import org.jspecify.annotations.NullMarked;
