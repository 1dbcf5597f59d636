package dk.effekt.register;

import static dk.effekt.register.Fixtures.build;
import static dk.effekt.register.Fixtures.builder;
import static dk.effekt.register.Fixtures.month;
import static dk.effekt.register.Fixtures.week;
import static dk.effekt.register.MonthlySeries.EMPLOYMENT_RATIO;
import static dk.effekt.register.MonthlySeries.PAID_HOURS;
import static dk.effekt.register.PersonTraits.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MonthlySeriesTest {

    private static final YearMonth JANUARY = month("2020-01");
    private static final YearMonth FAR = YearMonth.of(999_999_999, 12);

    @Nested
    class Values {

        @ParameterizedTest
        @CsvSource({
            "EMPLOYMENT_RATIO, 0, 0",
            "EMPLOYMENT_RATIO, 0.64, 0.64",
            "EMPLOYMENT_RATIO, 0.12344, 0.1234",
            "EMPLOYMENT_RATIO, 0.12346, 0.1235",
            "EMPLOYMENT_RATIO, 99.9999, 99.9999",
            "EMPLOYMENT_RATIO, 100, 100",
            "PAID_HOURS, 0, 0",
            "PAID_HOURS, 160.33, 160.33",
            "PAID_HOURS, 160.334, 160.33",
            "PAID_HOURS, 160.336, 160.34",
            "PAID_HOURS, 9999.99, 9999.99",
            "PAID_HOURS, 10000, 10000"
        })
        void areKeptToThePrecisionOfTheSeries(MonthlySeries series, double said, double kept) {
            assertThat(with(series, said).monthly(series, JANUARY)).hasValue(kept);
        }

        @ParameterizedTest
        @CsvSource({"EMPLOYMENT_RATIO, 0.0001", "PAID_HOURS, 0.01"})
        void aboveZeroStayAboveZeroHoweverSmall(MonthlySeries series, double smallest) {
            assertThat(with(series, Double.MIN_VALUE).monthly(series, JANUARY)).hasValue(smallest);
        }

        @ParameterizedTest
        @CsvSource({
            "EMPLOYMENT_RATIO, -0.01, employment ratio -0.01 is not from 0 to 100",
            "EMPLOYMENT_RATIO, 100.01, employment ratio 100.01 is not from 0 to 100",
            "EMPLOYMENT_RATIO, NaN, employment ratio NaN is not from 0 to 100",
            "EMPLOYMENT_RATIO, Infinity, employment ratio Infinity is not from 0 to 100",
            "PAID_HOURS, -0.01, paid hours -0.01 is not from 0 to 10000",
            "PAID_HOURS, 10000.01, paid hours 10000.01 is not from 0 to 10000",
            "PAID_HOURS, NaN, paid hours NaN is not from 0 to 10000"
        })
        void outOfRangeAreRefused(MonthlySeries series, double none, String message) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> with(series, none))
                    .withMessage(message);
        }

        /** The highest value must be told from the two kinds of blank, which share its bits. */
        @ParameterizedTest
        @EnumSource
        void fitBelowTheBlanks(MonthlySeries series) {
            assertThat(PackedMonth.of(series, series.most())).isLessThan(PackedMonth.BLANK);
        }
    }

    @Nested
    class InMonths {

        @ParameterizedTest
        @EnumSource
        void outsideTheSpanArePassedOver(MonthlySeries series) {
            RegisterBuilder builder =
                    builder("2020-W03", 6).observed(series, List.of(month("2019-12"), month("2020-03"), FAR));
            builder.begin(1, UNKNOWN, 2)
                    .monthly(series, month("2019-12"), 1)
                    .monthly(series, month("2020-03"), 1)
                    .monthly(series, FAR, 1)
                    .end();
            Register register = build(builder);

            assertThat(register.has(series)).isFalse();
            assertThat(register.timeline(0).monthly(series, month("2019-12"))).isEmpty();
            assertThat(register.timeline(0).monthly(series, month("2020-03"))).isEmpty();
            assertThat(register.timeline(0).monthly(series, FAR)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"EMPLOYMENT_RATIO, employment ratio", "PAID_HOURS, paid hours"})
        void notSaidToBeObservedAreRefused(MonthlySeries series, String name) {
            RegisterBuilder builder = builder("2020-W01", 12);
            for (MonthlySeries other : MonthlySeries.values()) {
                builder.observed(other, List.of(other == series ? JANUARY : month("2020-02")));
            }
            builder.begin(1, UNKNOWN, 2);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.monthly(series, month("2020-02"), 1))
                    .withMessage(name + " for 2020-02, which is not among the months given to observed");
        }

        @ParameterizedTest
        @EnumSource
        void areSaidToBeObservedBeforeTheFirstPerson(MonthlySeries series) {
            RegisterBuilder builder = builder("2020-W01", 12).begin(1, UNKNOWN, 2);

            assertThatIllegalStateException()
                    .isThrownBy(() -> builder.observed(series, List.of(month("2020-02"))))
                    .withMessage("this must be said before the first person");
        }

        @ParameterizedTest
        @EnumSource
        void areNotCarriedFromOnePersonToTheNext(MonthlySeries series) {
            RegisterBuilder builder = builder("2020-W01", 4).observed(series, List.of(JANUARY));
            builder.begin(1, UNKNOWN, 2).monthly(series, JANUARY, 1).end();
            builder.begin(2, UNKNOWN, 3).end();
            Register register = build(builder);

            assertThat(register.timeline(0).monthly(series, JANUARY)).hasValue(1);
            assertThat(register.timeline(1).monthly(series, JANUARY)).isEmpty();
        }
    }

    @Nested
    class OfEmployment {

        @Test
        void reachTheWeeksWhoseThursdayLiesInTheMonth() {
            // 2020-W05: Thursday 30 January. 2020-W06: Thursday 6 February.
            Timeline timeline = with(EMPLOYMENT_RATIO, 0.5);

            assertThat(timeline.employmentAt(week("2020-W01"))).isEqualTo(Employment.EMPLOYED);
            assertThat(timeline.employmentAt(week("2020-W05"))).isEqualTo(Employment.EMPLOYED);
            assertThat(timeline.employmentAt(week("2020-W06"))).isEqualTo(Employment.NOT_OBSERVED);
            assertThat(timeline.monthly(EMPLOYMENT_RATIO, month("2020-02"))).isEmpty();
        }

        @Test
        void reachTheLastDaysOfDecemberInTheFirstWeekOfJanuary() {
            // 2019-W01 begins on Monday 31 December 2018.
            RegisterBuilder builder = builder("2019-W01", 2).observed(EMPLOYMENT_RATIO, List.of(month("2019-01")));
            builder.begin(1, UNKNOWN, 2)
                    .monthly(EMPLOYMENT_RATIO, month("2019-01"), 1)
                    .end();

            assertThat(build(builder).timeline(0).employmentAt(week("2019-W01")))
                    .isEqualTo(Employment.EMPLOYED);
        }

        @Test
        void tellBlankAndZeroFromNotObserved() {
            RegisterBuilder builder =
                    builder("2020-W01", 12).observed(EMPLOYMENT_RATIO, List.of(JANUARY, month("2020-02")));
            builder.begin(1, UNKNOWN, 2)
                    .monthly(EMPLOYMENT_RATIO, month("2020-02"), 0)
                    .end();
            Timeline timeline = build(builder).timeline(0);

            assertThat(timeline.employmentAt(week("2020-W02"))).isEqualTo(Employment.NOT_EMPLOYED);
            assertThat(timeline.monthly(EMPLOYMENT_RATIO, JANUARY)).isEmpty();
            assertThat(timeline.employmentAt(week("2020-W06"))).isEqualTo(Employment.NOT_EMPLOYED);
            assertThat(timeline.monthly(EMPLOYMENT_RATIO, month("2020-02"))).hasValue(0);
            assertThat(timeline.employmentAt(week("2020-W11"))).isEqualTo(Employment.NOT_OBSERVED);
        }

        @Test
        void meanEmployedIfAboveZeroHoweverSmall() {
            assertThat(with(EMPLOYMENT_RATIO, 1e-9).employmentAt(week("2020-W01")))
                    .isEqualTo(Employment.EMPLOYED);
        }

        @Test
        void areNotReplacedByHours() {
            Timeline timeline = with(PAID_HOURS, 160);

            assertThat(timeline.employmentAt(week("2020-W01"))).isEqualTo(Employment.NOT_OBSERVED);
            assertThat(timeline.register().has(PAID_HOURS)).isTrue();
            assertThat(timeline.register().has(EMPLOYMENT_RATIO)).isFalse();
            assertThat(StateGroup.JOB.missingIn(timeline.register())).anyMatch(s -> s.contains("employment ratio"));
        }

        @Test
        void standBesideHoursThatSayOtherwise() {
            RegisterBuilder builder = builder("2020-W01", 4)
                    .observed(EMPLOYMENT_RATIO, List.of(JANUARY))
                    .observed(PAID_HOURS, List.of(JANUARY));
            builder.begin(1, UNKNOWN, 2)
                    .monthly(EMPLOYMENT_RATIO, JANUARY, 0)
                    .monthly(PAID_HOURS, JANUARY, 160)
                    .end();
            Timeline timeline = build(builder).timeline(0);

            assertThat(timeline.employmentAt(week("2020-W01"))).isEqualTo(Employment.NOT_EMPLOYED);
            assertThat(timeline.monthly(EMPLOYMENT_RATIO, JANUARY)).hasValue(0);
            assertThat(timeline.monthly(PAID_HOURS, JANUARY)).hasValue(160);
        }
    }

    /** Ten months from January 2020: 0.1 in each but a blank July; the last, October, not observed. */
    @Nested
    class Sum {

        private final Timeline timeline = read();

        @Test
        void isExact() {
            // Added as doubles, six times 0.1 is 0.6, eight times is 0.7999999999999999.
            assertThat(of("2020-01", "2020-07")).isEqualTo(0.6);
            assertThat(of("2020-01", "2020-10")).isEqualTo(0.8);
        }

        @Test
        void countsABlankMonthAsZero() {
            assertThat(of("2020-07", "2020-08")).isZero();
            assertThat(of("2020-06", "2020-09")).isEqualTo(0.2);
        }

        @Test
        void isNotKnownIfOneOfTheMonthsIsNot() {
            assertThat(of("2020-01", "2020-11")).isNaN();
            assertThat(of("2020-10", "2020-11")).isNaN();
            assertThat(of("2019-12", "2020-02")).isNaN();
            assertThat(of("2019-12", "2020-01")).isNaN();
            assertThat(of("2020-09", "2020-12")).isNaN();
            assertThat(timeline.sum(PAID_HOURS, JANUARY, FAR)).isNaN();
            assertThat(timeline.sum(PAID_HOURS, YearMonth.of(-999_999_999, 1), FAR))
                    .isNaN();
            assertThat(timeline.sum(EMPLOYMENT_RATIO, JANUARY, month("2020-02")))
                    .isNaN();
        }

        @Test
        void ofNoMonthsIsZero() {
            assertThat(of("2020-03", "2020-03")).isZero();
            assertThat(of("2020-05", "2020-03")).isZero();
            assertThat(of("2030-01", "2030-01")).isZero();
        }

        private double of(String start, String end) {
            return timeline.sum(PAID_HOURS, month(start), month(end));
        }

        private static Timeline read() {
            List<YearMonth> observed =
                    IntStream.range(0, 9).mapToObj(JANUARY::plusMonths).toList();
            // 2020-W44: Thursday 29 October.
            RegisterBuilder builder =
                    builder("2020-W01", 44).observed(PAID_HOURS, observed).begin(1, UNKNOWN, 2);
            observed.stream()
                    .filter(month -> month.getMonthValue() != 7)
                    .forEach(month -> builder.monthly(PAID_HOURS, month, 0.1));
            builder.end();
            return build(builder).timeline(0);
        }
    }

    /** A person of whom one value of one series is known, that of January, in a register of 2020-W01 to W12. */
    private static Timeline with(MonthlySeries series, double value) {
        RegisterBuilder builder = builder("2020-W01", 12).observed(series, List.of(JANUARY));
        builder.begin(1, UNKNOWN, 2).monthly(series, JANUARY, value).end();
        return build(builder).timeline(0);
    }
}
