package dk.effekt.benchmarks.trust;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers that are in memory on purpose, one in each of the ways in which a program keeps them. */
final class Planted {

    /** The first of the places of these numbers, which are no others. */
    static final int FIRST = Delivery.NUMBERS + 50;

    static final int COUNT = 7;

    private Planted() {}

    static List<Object> objects() {
        return List.of(
                List.of(Optional.of("<td>" + Numbers.of(FIRST) + "</td>")),
                Map.of("x", ("se " + Numbers.of(FIRST + 1) + " \u2026").toCharArray()),
                new long[] {1, Numbers.value(FIRST + 2), 2},
                new Object[] {Numbers.value(FIRST + 3)},
                new double[] {Numbers.value(FIRST + 4)},
                ByteBuffer.allocate(9)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put((byte) 1)
                        .putLong(Numbers.value(FIRST + 5)),
                Numbers.of(FIRST + 6).substring(0, 6) + "-"
                        + Numbers.of(FIRST + 6).substring(6));
    }
}
