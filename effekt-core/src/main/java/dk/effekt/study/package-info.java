/**
 * The protocol that ties it together: a {@link dk.effekt.study.Study} says who is compared with whom, on what, and for how
 * long, before any outcome is looked at; estimated on a register and its participations it gives a
 * {@link dk.effekt.study.StudyResult}, which prints itself and goes to JSON, tells its effects apart by
 * {@link dk.effekt.study.Subgroups}, and is tried by a {@link dk.effekt.study.Refutation}. A protocol goes to JSON and back through
 * a {@link dk.effekt.study.ProtocolVocabulary}, and each {@link dk.effekt.study.ProtocolCheck} looks for what it cannot bear.
 *
 * <p>Where nobody can be matched, the register is followed into tables for the designs of {@link dk.effekt.effect}:
 * {@link dk.effekt.study.EntryCohorts} and the {@link dk.effekt.study.ThreatDesign} on them, {@link dk.effekt.study.GroupPanel},
 * {@link dk.effekt.study.LotteryRounds}.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.study;

import org.jspecify.annotations.NullMarked;
