package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.effect.Estimate;
import dk.effekt.matching.Matcher;
import dk.effekt.table.Table;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The small version of {@link ManyRows}, whose effect is known. */
class ManyRowsTest {

    @Test
    void findsTheEffectAmongAHundredThousandRows() {
        Table table = ManyRows.table(100_000);
        for (Map.Entry<String, Matcher> method : ManyRows.methods().entrySet()) {
            Estimate estimate = ManyRows.estimate(table, method.getValue());

            assertThat(estimate.standardError()).as(method.getKey()).isBetween(0.003, 0.012);
            assertThat(Math.abs(estimate.value() - 0.1)).as(method.getKey()).isLessThan(4 * estimate.standardError());
            assertThat(estimate.caution()).isEmpty();
        }
    }
}
