package dk.effekt.sroi.investment;

import dk.effekt.internal.Suggest;
import dk.effekt.protocol.Language;
import dk.effekt.sroi.Amount;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.Kroner;
import dk.effekt.sroi.SuccessShare;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueModel;
import dk.effekt.sroi.internal.Format;
import dk.effekt.sroi.internal.Linear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A value map as an investment: what is paid and what comes back, by year and payer. Costs are all inputs of the map; value is
 * its fiscal outcomes, and its other ones if that is asked for. Wellbeing is no money and never in it. Amounts are in total or
 * per participant, as the map's. Immutable.
 *
 * <pre>{@code
 * InvestmentCase plan = InvestmentCase.of(map).startingOn(LocalDate.of(2025, 1, 1));
 * System.out.print(plan.table());
 * plan.flow().payback();                   // of all payers
 * plan.flow("Municipality").peakFunding();
 * plan.mustSucceed(kroner(107_000));       // present value of one success
 * }</pre>
 */
public final class InvestmentCase {

    /** The name under which the money of all payers stands. */
    public static final String ALL = "all payers";

    private final LocalDate start;
    private final Set<ValueKind> kinds;
    private final Cells cells;
    private final CashFlow all;
    private final List<CashFlow> byPayer;

    private InvestmentCase(ValueMap map, LocalDate start, Set<ValueKind> kinds) {
        this.start = start;
        this.kinds = kinds;
        this.cells = Cells.of(map.model());
        this.all = flow(ALL, payer -> true);
        List<CashFlow> flows = new ArrayList<>();
        payers(map, kinds).forEach(payer -> flows.add(flow(payer, payer::equals)));
        this.byPayer = List.copyOf(flows);
    }

    /** A case of the map's fiscal value; say when it starts. */
    public static Builder of(ValueMap map) {
        return new Builder(map, EnumSet.of(ValueKind.FISCAL));
    }

    /** A case that does not yet have a day to start on. Immutable. */
    public static final class Builder {

        private final ValueMap map;
        private final Set<ValueKind> kinds;

        private Builder(ValueMap map, Set<ValueKind> kinds) {
            this.map = map;
            this.kinds = kinds;
        }

        /**
         * Counts another kind of value as money that comes back.
         *
         * @throws IllegalArgumentException if it is {@link ValueKind#WELLBEING}
         */
        public Builder including(ValueKind kind) {
            if (kind == ValueKind.WELLBEING) {
                throw new IllegalArgumentException("wellbeing is no money and pays nothing back; its value stands in"
                        + " map.evaluate().value(ValueKind.WELLBEING), beside the case");
            }
            Set<ValueKind> more = EnumSet.copyOf(kinds);
            more.add(kind);
            return new Builder(map, more);
        }

        /**
         * The case whose first year begins on a day.
         *
         * @throws IllegalArgumentException if the map has no outcome of a kind that is counted
         * @throws IllegalStateException as {@link ValueMap#evaluate()}
         */
        public InvestmentCase startingOn(LocalDate start) {
            if (map.outcomes().stream().noneMatch(outcome -> kinds.contains(outcome.kind()))) {
                throw new IllegalArgumentException("value map '" + map.name() + "' has no outcome that is " + kinds
                        + " value, so that nothing comes back; add one, or use including(ValueKind.OTHER)");
            }
            return new InvestmentCase(map, start, kinds);
        }

        /** {@code Bridge, not started}. */
        @Override
        public String toString() {
            return Format.line(map.name(), ", not started", "");
        }
    }

    /** The map that the case is made from. */
    public ValueMap map() {
        return model().map();
    }

    /** The day on which the first year begins. */
    public LocalDate start() {
        return start;
    }

    /** The kinds of value that are counted. */
    public Set<ValueKind> kinds() {
        return Set.copyOf(kinds);
    }

    /** Whether amounts are for one participant or in total. */
    public Basis basis() {
        return model().basis();
    }

    /** Those who pay or get money back: inputs' stakeholders first, then outcomes', in the order of the map. */
    public List<String> payers() {
        return byPayer.stream().map(CashFlow::payer).toList();
    }

    /** The money of all payers. */
    public CashFlow flow() {
        return all;
    }

    /**
     * The money of one payer.
     *
     * @throws IllegalArgumentException if none of that name is in the case
     */
    public CashFlow flow(String payer) {
        return byPayer.stream()
                .filter(flow -> flow.payer().equals(payer))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no payer " + Suggest.quoted(payer, payers())));
    }

