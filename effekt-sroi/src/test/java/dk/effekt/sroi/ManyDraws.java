package dk.effekt.sroi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

/** Many draws at a time have the bits of one after the other, whatever stood before where they are written. */
final class ManyDraws {

    private static final int DRAWS = 5;

    private ManyDraws() {}

    static void assertSameBits(ValueModel model) {
        List<Parameter> parameters = model.parameters();
        double[][] x = new double[parameters.size()][DRAWS];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < DRAWS; j++) {
                double probability = (1 + (7 * i + 3 * j) % 11) / 12.0;
                x[i][j] = parameters.get(i).distribution().quantile(probability);
            }
        }
        int width = model.periods() + 1;
        for (int j = 0; j < DRAWS; j++) {
            double[] one = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                one[i] = x[i][j];
            }
            double[] present = new double[model.rows()];
            double[] kroner = new double[model.rows() * width];
            Arrays.fill(present, Double.NaN);
            Arrays.fill(kroner, Double.NaN);
            model.presentValues(one, present);
            model.kronerByPeriod(one, kroner);
            for (int row = 0; row < model.rows(); row++) {
                double[] presents = new double[DRAWS];
                double[][] periods = new double[width][DRAWS];
                Arrays.fill(presents, Double.NaN);
                Arrays.stream(periods).forEach(period -> Arrays.fill(period, Double.NaN));
                model.presentValues(row, x, DRAWS, presents);
                model.kronerByPeriod(row, x, DRAWS, periods);
                assertThat(presents[j]).isEqualTo(present[row]);
                for (int period = 0; period < width; period++) {
                    assertThat(periods[period][j]).isEqualTo(kroner[row * width + period]);
                }
            }
        }
    }
}
