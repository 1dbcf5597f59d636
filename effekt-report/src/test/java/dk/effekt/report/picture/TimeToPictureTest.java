package dk.effekt.report.picture;

import static dk.effekt.protocol.Language.DANISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.keyfigures.KeyFigure;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeToPictureTest {

    @Test
    void theTableHoldsTheSharesOfTheKeyFigures() {
        List<KeyFigure> shares = Drawn.FIGURES.rows("come to within 12 months").stream()
                .filter(row -> row.unit() == KeyFigure.Unit.SHARE)
                .toList();
        List<List<Object>> rows =
                Pictures.timeTo(Drawn.FIGURES, 12, DANISH).table().rows();

        assertThat(rows).hasSameSizeAs(shares);
        for (int i = 0; i < rows.size(); i++) {
            Object expected = shares.get(i).visibility() == KeyFigure.Visibility.HIDDEN
                    ? ".."
                    : shares.get(i).value().orElse(Double.NaN);
            assertThat(rows.get(i).get(2)).isEqualTo(expected);
        }
        assertThat(rows.get(0).get(0).toString()).matches("[12]\\. halvår \\d{4}");
    }

    @Test
    void monthsThatWereNotAskedForAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pictures.timeTo(Drawn.FIGURES, 18, DANISH))
                .withMessageContaining("come to within 18 months");
    }
}
