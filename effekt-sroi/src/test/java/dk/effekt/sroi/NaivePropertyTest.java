package dk.effekt.sroi;

import static dk.effekt.sroi.Kroner.kroner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Against the value map's definition, written down once more without arrays or derivatives. */
class NaivePropertyTest {

    private static final double RATE = 0.035;

    /** A row as plain numbers; each has a distribution of its own, unless its bit says that it is known. */
    record Row(
            int number,
            List<Double> quantities,
            List<Double> prices,
            int start,
            int more,
            List<Double> shares,
            int kind,
            int known) {

        static final int QUANTITIES = 1;
        static final int PRICES = 2;
        /** And from here on the shares. */
        static final int SHARES = 4;

        ValueOutcome outcome() {
            Stated stated = Quantity.statedByYear(
                            Basis.TOTAL,
                            "row " + number,
                            quantities.stream().mapToDouble(q -> q).toArray())
                    .withStandardErrors(quantities.stream()
                            .mapToDouble(q -> isKnown(QUANTITIES) ? 0 : 0.3)
                            .toArray());
            Proxy proxy = Proxy.byYear(
                            "unit",
                            2024,
                            "row " + number,
                            prices.stream().mapToDouble(p -> p).toArray())
                    .uncertain(isKnown(PRICES) ? Distribution.fixed(100) : Distribution.gamma(100, 20));
            return ValueOutcome.of(ValueKind.values()[kind], "who " + number % 2, "row " + number, stated, proxy)
                    .startingIn(start)
                    .extrapolated(Extrapolation.dropOff(share(0), more))
                    .withDeadweight(share(1))
                    .withDisplacement(share(2))
                    .withAttribution(share(3));
        }

        Deduction share(int i) {
            double share = shares.get(i);
            return Deduction.of(
                    isKnown(SHARES << i) ? Distribution.fixed(share) : Distribution.beta(share, 0.1),
                    "row " + number + ", " + i);
        }

        private boolean isKnown(int bit) {
            return (known & bit) != 0;
        }

        double value(int k) {
            int year = Math.min(k, quantities.size());
            double price = prices.get(Math.min(k, prices.size()) - 1);
            double kept = (1 - shares.get(1)) * (1 - shares.get(2)) * (1 - shares.get(3));
            return quantities.get(year - 1) * price * kept * Math.pow(1 - shares.get(0), k - year);
        }

        int years() {
            return quantities.size() + more;
        }
    }

