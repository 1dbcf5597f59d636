/**
 * What is known of each offer's effect, and on what that rests: {@link dk.effekt.evidence.EvidenceMap} holds the offers of a
 * catalogue beside the {@link dk.effekt.evidence.Evidence} that there is, the municipality's {@linkplain
 * dk.effekt.evidence.OwnStudy own studies} and {@linkplain dk.effekt.evidence.CitedStudy cited ones}, on the scales of
 * Jobeffekter.dk and of SØM, with the study that each offer could sustain.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.evidence;

import org.jspecify.annotations.NullMarked;
