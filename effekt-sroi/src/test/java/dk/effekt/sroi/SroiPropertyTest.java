package dk.effekt.sroi;

import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SroiPropertyTest {

    /** A row as plain numbers, so that it can be built at another price or quantity. */
    record Row(double quantity, double error, double price, int start, int years, double drop, double moved) {

        ValueOutcome outcome(int number, double timesQuantity, double timesPrice) {
            Stated stated = Quantity.stated(timesQuantity * quantity, Basis.PER_PARTICIPANT, "row " + number)
                    .withStandardErrors(timesQuantity * error);
            return ValueOutcome.of(
                            OTHER,
                            "a",
                            "row " + number,
                            stated,
                            kroner(timesPrice * price).per("unit", 2024, "x"))
                    .startingIn(start)
                    .lasting(years, Deduction.of(drop, "x"))
                    .withDisplacement(Deduction.of(moved, "x"));
        }
    }

    @Provide
    Arbitrary<Row> rows() {
        Arbitrary<Double> share = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(
                        Arbitraries.doubles().between(-100, 100).withoutEdgeCases(),
                        Arbitraries.doubles().between(0, 10).withoutEdgeCases(),
                        Arbitraries.doubles().between(0, 10_000).withoutEdgeCases(),
                        Arbitraries.integers().between(1, 40).withoutEdgeCases(),
                        Arbitraries.integers().between(1, 40).withoutEdgeCases(),
                        share,
                        share)
                .as(Row::new);
    }

    @Property(tries = 300)
    void theRatioDoesNotDependOnTheCurrencyOrTheNumberOfParticipants(
            @ForAll @Size(min = 1, max = 4) List<@From("rows") Row> rows,
            @ForAll @DoubleRange(min = 0.1, max = 20) double scale,
            @ForAll @IntRange(min = 1, max = 5_000) int participants) {
        Amount ratio = map(rows, 1, 1)
                .input("m", kroner(1_000).perParticipant())
                .evaluate()
                .ratio()
                .orElseThrow();
        Amount scaled = map(rows, 1, scale)
                .participants(participants)
                .input("m", kroner(scale * 1_000).perParticipant())
                .evaluate()
                .ratio()
                .orElseThrow();
        assertClose(scaled.value(), ratio.value());
        assertClose(scaled.standardError(), ratio.standardError());
    }

    @Property(tries = 300)
    void netPresentValueIsLinearInTheQuantities(
            @ForAll @Size(min = 1, max = 4) List<@From("rows") Row> rows,
            @ForAll @DoubleRange(min = 0.1, max = 20) double times) {
        double once = map(rows, 1, 1).evaluate().netPresentValue().value();
        Sroi more = map(rows, times, 1).input("m", kroner(500).perParticipant()).evaluate();
        assertClose(more.netPresentValue().value(), times * once - 500);
        assertClose(
                more.presentValue().standardError(),
                times * map(rows, 1, 1).evaluate().presentValue().standardError());
    }

    @Property(tries = 300)
    void endOfYearIsStartOfYearDiscountedOnceMore(
            @ForAll @Size(min = 1, max = 4) List<@From("rows") Row> rows,
            @ForAll @DoubleRange(min = 0, max = 0.2) double rate) {
        Discounting end = Discounting.constant(rate);
        double atEnd = present(rows, end);
        assertClose(atEnd, present(rows, end.at(Discounting.Timing.YEAR_0)) / (1 + rate));
        assertClose(atEnd, present(rows, end.at(Discounting.Timing.MID)) / Math.sqrt(1 + rate));
    }

    @Property(tries = 300)
    void thePartsMakeTheWhole(@ForAll @Size(min = 1, max = 4) List<@From("rows") Row> rows) {
        Sroi sroi = map(rows, 1, 1).evaluate();
        double whole = sroi.presentValue().value();
        assertClose(
                sroi.value().presentKronerByPeriod().stream()
                        .mapToDouble(x -> x)
                        .sum(),
                whole);
        assertClose(
                sroi.outcomes().stream()
                        .mapToDouble(o -> o.presentValue().value())
                        .sum(),
                whole);
        assertThat(sroi.summary().lines()).allMatch(line -> line.length() <= 80);
        assertThat(sroi.toString()).hasSizeLessThan(80);
    }

    private static double present(List<Row> rows, Discounting discounting) {
        return map(rows, 1, 1)
                .discounting(discounting)
                .evaluate()
                .presentValue()
                .value();
    }

    private static ValueMap map(List<Row> rows, double timesQuantity, double timesPrice) {
        ValueMap map = ValueMap.named("rows");
        for (int i = 0; i < rows.size(); i++) {
            map = map.outcome(rows.get(i).outcome(i, timesQuantity, timesPrice));
        }
        return map;
    }

    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-6 + 1e-9 * Math.abs(expected)));
    }
}
