/**
 * How fast effekt is beside its peers, and how much memory it takes. Each {@link dk.effekt.benchmarks.Query} is asked of
 * each {@link dk.effekt.benchmarks.Peer}: by JMH in {@link dk.effekt.benchmarks.QueryBenchmark}, and all in turns in one
 * process by {@link dk.effekt.benchmarks.SideBySide}. {@link dk.effekt.benchmarks.StudyBenchmark} asks how long a whole
 * study takes.
 */
@NullMarked
package dk.effekt.benchmarks;

import org.jspecify.annotations.NullMarked;
