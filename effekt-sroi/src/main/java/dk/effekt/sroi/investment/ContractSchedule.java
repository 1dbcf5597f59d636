package dk.effekt.sroi.investment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.Choices;
import dk.effekt.internal.CsvLine;
import dk.effekt.internal.JsonFields;
import dk.effekt.internal.Normal;
import dk.effekt.internal.TextTable;
import dk.effekt.sroi.Amount;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Measured;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.internal.Format;
import dk.effekt.sroi.investment.OutcomeContract.PaymentFor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What a contract pays, and what it leaves to investor and payer. Payments under a threshold or a cap are not linear in what is
 * measured: those at the limits of the interval are given, no standard error, and the payment at the estimate is not the mean
 * payment. Immutable.
 */
public final class ContractSchedule {

    private static final int VERSION = 1;
    private final OutcomeContract contract;
    private final List<ContractPayment> payments;
    private final Optional<Amount> saving;
    private final double paidForDeadweight;
    private final boolean isMeasured;

    private ContractSchedule(
            OutcomeContract contract,
            List<ContractPayment> payments,
            Optional<Amount> saving,
            double paidForDeadweight,
            boolean isMeasured) {
        this.contract = contract;
        this.payments = List.copyOf(payments);
        this.saving = saving;
        this.paidForDeadweight = paidForDeadweight;
        this.isMeasured = isMeasured;
    }

    static ContractSchedule of(OutcomeContract contract, Quantity result, int participants) {
        double scale = result.basis() == Basis.PER_PARTICIPANT ? participants : 1;
        int days = contract.days().size();
        double[] units = new double[days];
        double[] errors = new double[days];
        double[] low = new double[days];
        double[] high = new double[days];
        double[] kept = new double[days];
        for (int i = 0; i < days; i++) {
            units[i] = scale * result.amount(i + 1);
            errors[i] = scale * result.standardError(i + 1);
            low[i] = units[i] - Normal.QUANTILE_975 * errors[i];
            high[i] = units[i] + Normal.QUANTILE_975 * errors[i];
            kept[i] = units[i] * (1 - contract.deadweight().share());
        }
        double[] paid = paid(contract, units, participants);
        double[] paidLow = paid(contract, low, participants);
        double[] paidHigh = paid(contract, high, participants);
        List<ContractPayment> payments = new ArrayList<>();
        double all = 0;
        for (int i = 0; i < days; i++) {
            ContractPayment.Rule rule = !isDue(contract, units[i], participants)
                    ? ContractPayment.Rule.BELOW_THRESHOLD
                    : paid[i] < contract.price() * units[i]
                            ? ContractPayment.Rule.CAPPED
                            : ContractPayment.Rule.IN_FULL;
            payments.add(new ContractPayment(
                    contract.days().get(i), units[i], errors[i], paid[i], paidLow[i], paidHigh[i], rule));
            all += paid[i];
        }
        double withoutDeadweight = 0;
        for (double kroner : paid(contract, kept, participants)) {
            withoutDeadweight += kroner;
        }
        boolean isEffectKnown =
                contract.payment() == PaymentFor.EFFECT || contract.deadweight().share() > 0;
        Optional<Amount> saving =
                isEffectKnown ? contract.worth().map(worth -> saving(contract, result, kept, scale)) : Optional.empty();
        return new ContractSchedule(contract, payments, saving, all - withoutDeadweight, result instanceof Measured);
    }

    /** The contract. */
    public OutcomeContract contract() {
        return contract;
    }

    /** What is paid at each day of measurement. */
    public List<ContractPayment> payments() {
        return payments;
    }

    /** All that is paid. */
    public double paid() {
        return sum(ContractPayment::kroner);
    }

    /** All that is paid if units are at the lower limits of their 95 % intervals. */
    public double paidLow() {
        return sum(ContractPayment::low);
    }

    /** All that is paid if units are at the upper limits. */
    public double paidHigh() {
        return sum(ContractPayment::high);
    }

    /** Kroner that the investor gets back per krone paid in. */
    public double multiple() {
        return paid() / contract.invested();
    }

    /** The investor's internal rate of return, by the days of the payments. */
    public InternalRate rateOfReturn() {
        return rate(ContractPayment::kroner);
    }

    /** The rate if units are at the lower limits of their intervals. */
    public InternalRate rateOfReturnLow() {
        return rate(ContractPayment::low);
    }

