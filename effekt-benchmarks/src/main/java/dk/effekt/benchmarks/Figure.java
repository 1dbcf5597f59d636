package dk.effekt.benchmarks;

/**
 * A line of a table.
 *
 * @param peer whom it is about
 * @param value milliseconds or megabytes
 */
record Figure(String peer, double value) {}
