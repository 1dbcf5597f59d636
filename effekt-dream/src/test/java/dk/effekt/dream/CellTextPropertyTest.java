package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Numbers as text: the same number, without exponent, and whole ones without a decimal point. */
class CellTextPropertyTest {

    @Property
    void a_double(@ForAll double number) {
        String text = CellText.of(number);

        assertThat(Double.parseDouble(text)).isEqualTo(number == 0 ? 0 : number);
        assertThat(text).matches("-?\\d+(\\.\\d*[1-9])?");
    }

    @Property
    void a_float(@ForAll float number) {
        assertThat(Float.parseFloat(CellText.of(number))).isEqualTo(number == 0 ? 0 : number);
    }

    @Property
    void a_decimal(@ForAll BigDecimal number) {
        String text = CellText.of(number);

        assertThat(new BigDecimal(text)).isEqualByComparingTo(number);
        assertThat(text).matches("-?\\d+(\\.\\d*[1-9])?");
    }

    /** Not 0.64000000000000001332…, which is what is stored, nor 0.6399999856948853, which the float is as a double. */
    @Example
    void the_shortest_text_that_is_the_number() {
        assertThat(CellText.of(0.64)).isEqualTo("0.64");
        assertThat(CellText.of(0.64f)).isEqualTo("0.64");
        assertThat(CellText.of(6.101850001e9)).isEqualTo("6101850001");
    }

    @Example
    void what_is_none() {
        assertThat(CellText.of(null)).isEmpty();
        assertThat(CellText.of(Double.NaN)).isEmpty();
        assertThat(CellText.of(Float.NaN)).isEmpty();
        // Not blank: nobody stores what is missing so.
        assertThat(CellText.of(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    }
}