    /** Value less cost of all payers, present. */
    public Amount netPresentValue() {
        return all.netPresentValue();
    }

    /**
     * Present value of the costs of one participant.
     *
     * @throws IllegalStateException if amounts are in total and it is not known how many took part
     */
    public Amount costPerParticipant() {
        OptionalInt participants = map().participants();
        if (basis() == Basis.TOTAL && participants.isEmpty()) {
            throw new IllegalStateException(
                    "value map '" + map().name() + "' does not say how many took part; add participants(…)");
        }
        int n = basis() == Basis.TOTAL ? participants.orElse(1) : 1;
        return new Amount(all.cost().value() / n, all.cost().standardError() / n, Amount.Unit.KRONER);
    }

    /**
     * What share of the participants must succeed for the costs of the case to come back.
     *
     * @param presentValuePerSuccess of one success, over as many years as it lasts
     * @throws IllegalStateException as {@link #costPerParticipant()}
     */
    public SuccessShare mustSucceed(Kroner presentValuePerSuccess) {
        Amount cost = costPerParticipant();
        Kroner each = cost.standardError() == 0
                ? Kroner.kroner(cost.value())
                : Kroner.kroner(Distribution.normal(cost.value(), cost.standardError()));
        return SuccessShare.of(each, presentValuePerSuccess);
    }

    /** What has to be known beside the numbers. */
    public List<String> notes() {
        return notes(Language.ENGLISH);
    }

    /** The same in a language; what the map names stays as it is. */
    public List<String> notes(Language language) {
        return CaseText.notes(this, language);
    }

    /** Years, payers and notes, at most 80 columns wide. */
    public String table() {
        return CaseText.table(this);
    }

    /** A line for each payer and year, {@value #ALL} first, all digits; standard errors in columns ending {@code _se}. */
    public String toCsv() {
        return CaseFiles.csv(this);
    }

    /** All numbers as JSON, headed {@code "effektInvestmentCase" : 1}. */
    public String toJson() {
        return CaseFiles.json(this);
    }

    /** {@code Bridge from 2025-01-01: NPV 78,952 kr, paid back on 2027-04-30}. */
    @Override
    public String toString() {
        return Format.line(
                map().name(),
                " from " + start + ": NPV " + Format.kroner(netPresentValue().value()) + " kr"
                        + (basis() == Basis.PER_PARTICIPANT ? " each" : ""),
                ", " + all.payback().map(back -> "paid back on " + back.date()).orElse("not paid back"));
    }

    ValueModel model() {
        return cells.model();
    }

    /** All flows, that of all payers first. */
    List<CashFlow> flows() {
        List<CashFlow> flows = new ArrayList<>(List.of(all));
        flows.addAll(byPayer);
        return flows;
    }

    boolean isCounted(int outcome) {
        return kinds.contains(map().outcomes().get(outcome).kind());
    }

    /** What the given payers pay, by period; inputs stand behind the outcomes of the cells' own map. */
    static Linear[] costs(Cells cells, Predicate<String> isMeant) {
        ValueMap map = cells.model().map();
        Linear[] costs = cells.zeros();
        for (int i = 0; i < map.inputs().size(); i++) {
            if (isMeant.test(map.inputs().get(i).stakeholder())) {
                add(costs, cells, map.outcomes().size() + i);
            }
        }
        return costs;
    }

    private CashFlow flow(String name, Predicate<String> isMeant) {
        Linear[] values = cells.zeros();
        for (int i = 0; i < map().outcomes().size(); i++) {
            if (isCounted(i) && isMeant.test(map().outcomes().get(i).stakeholder())) {
                add(values, cells, i);
            }
        }
        return CashFlow.of(name, cells, start, costs(cells, isMeant), values);
    }

    private static void add(Linear[] sums, Cells cells, int row) {
        for (int period = 0; period < sums.length; period++) {
            sums[period] = sums[period].plus(cells.at(row, period), 1);
        }
    }

    private static List<String> payers(ValueMap map, Set<ValueKind> kinds) {
        Set<String> names = new LinkedHashSet<>();
        map.inputs().forEach(input -> names.add(input.stakeholder()));
        map.outcomes().stream()
                .filter(outcome -> kinds.contains(outcome.kind()))
                .forEach(outcome -> names.add(outcome.stakeholder()));
        return List.copyOf(names);
    }
}
