package dk.effekt.sroi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Value maps that a release has written are read by every later one, and are worth the same (docs/compatibility.md). */
class ReleasedValueMapTest {

    @Test
    void aMapOfTheFirstReleaseIsWorthTheSame() throws IOException {
        Sroi sroi =
                ValueMap.fromJson(resource("/released/0.1.0/value-map.json")).evaluate();
        // 120 persons' six weeks at 967 kr, then half as many weeks a year at 1,247; 40 persons at 5,000 kr, a fifth of
        // them anyway.
        double first = 120 * 6 * 967 + 40 * 0.8 * 5_000;
        double second = 120 * 3 * 1_247;
        double third = 120 * 1.5 * 1_247;
        assertThat(sroi.presentValue().value())
                .isCloseTo(first / 1.035 + second / (1.035 * 1.035) + third / Math.pow(1.035, 3), within(1e-6));
        // Half a year's share of a thirtieth of 540,000 kr for each, and 300,000 kr a year later.
        assertThat(sroi.inputCost().value()).isCloseTo(120 * 540_000 / 30.0 / 2 + 300_000 / 1.035, within(1e-6));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReleasedValueMapTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
