package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A small version of {@link PathsTogether}. */
class PathsTogetherTest {

    /** At 5 %, more than 4 of 12 happen once in 5,000 times; the bands of all hold wherever each path's own does. */
    @Test
    void pathsTogetherSeldomLeaveZeroOut() {
        PathsTogether.Counted counted = PathsTogether.count(12, 7, PathsTogether.weeksBefore());

        assertThat(counted.studies()).isEqualTo(12);
        assertThat(counted.byBandsOfAll()).isLessThanOrEqualTo(4).isLessThanOrEqualTo(counted.byOwnBands());
    }
}
