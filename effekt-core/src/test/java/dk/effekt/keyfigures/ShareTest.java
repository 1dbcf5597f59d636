package dk.effekt.keyfigures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

    /** R 4.2: {@code prop.test(k, n, correct = FALSE)$conf.int}. */
    @ParameterizedTest
    @CsvSource({
        "12, 40, 0.180748452297465, 0.454300188181449",
        "0, 10, 0, 0.277532799862889",
        "10, 10, 0.722467200137111, 1",
        "1, 1000, 0.000176546370626078, 0.00564255859795793",
        "3, 7, 0.15821985525147, 0.749541635472343"
    })
    void hasTheIntervalOfWilson(long count, long of, double low, double high) {
        Share.Interval interval = new Share(count, of).interval();

        assertThat(interval.low()).isCloseTo(low, within(1e-12));
        assertThat(interval.high()).isCloseTo(high, within(1e-12));
    }

    /** Newcombe 1998, Statistics in Medicine 17:873, table II, contrasts (a) and (e), method 10. */
    @ParameterizedTest
    @CsvSource({"56, 70, 48, 80, 0.0524, 0.3339", "5, 56, 0, 29, -0.0381, 0.1926"})
    void differsFromAnotherAsNewcombeHasIt(long k1, long n1, long k2, long n2, double low, double high) {
        Share one = new Share(k1, n1);
        Share other = new Share(k2, n2);

        assertThat(one.minus(other)).isCloseTo((double) k1 / n1 - (double) k2 / n2, within(1e-15));
        assertThat(one.intervalOfMinus(other).low()).isCloseTo(low, within(5e-5));
        assertThat(one.intervalOfMinus(other).high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void thereIsNoneOfNobody() {
        Share none = new Share(0, 0);

        assertThat(none.value()).isNaN();
        assertThat(none.interval().low()).isNaN();
        assertThat(none.minus(new Share(1, 2))).isNaN();
        assertThat(none).hasToString("0 of 0");
    }

    @Test
    void printsInOneLine() {
        assertThat(new Share(12, 40)).hasToString("12 of 40: 30.0 % [18.1, 45.4]");
    }

    @Test
    void isFromNoneToAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(3, 2)).withMessageContaining("3 of 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(-1, 2));
    }
}
