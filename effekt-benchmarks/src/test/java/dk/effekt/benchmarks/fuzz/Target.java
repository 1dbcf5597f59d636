package dk.effekt.benchmarks.fuzz;

import java.util.List;

/** A parser with files that it reads, and what must hold of it, whatever stands in a file. */
interface Target {

    /** Small files of every kind that the parser reads, from which others are made. */
    List<byte[]> seeds();

    /**
     * Reads a file that may hold anything.
     *
     * @throws AssertionError if something does not hold
     */
    void read(byte[] file);
}
