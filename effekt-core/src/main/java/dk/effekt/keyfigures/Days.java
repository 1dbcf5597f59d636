package dk.effekt.keyfigures;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Days of courses by period and group. */
final class Days {

    private final IntStream.Builder[][] of;

    Days(int periods, int groups) {
        of = new IntStream.Builder[periods][groups];
        for (IntStream.Builder[] period : of) {
            Arrays.setAll(period, group -> IntStream.builder());
        }
    }

    void add(int period, int group, int days) {
        of[period][group].add(days);
    }

    /** Once all are added. */
    int[][][] ascending() {
        return Arrays.stream(of)
                .map(period -> Arrays.stream(period)
                        .map(group -> group.build().sorted().toArray())
                        .toArray(int[][]::new))
                .toArray(int[][][]::new);
    }
}
