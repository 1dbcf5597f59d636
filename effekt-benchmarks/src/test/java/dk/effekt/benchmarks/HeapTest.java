package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class HeapTest {

    /** 4,000 arrays of 1,008 bytes and 16 of header; small, so that any collector counts them to the byte. */
    @Test
    void countsWhatIsHeldAndNotWhatIsGone() {
        long before = Heap.used();
        byte[][] held = new byte[4_000][];
        for (int i = 0; i < held.length; i++) {
            held[i] = new byte[1_008];
            byte[] gone = held[i].clone();
            held[i][0] = gone[0];
        }
        long with = Heap.used() - before;
        Reference.reachabilityFence(held);
        assertThat(with).isCloseTo(4_000 * (1_008 + 16 + 4) + 16, Percentage.withPercentage(5));
    }
}
