/**
 * The protocol that ties it together: a {@link dk.effekt.study.Study} says who is compared with whom, on what, and for how
 * long, before any outcome is looked at; estimated on a register and its participations it gives a
 * {@link dk.effekt.study.StudyResult}, which prints itself and goes to JSON.
 */
@NullMarked
package dk.effekt.study;

import org.jspecify.annotations.NullMarked;