    @Provide
    Arbitrary<Row> rows() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.doubles()
                                .between(-100, 100)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4),
                        Arbitraries.doubles()
                                .between(0, 5_000)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.doubles().between(0.1, 0.9).list().ofSize(4),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, (Row.SHARES << 4) - 1))
                .as(Row::new);
    }

    @Property(tries = 100)
    void manyDrawsAtATimeAreOneAfterTheOther(@ForAll @Size(min = 1, max = 4) List<@From("rows") Row> drawn) {
        ManyDraws.assertSameBits(map(numbered(drawn)).model());
    }

    @Property(tries = 200)
    void everySumIsTheNaiveOne(@ForAll @Size(min = 1, max = 4) List<@From("rows") Row> drawn) {
        List<Row> rows = numbered(drawn);
        Sroi sroi = map(rows).evaluate();
        double observed = 0;
        double beyond = 0;
        double[] kinds = new double[ValueKind.values().length];
        double[] stakeholders = new double[2];
        double[] periods = new double[sroi.periods()];
        double[] observedIn = new double[sroi.periods()];
        double[] beyondIn = new double[sroi.periods()];
        double scale = 1;
        for (Row row : rows) {
            for (int k = 1; k <= row.years(); k++) {
                int period = row.start() + k - 1;
                double present = row.value(k) / Math.pow(1 + RATE, period);
                boolean hasNumber = k <= row.quantities().size();
                observed += hasNumber ? present : 0;
                beyond += hasNumber ? 0 : present;
                observedIn[period - 1] += hasNumber ? present : 0;
                beyondIn[period - 1] += hasNumber ? 0 : present;
                kinds[row.kind()] += present;
                stakeholders[row.number() % 2] += present;
                periods[period - 1] += row.value(k);
                scale += Math.abs(present);
            }
        }
        double tiny = 1e-12 * scale * 100;
        assertThat(sroi.value().observed().value()).isCloseTo(observed, within(tiny));
        assertThat(sroi.value().extrapolated().value()).isCloseTo(beyond, within(tiny));
        assertThat(sroi.presentValue().value()).isCloseTo(observed + beyond, within(tiny));
        for (ValueKind kind : sroi.kinds()) {
            assertThat(sroi.value(kind).orElseThrow().presentValue().value())
                    .isCloseTo(kinds[kind.ordinal()], within(tiny));
        }
        for (int who = 0; who < 2; who++) {
            double found =
                    sroi.value("who " + who).map(v -> v.presentValue().value()).orElse(0.0);
            assertThat(found).isCloseTo(stakeholders[who], within(tiny));
        }
        for (int i = 0; i < periods.length; i++) {
            PeriodValue period = sroi.value().periods().get(i);
            assertThat(period.value().value()).isCloseTo(periods[i], within(tiny * 2));
            assertThat(period.presentValue().value()).isCloseTo(observedIn[i] + beyondIn[i], within(tiny));
            assertThat(period.observed().value()).isCloseTo(observedIn[i], within(tiny));
            assertThat(period.extrapolated().value()).isCloseTo(beyondIn[i], within(tiny));
        }
    }

    /** The model's central differences by each parameter, with its standard deviation, are the naive delta method. */
    @Property(tries = 100)
    void standardErrorsAreThoseOfDifferences(@ForAll @Size(min = 1, max = 3) List<@From("rows") Row> drawn) {
        ValueMap map = map(numbered(drawn));
        ValueModel model = map.model();
        double[] x = model.means();
        double[] up = new double[model.rows()];
        double[] down = new double[model.rows()];
        double variance = 0;
        double size = 1;
        for (int p = 0; p < x.length; p++) {
            double[] there = x.clone();
            double step = 1e-5 * Math.max(Math.abs(x[p]), 1e-2);
            there[p] = x[p] + step;
            model.presentValues(there, up);
            there[p] = x[p] - step;
            model.presentValues(there, down);
            double slope = 0;
            for (int row = 0; row < up.length; row++) {
                slope += (up[row] - down[row]) / (2 * step);
                size += Math.abs(up[row]);
            }
            variance += slope * slope * model.covariance(p, p);
        }
        assertThat(map.evaluate().presentValue().standardError())
                .isCloseTo(Math.sqrt(variance), within(1e-6 * (size + Math.sqrt(variance))));
    }

    /** In every period, by every parameter, of outcomes and of inputs. */
    @Property(tries = 100)
    void derivativesAreThoseOfDifferences(@ForAll @Size(min = 1, max = 3) List<@From("rows") Row> drawn) {
        ValueModel model = map(numbered(drawn))
                .input("who 0", Cost.byYear(Basis.TOTAL, 500, 0, 70).uncertain(Distribution.gamma(100, 20)))
                .input("who 1", kroner(Distribution.gamma(80, 10)).inTotal())
                .input("who 2", kroner(40).inTotal())
                .model();
        double[] x = model.means();
        double[][] derivatives = model.derivatives(x);
        double[] up = new double[derivatives.length];
        double[] down = new double[derivatives.length];
        for (int p = 0; p < x.length; p++) {
            double[] there = x.clone();
            double step = 1e-5 * Math.max(Math.abs(x[p]), 1e-2);
            there[p] = x[p] + step;
            model.kronerByPeriod(there, up);
            there[p] = x[p] - step;
            model.kronerByPeriod(there, down);
            for (int at = 0; at < up.length; at++) {
                double difference = (up[at] - down[at]) / (2 * step);
                double rounding = 1e-14 * Math.abs(up[at]) / step;
                assertThat(derivatives[at][p])
                        .isCloseTo(difference, within(1e-6 * (1 + Math.abs(difference)) + rounding));
            }
        }
    }

    @Property(tries = 100)
    void aMapReadBackFromJsonComesToTheSameToTheBit(@ForAll @Size(min = 1, max = 4) List<@From("rows") Row> drawn) {
        ValueMap map = map(numbered(drawn));
        ValueMap back = ValueMap.fromJson(map.toJson());
        assertThat(back.outcomes()).isEqualTo(map.outcomes());
        assertThat(back.evaluate().value()).isEqualTo(map.evaluate().value());
        assertThat(back.evaluate().toJson()).isEqualTo(map.evaluate().toJson());
    }

    /**
     * The sheet holds what is uncertain in words, and the numbers themselves in full; shares that are known are multiplied in another
     * order than those that are not.
     */
    @Property(tries = 100)
    void aMapReadBackFromASheetComesToTheSameValue(@ForAll @Size(min = 1, max = 4) List<@From("rows") Row> drawn) {
        ValueMap map = map(numbered(drawn));
        ValueMapSheet sheet = ValueMapSheet.ofCsv("rows", ValueMapSheet.toCsv(map), ValueKind.OTHER, 1999);
        Sroi back = sheet.map().discounting(Discounting.constant(RATE)).evaluate();
        assertThat(sheet.remarks()).isEmpty();
        double size = map.evaluate().outcomes().stream()
                .mapToDouble(outcome -> Math.abs(outcome.presentValue().value()))
                .sum();
        assertThat(back.presentValue().value())
                .isCloseTo(map.evaluate().presentValue().value(), within(1e-12 * (1 + size)));
        assertThat(back.kinds()).isEqualTo(map.evaluate().kinds());
        assertThat(back.presentValue().standardError()).isZero();
    }

    private static List<Row> numbered(List<Row> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new Row(
                        i,
                        rows.get(i).quantities(),
                        rows.get(i).prices(),
                        rows.get(i).start(),
                        rows.get(i).more(),
                        rows.get(i).shares(),
                        rows.get(i).kind(),
                        rows.get(i).known()))
                .toList();
    }

    private static ValueMap map(List<Row> rows) {
        ValueMap map = ValueMap.named("rows").discounting(Discounting.constant(RATE));
        for (Row row : rows) {
            map = map.outcome(row.outcome());
        }
        return map;
    }
}
