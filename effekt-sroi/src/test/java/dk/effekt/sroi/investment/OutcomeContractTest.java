package dk.effekt.sroi.investment;

import static dk.effekt.sroi.Basis.PER_PARTICIPANT;
import static dk.effekt.sroi.Basis.TOTAL;
import static dk.effekt.sroi.Distribution.normal;
import static dk.effekt.sroi.Kroner.kroner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.sroi.Amount;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.ExampleEffects;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.investment.ContractPayment.Rule;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OutcomeContractTest {

    private static final Offset<Double> ORE = within(0.005);
    private static final double NORMAL_975 = 1.959963984540054;

    /** A million for 800 kr a week of effect after one and two years of 365 days. */
    private static final OutcomeContract CONTRACT = OutcomeContract.between("Fund", "Municipality")
            .investing(LocalDate.of(2025, 1, 1), 1_000_000)
            .paying(800, "week")
            .measuredOn(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));

    /** 600 and 800 weeks of 100 participants. */
    private static final Quantity WEEKS =
            Quantity.statedByYear(PER_PARTICIPANT, "forecast", 6, 8).withStandardErrors(2, 1);

    @Test
    void effectsArePaidForAtEachDay() {
        ContractSchedule schedule = CONTRACT.schedule(WEEKS, 100);
        assertThat(schedule.payments()).extracting(ContractPayment::units).containsExactly(600.0, 800.0);
        assertThat(schedule.payments())
                .extracting(ContractPayment::standardError)
                .containsExactly(200.0, 100.0);
        assertThat(schedule.payments()).extracting(ContractPayment::kroner).containsExactly(480_000.0, 640_000.0);
        assertThat(schedule.paid()).isEqualTo(1_120_000);
        assertThat(schedule.multiple()).isCloseTo(1.12, within(1e-15));
        assertThat(schedule.paidLow()).isCloseTo(800 * (1_400 - NORMAL_975 * 300), ORE);
        assertThat(schedule.paidHigh()).isCloseTo(800 * (1_400 + NORMAL_975 * 300), ORE);
        // 1 = 0.48/x + 0.64/x²
        assertThat(schedule.rateOfReturn().rate().orElseThrow())
                .isCloseTo(0.24 + Math.sqrt(0.24 * 0.24 + 0.64) - 1, within(1e-12));
        assertThat(schedule.rateOfReturnLow().rate().orElseThrow())
                .isLessThan(schedule.rateOfReturn().rate().orElseThrow());
        assertThat(schedule.rateOfReturnHigh().rate().orElseThrow())
                .isGreaterThan(schedule.rateOfReturn().rate().orElseThrow());
        assertThat(schedule).hasToString("Fund: 1,000,000 kr invested, 1,120,000 kr paid, 1.12 times, 7.5 % a year");
    }

    @Test
    void neverMoreThanTheCap() {
        ContractSchedule schedule = CONTRACT.atMost(1_000_000).schedule(WEEKS, 100);
        assertThat(schedule.payments()).extracting(ContractPayment::kroner).containsExactly(480_000.0, 520_000.0);
        assertThat(schedule.payments()).extracting(ContractPayment::rule).containsExactly(Rule.IN_FULL, Rule.CAPPED);
        assertThat(schedule.payments().get(1).low()).isCloseTo(800 * (800 - NORMAL_975 * 100), ORE);
        assertThat(schedule.payments().get(1).high()).isCloseTo(1_000_000 - 800 * (600 + NORMAL_975 * 200), ORE);
        assertThat(schedule.rateOfReturn().rate().orElseThrow()).isCloseTo(0, within(1e-12));
    }

    @Test
    void nothingBelowTheThreshold() {
        ContractSchedule schedule = CONTRACT.onlyFrom(7).schedule(WEEKS, 100);
        assertThat(schedule.payments()).extracting(ContractPayment::kroner).containsExactly(0.0, 640_000.0);
        assertThat(schedule.payments())
                .extracting(ContractPayment::rule)
                .containsExactly(Rule.BELOW_THRESHOLD, Rule.IN_FULL);
        assertThat(CONTRACT.onlyFrom(6).schedule(WEEKS, 100).paid()).isEqualTo(1_120_000);
        ContractSchedule harm = CONTRACT.schedule(Quantity.statedByYear(TOTAL, "forecast", -10, 0), 100);
        assertThat(harm.paid()).isZero();
        assertThat(harm.rateOfReturn()).hasToString("none: payments go one way only");
    }

    @Test
    void thePayerKeepsTheRestOfTheSaving() {
        assertThat(CONTRACT.schedule(WEEKS, 100).saving()).isEmpty();
        ContractSchedule schedule = CONTRACT.worth(kroner(normal(1_500, 100))).schedule(WEEKS, 100);
        Amount saving = schedule.saving().orElseThrow();
        assertThat(saving.value()).isEqualTo(2_100_000);
        assertThat(saving.standardError())
                .isCloseTo(Math.hypot(1_500 * Math.hypot(200, 100), 1_400 * 100), within(1e-6));
        assertThat(schedule.savingRetained()).hasValue(980_000);
    }

    /** Two years of one constant effect are one number, twice. */
    @Test
    void measuredEffectsBringTheirCovariance() {
        Quantity effect = Quantity.avoidedByYear(ExampleEffects.example().path(ExampleEffects.BENEFIT));
        ContractSchedule schedule = CONTRACT.worth(kroner(1_500)).schedule(effect, 100);
        assertThat(schedule.payments().get(0).kroner()).isCloseTo(800 * 520, within(1e-6));
        assertThat(schedule.saving().orElseThrow().standardError())
                .isCloseTo(1_500 * 100 * 2 * effect.standardError(1), within(1e-4));
        assertThat(schedule.notes()).contains("Units are measured effects.");
        assertThat(CONTRACT.schedule(WEEKS, 100).notes()).anyMatch(note -> note.contains("stated, not measured"));
    }

    @Test
    void grossResultsPayForWhatWouldHaveBeenThereAnyway() {
        OutcomeContract gross =
                CONTRACT.payingForGrossResults(Deduction.of(0.25, "register")).worth(kroner(1_500));
        ContractSchedule schedule = gross.schedule(WEEKS, 100);
        assertThat(schedule.paid()).isEqualTo(1_120_000);
        assertThat(schedule.paidForDeadweight()).isCloseTo(280_000, ORE);
        assertThat(schedule.saving().orElseThrow().value()).isCloseTo(1_050 * 1_500, ORE);
        assertThat(schedule.saving().orElseThrow().standardError())
                .isCloseTo(0.75 * 1_500 * Math.hypot(200, 100), within(1e-6));
        assertThat(schedule.table().replaceAll("\\s+", " "))
                .contains("WARNING: all results are paid for")
                .contains("280,000 kr are paid for it");
        ContractSchedule unknown = gross.payingForGrossResults(Deduction.NONE).schedule(WEEKS, 100);
        assertThat(unknown.saving()).isEmpty();
        assertThat(unknown.notes()).anyMatch(note -> note.contains("How many is not said"));
        Deduction all = Deduction.of(Distribution.fixed(1), "register");
        assertThat(gross.payingForGrossResults(all).schedule(WEEKS, 100).paidForDeadweight())
                .isEqualTo(1_120_000);
    }

    /** Against a ledger in which each unit of money is given out in turn. */
    @Property(tries = 200)
    void paymentsAreTheLedgers(
            @ForAll @Size(min = 1, max = 5) List<@DoubleRange(min = -5, max = 30) Double> units,
            @ForAll @DoubleRange(min = 0, max = 10) double threshold,
            @ForAll @DoubleRange(min = 1, max = 50_000) double cap) {
        LocalDate[] days = new LocalDate[units.size()];
        double[] amounts = new double[units.size()];
        double expected = 0;
        for (int i = 0; i < days.length; i++) {
            days[i] = LocalDate.of(2026 + i, 1, 1);
            amounts[i] = units.get(i);
            boolean isDue = amounts[i] > 0 && amounts[i] >= threshold;
            expected = isDue ? Math.min(cap, expected + 100 * 10 * amounts[i]) : expected;
        }
        ContractSchedule schedule = OutcomeContract.between("A", "B")
                .investing(LocalDate.of(2025, 1, 1), 1_000)
                .paying(100, "week")
                .measuredOn(days)
                .onlyFrom(threshold)
                .atMost(cap)
                .schedule(Quantity.statedByYear(PER_PARTICIPANT, "x", amounts), 10);
        assertThat(schedule.paid()).isCloseTo(expected, within(1e-9 * cap)).isLessThanOrEqualTo(cap * (1 + 1e-12));
    }

    @Test
    void fitsEightyColumnsAndIsWritten() throws Exception {
        ContractSchedule schedule =
                CONTRACT.atMost(100_000_000).worth(kroner(150_000)).schedule(WEEKS, 10_000);
        assertThat(schedule.table().lines())
                .allMatch(line -> line.length() <= 80)
                .allMatch(line -> line.equals(line.stripTrailing()));
        assertThat(schedule.toCsv().lines())
                .hasSize(4)
                .contains("2025-01-01,Fund,,,,-1000000.0,-1000000.0,-1000000.0,investment");
        JsonNode root = new ObjectMapper().readTree(schedule.toJson());
        assertThat(root.get("effektOutcomeContract").intValue()).isEqualTo(1);
        assertThat(root.at("/payments/1/rule").textValue()).isEqualTo("capped");
        assertThat(CONTRACT).hasToString("Fund, Municipality: 800 kr per week, 2 days");
        assertThat(CONTRACT.onlyFrom(4).atMost(9e5).describe())
                .isEqualTo(
                        "Fund pays 1,000,000 kr on 2025-01-01; Municipality pays 800 kr per week of effect, from 4.00"
                                + " per participant on, at most 900,000 kr in all.");
    }

    @Test
    void refusesTermsThatDoNotHold() {
        refused(() -> CONTRACT.schedule(Quantity.stated(1, TOTAL, "x"), 100), "1 number for 2 days of measurement");
        refused(() -> CONTRACT.schedule(WEEKS, 0), "0 participants");
        refused(() -> OutcomeContract.between("A", "B").schedule(WEEKS, 1), "without days of measurement");
        refused(
                () -> OutcomeContract.between("A", "B")
                        .measuredOn(LocalDate.of(2025, 1, 1))
                        .schedule(WEEKS, 1),
                "without an investment");
        refused(() -> CONTRACT.paying(-1, "week"), "a price of -1.0 kr per week");
        refused(() -> CONTRACT.atMost(0), "a cap of 0.0 kr");
        refused(() -> CONTRACT.onlyFrom(-1), "a threshold of -1.0");
        refused(() -> CONTRACT.investing(LocalDate.of(2025, 1, 1), 0), "an investment of 0.0 kr");
        refused(
                () -> CONTRACT.measuredOn(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 1)),
                "each must be later than the one before");
        refused(
                () -> CONTRACT.payingForGrossResults(Deduction.NONE)
                        .schedule(
                                Quantity.avoidedByYear(ExampleEffects.example().path(ExampleEffects.BENEFIT)), 1),
                "a measured effect was given");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
    }
}
