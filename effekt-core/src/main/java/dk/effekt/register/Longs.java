package dk.effekt.register;

import java.util.ArrayList;
import java.util.List;

/** A column that grows without being copied: doubling one array would need room for three. */
final class Longs {

    private static final int BITS = 13;
    private static final int MASK = (1 << BITS) - 1;

    private final List<long[]> chunks = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    void add(long value) {
        if (size >>> BITS == chunks.size()) {
            chunks.add(new long[1 << BITS]);
        }
        chunks.get(size >>> BITS)[size & MASK] = value;
        size = Math.addExact(size, 1);
    }

    long get(int index) {
        return chunks.get(index >>> BITS)[index & MASK];
    }

    long[] toArray() {
        long[] all = new long[size];
        for (int from = 0; from < size; from += 1 << BITS) {
            System.arraycopy(chunks.get(from >>> BITS), 0, all, from, Math.min(1 << BITS, size - from));
        }
        return all;
    }

    /** Lets the memory go. */
    void clear() {
        chunks.clear();
        size = 0;
    }
}
