package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** R answers as one would by hand. Skipped where there is no Rscript with data.table. */
class DataTableTest {

    @Test
    void answersAsOneWouldByHand() {
        SpellData data = new SpellData(500);
        int[] timeZeros = data.timeZeros();
        long byHand = 0;
        for (int person = 0; person < data.persons(); person++) {
            byHand += WeekByWeek.of(data, person, timeZeros[person]).answers(DataTable.QUERY)[0];
        }
        Optional<DataTable> loaded = DataTable.load(data);
        assumeTrue(loaded.isPresent(), "no Rscript with data.table");
        try (DataTable dataTable = loaded.orElseThrow()) {
            for (int threads = 1; threads <= 2; threads++) {
                DataTable.Answer answer = dataTable.ask(threads, 3);
                assertThat(answer.sum()).isEqualTo(byHand);
                assertThat(answer.millis()).isPositive();
            }
        }
    }
}
