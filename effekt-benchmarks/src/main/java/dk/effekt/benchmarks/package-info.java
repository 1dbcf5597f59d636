/**
 * How fast effekt is beside its peers. Two questions are asked: how long it takes to count weeks
 * ({@link dk.effekt.benchmarks.SpellScanBenchmark}, with a {@link dk.effekt.benchmarks.Peer} each), and how long a whole study
 * takes ({@link dk.effekt.benchmarks.StudyBenchmark}). {@link dk.effekt.benchmarks.SideBySide} runs the first in half a minute.
 */
@NullMarked
package dk.effekt.benchmarks;

import org.jspecify.annotations.NullMarked;
