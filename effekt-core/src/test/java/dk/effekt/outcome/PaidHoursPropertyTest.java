package dk.effekt.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import dk.effekt.calendar.Week;
import dk.effekt.input.Findings;
import dk.effekt.register.PaidHoursBuilder;
import dk.effekt.register.Register;
import dk.effekt.register.SameMonth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Hours beside a model that adds decimals week by week, each the month's hours by its number of Thursdays. */
class PaidHoursPropertyTest {

    @Property(tries = 300)
    void isTheSumOfTheWeeksBefore(
            @ForAll("months") List<Optional<BigDecimal>> months,
            @ForAll @IntRange(min = -3, max = Town.WEEKS) int start,
            @ForAll @IntRange(min = 1, max = 60) int weeks) {
        double[] expected = new double[weeks];
        Optional<BigDecimal> sum = Optional.of(BigDecimal.ZERO);
        for (int k = 0; k < weeks; k++) {
            expected[k] = sum.map(BigDecimal::doubleValue).orElse(Double.NaN);
            Optional<BigDecimal> next = ofWeek(months, start + k);
            sum = sum.flatMap(before -> next.map(before::add));
        }

        assertThat(path(months, start, weeks)).isEqualTo(expected);
    }

    private static Optional<BigDecimal> ofWeek(List<Optional<BigDecimal>> months, int place) {
        if (place < 0 || place >= Town.WEEKS) {
            return Optional.empty();
        }
        YearMonth month = Week.ofEpochWeek(Town.week(place)).month();
        BigDecimal thursdays = BigDecimal.valueOf(month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(day -> day.getDayOfWeek().getValue() == 4)
                .count());
        return months.get(Town.month(place)).map(hours -> hours.divide(thursdays));
    }

    private static double[] path(List<Optional<BigDecimal>> months, int start, int weeks) {
        PaidHoursBuilder builder = PaidHoursBuilder.of(SameMonth.ONE_ROW, Findings.none());
        YearMonth first = YearMonth.from(LocalDate.of(2020, 5, 7));
        for (int month = 0; month < months.size(); month++) {
            YearMonth at = first.plus(month, ChronoUnit.MONTHS);
            // Hours of nothing are written as no row, beside another person's that shows that the month has some.
            months.get(month)
                    .filter(hours -> hours.signum() > 0)
                    .ifPresent(hours -> builder.add(1, at, hours.doubleValue(), 0));
            months.get(month).ifPresent(hours -> builder.add(2, at, 1, 0));
        }
        Register register = builder.build(
                Town.register(Town.person(1, ".".repeat(Town.WEEKS)), Town.person(2, ".".repeat(Town.WEEKS))),
                "hours.csv",
                "test");
        double[] into = new double[weeks];
        Arrays.fill(into, 99);
        Outcomes.paidHours().in(register).path(register.timeline(0), Town.week(start), into);
        return into;
    }

    @Provide
    Arbitrary<List<Optional<BigDecimal>>> months() {
        Arbitrary<BigDecimal> hours = Arbitraries.oneOf(
                Arbitraries.just(BigDecimal.ZERO),
                Arbitraries.integers().between(1, 1_000_000).map(hundredths -> BigDecimal.valueOf(hundredths, 2)));
        return hours.optional(0.9).list().ofSize(Town.MONTHS);
    }
}