    /** The rate if units are at the upper limits. */
    public InternalRate rateOfReturnHigh() {
        return rate(ContractPayment::high);
    }

    /**
     * What the effect saves the payer over the days of measurement, not discounted; its standard error is to first order over
     * units, their covariance, what a unit is worth and deadweight. Empty if it is not said what a unit is worth, or if all
     * results are paid for and it is not said how many would have been there anyway.
     */
    public Optional<Amount> saving() {
        return saving;
    }

    /** What is left of the saving when results are paid for; negative if the payer pays more than it saves. */
    public OptionalDouble savingRetained() {
        return saving.isPresent() ? OptionalDouble.of(saving.get().value() - paid()) : OptionalDouble.empty();
    }

    /** How much less would be paid if what would have been there anyway were left out; 0 where effects are paid for. */
    public double paidForDeadweight() {
        return paidForDeadweight;
    }

    /** What has to be known beside the numbers. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(contract.describe());
        if (contract.payment() == PaymentFor.GROSS_RESULTS) {
            notes.add("WARNING: all results are paid for, those included that would have been there anyway. "
                    + (contract.deadweight().share() > 0
                            ? "At deadweight of " + contract.deadweight() + ", " + Format.kroner(paidForDeadweight)
                                    + " kr are paid for it."
                            : "How many is not said; the saving is not known."));
        }
        notes.add(
                isMeasured
                        ? "Units are measured effects."
                        : "Units are stated, not measured: the schedule holds if they come true.");
        notes.add("'low' and 'high' are paid if units are at the limits of their 95 % intervals on all days. With a"
                + " threshold or cap, the payment at the estimate is not the mean payment.");
        notes.add("Rate of return: a year of 365 days, no tax, prices as the payments'.");
        return notes;
    }

    /** Payments, returns and notes, at most 80 columns wide. */
    public String table() {
        TextTable days = TextTable.of("measured", "units", "payment", "low", "high", "rule");
        for (ContractPayment one : payments) {
            days.add(
                    one.on().toString(),
                    Format.decimal(one.units()),
                    Format.kroner(one.kroner()),
                    Format.kroner(one.low()),
                    Format.kroner(one.high()),
                    one.rule().toString());
        }
        TextTable totals = TextTable.of("", "estimate", "low", "high")
                .add("invested", Format.kroner(contract.invested()), "", "")
                .add("paid", Format.kroner(paid()), Format.kroner(paidLow()), Format.kroner(paidHigh()))
                .add(
                        "multiple",
                        Format.decimal(multiple()),
                        Format.decimal(paidLow() / contract.invested()),
                        Format.decimal(paidHigh() / contract.invested()));
        saving.ifPresent(saved -> totals.add(
                        "saving",
                        Format.kroner(saved.value()),
                        Format.kroner(saved.ciLow()),
                        Format.kroner(saved.ciHigh()))
                .add("saving retained", Format.kroner(saved.value() - paid()), "", ""));
        return Format.wrapped(contract.investor() + " and " + contract.payer() + ": payments for outcomes, kroner")
                + "\n"
                + days.fitting(Format.WIDTH) + "\n" + totals.fitting(Format.WIDTH) + "\n"
                + Format.wrapped("Rate of return: " + rateOfReturn() + "; low: " + rateOfReturnLow() + "; high: "
                        + rateOfReturnHigh() + ".")
                + Format.wrapped(notes());
    }

    /** A line for each payment, the investor's negative and first, all digits. */
    public String toCsv() {
        StringBuilder text = new StringBuilder(
                CsvLine.of("date", "from", "to", "units", "units_se", "kroner", "low", "high", "rule"));
        for (OutcomeContract.Investment one : contract.investments()) {
            String kroner = String.valueOf(-one.kroner());
            text.append(CsvLine.of(
                    one.on().toString(), contract.investor(), "", "", "", kroner, kroner, kroner, "investment"));
        }
        for (ContractPayment one : payments) {
            text.append(CsvLine.of(
                    one.on().toString(),
                    contract.payer(),
                    contract.investor(),
                    String.valueOf(one.units()),
                    String.valueOf(one.standardError()),
                    String.valueOf(one.kroner()),
                    String.valueOf(one.low()),
                    String.valueOf(one.high()),
                    Choices.word(one.rule())));
        }
        return text.toString();
    }

