package dk.effekt.sroi.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

    /** The JDK has the same generator, to be started from 32 bytes. */
    @Test
    void isXoshiro256PlusPlus() {
        long[] state = {1, 2, 3, 4};
        ByteBuffer seed = ByteBuffer.allocate(32);
        for (long word : state) {
            seed.putLong(word);
        }
        RandomGenerator jdk = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed.array());
        RandomStream own = new RandomStream(state);
        for (int i = 0; i < 10_000; i++) {
            assertThat(own.bits()).isEqualTo(jdk.nextLong());
        }
    }

    /** SplittableRandom is SplitMix64: its n-th number is the mixture of seed + n·γ. */
    @Test
    void isFilledBySplitMix64() {
        SplittableRandom jdk = new SplittableRandom(42);
        for (int n = 1; n <= 100; n++) {
            assertThat(RandomStream.mixed(42 + n * 0x9e3779b97f4a7c15L)).isEqualTo(jdk.nextLong());
        }
    }

    @Test
    void isAFunctionOfSeedBlockAndColumn() {
        assertThat(RandomStream.of(7, 3, 5).bits())
                .isEqualTo(RandomStream.of(7, 3, 5).bits());
        assertThat(RandomStream.of(7, 3, 5).bits())
                .isNotEqualTo(RandomStream.of(7, 4, 5).bits())
                .isNotEqualTo(RandomStream.of(7, 3, 6).bits())
                .isNotEqualTo(RandomStream.of(7, 5, 3).bits())
                .isNotEqualTo(RandomStream.of(8, 3, 5).bits());
    }
}
