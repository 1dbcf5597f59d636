package dk.effekt.report.picture;

import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.SurvivalCurve;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurvesPictureTest {

    private static final SurvivalCurve MANY = Drawn.leaving(1, 0.03, 300);
    private static final SurvivalCurve MORE = Drawn.leaving(2, 0.02, 900);

    /** Eight rows, of which five leave: the answers are those of R's survfit(…, conf.type = "log-log"). */
    private static final SurvivalCurve EIGHT =
            SurvivalCurve.of(new double[] {1, 2, 2, 3, 4, 5, 6, 7}, new int[] {1, 1, 0, 1, 0, 1, 0, 0}, new double[] {
                1, 1, 1, 1, 1, 1, 1, 1
            });

    @Test
    void unprotectedStepsAreThoseOfKaplanAndMeier() {
        DataTable table = Pictures.stillThere(EIGHT, MORE, "all", SmallCells.unprotected(), ENGLISH)
                .table();

        assertThat(table.texts().subList(0, 5))
                .containsExactly(
                        List.of("participants", "0.0", "100.0\u00a0%", "–", "–", "8"),
                        List.of("participants", "1.0", "87.5\u00a0%", "38.7\u00a0%", "98.1\u00a0%", "7"),
                        List.of("participants", "2.0", "75.0\u00a0%", "31.5\u00a0%", "93.1\u00a0%", "5"),
                        List.of("participants", "3.0", "60.0\u00a0%", "19.5\u00a0%", "85.2\u00a0%", "4"),
                        List.of("participants", "5.0", "40.0\u00a0%", "6.6\u00a0%", "73.4\u00a0%", "2"));
    }

    @Test
    void aStepIsOfEnoughWhoLeave() {
        int threshold = 12;
        List<List<Object>> rows = Pictures.exits(
                        MANY, List.of("job", "education"), "few", SmallCells.hidingBelow(threshold), DANISH)
                .table()
                .rows();

        for (int cause = 1; cause <= 2; cause++) {
            int[] leaving = MANY.rowsLeaving(cause);
            double[] times = MANY.times();
            double before = 0;
            for (List<Object> row : rows) {
                double time = (Double) row.get(1);
                if (row.get(0).equals(cause == 1 ? "i job" : "i uddannelse") && time > 0) {
                    int since = 0;
                    for (int at = 0; at < times.length; at++) {
                        since += times[at] > before && times[at] <= time ? leaving[at] : 0;
                    }
                    assertThat(since).isGreaterThanOrEqualTo(threshold);
                    assertThat((Double) row.get(2)).isEqualTo(MANY.incidence(cause, time));
                    before = time;
                }
            }
            assertThat(before).isPositive();
        }
        assertThat(Arrays.stream(MANY.rowsLeaving(SurvivalCurve.ANY_CAUSE)).anyMatch(count -> count < threshold))
                .isTrue();
    }

    @Test
    void tooFewMakeNoLine() {
        SurvivalCurve three = SurvivalCurve.of(new double[] {1, 2, 3}, new int[] {1, 1, 1}, new double[] {1, 1, 1});
        Picture picture = Pictures.stillThere(three, MORE, ENGLISH);

        assertThat(picture.table().rows()).noneMatch(row -> row.get(0).equals("participants"));
        assertThat(picture.description()).contains("participants too few");
    }
}