    /** All numbers as JSON, headed {@code "effektOutcomeContract" : 1}. */
    public String toJson() {
        ObjectNode root = JsonFields.object()
                .put("effektOutcomeContract", VERSION)
                .put("investor", contract.investor())
                .put("payer", contract.payer())
                .put("payment", Choices.word(contract.payment()))
                .put("unit", contract.unit())
                .put("price", contract.price())
                .put("threshold", contract.threshold());
        if (Double.isFinite(contract.cap())) {
            root.put("cap", contract.cap());
        }
        ArrayNode investments = root.putArray("investments");
        contract.investments()
                .forEach(one ->
                        investments.addObject().put("date", one.on().toString()).put("kroner", one.kroner()));
        ArrayNode days = root.putArray("payments");
        payments.forEach(one -> days.addObject()
                .put("date", one.on().toString())
                .put("units", one.units())
                .put("standardError", one.standardError())
                .put("kroner", one.kroner())
                .put("low", one.low())
                .put("high", one.high())
                .put("rule", Choices.word(one.rule())));
        root.put("paid", paid()).put("multiple", multiple()).put("paidForDeadweight", paidForDeadweight);
        rateOfReturn().rate().ifPresent(rate -> root.put("rateOfReturn", rate));
        root.put("rateOfReturnInWords", rateOfReturn().toString());
        saving.ifPresent(saved -> CaseFiles.write(root, "saving", saved));
        savingRetained().ifPresent(kept -> root.put("savingRetained", kept));
        ArrayNode notes = root.putArray("notes");
        notes().forEach(notes::add);
        return JsonFields.write(root);
    }

    /** {@code Fund: 5,000,000 kr invested, 5,600,000 kr paid, 1.12 times, 4.1 % a year}. */
    @Override
    public String toString() {
        return Format.line(
                contract.investor(),
                ": " + Format.kroner(contract.invested()) + " kr invested, " + Format.kroner(paid()) + " kr paid, "
                        + Format.decimal(multiple()) + " times",
                ", " + rateOfReturn());
    }

    private static boolean isDue(OutcomeContract contract, double units, int participants) {
        return units > 0 && units >= contract.threshold() * participants;
    }

    private static double[] paid(OutcomeContract contract, double[] units, int participants) {
        double[] paid = new double[units.length];
        double left = contract.cap();
        for (int i = 0; i < paid.length; i++) {
            paid[i] = isDue(contract, units[i], participants) ? Math.min(contract.price() * units[i], left) : 0;
            left -= paid[i];
        }
        return paid;
    }

    private static Amount saving(OutcomeContract contract, Quantity result, double[] kept, double scale) {
        double worth = contract.worth().orElseThrow().amount();
        double worthError = contract.worth().orElseThrow().distribution().sd();
        double perUnit = scale * (1 - contract.deadweight().share()) * worth;
        double units = 0;
        double gross = 0;
        double variance = 0;
        for (int i = 0; i < kept.length; i++) {
            units += kept[i];
            gross += scale * result.amount(i + 1);
            for (int j = 0; j < kept.length; j++) {
                variance += covariance(result, i, j) * perUnit * perUnit;
            }
        }
        double ofWorth = units * worthError;
        double ofDeadweight =
                gross * worth * contract.deadweight().distribution().sd();
        variance += ofWorth * ofWorth + ofDeadweight * ofDeadweight;
        return new Amount(units * worth, Math.sqrt(Math.max(0, variance)), Amount.Unit.KRONER);
    }

    private static double covariance(Quantity result, int i, int j) {
        if (result instanceof Measured measured) {
            return measured.effects().get(i).covariance(measured.effects().get(j));
        }
        return i == j ? result.standardError(i + 1) * result.standardError(i + 1) : 0;
    }

    private double sum(ToDoubleFunction<ContractPayment> amount) {
        double sum = 0;
        for (ContractPayment one : payments) {
            sum += amount.applyAsDouble(one);
        }
        return sum;
    }

    private InternalRate rate(ToDoubleFunction<ContractPayment> amount) {
        Map<LocalDate, Double> flow = new TreeMap<>();
        contract.investments().forEach(one -> flow.merge(one.on(), -one.kroner(), Double::sum));
        payments.forEach(one -> flow.merge(one.on(), amount.applyAsDouble(one), Double::sum));
        return InternalRate.of(flow);
    }
}
