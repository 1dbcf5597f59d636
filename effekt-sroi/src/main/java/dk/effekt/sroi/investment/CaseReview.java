package dk.effekt.sroi.investment;

import dk.effekt.internal.Suggest;
import dk.effekt.sroi.Amount;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Extrapolation;
import dk.effekt.sroi.Measured;
import dk.effekt.sroi.MeasuredEffect;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueOutcome;
import dk.effekt.sroi.internal.Format;
import dk.effekt.sroi.internal.Linear;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A case held against what was measured later: what was expected of each year, what was measured with its interval, and the case
 * with measured years in place of planned ones. Costs stay as planned; a map with the costs spent makes another case. Immutable.
 *
 * <pre>{@code
 * CaseReview review = CaseReview.of(plan)
 *         .measured("Weeks on benefit", Quantity.avoidedByYear(effects.path("public-benefit")))
 *         .rest(CaseReview.Rest.SCALED);
 * System.out.print(review.table());
 * }</pre>
 */
public final class CaseReview {

    private static final int WEEKS_A_YEAR = 52;

    private final InvestmentCase plan;
    private final Map<String, Quantity> measured;
    private final Rest rest;
    private final List<MeasuredYear> years;
    private final CashFlow all;
    private final List<CashFlow> byPayer;

    /** What the years of an outcome that are not yet measured come to, where some are. */
    public enum Rest {
        /** What the plan says. */
        AS_PLANNED("the years not measured yet are as planned"),
        /** What the plan says, times what the measured years came to of what was planned for them, in kroner. */
        SCALED("the years not measured yet are the plan times what the measured years came to of it, in kroner"),
        /** Nothing: only what is measured counts of an outcome that is. */
        NONE("the years not measured yet bring nothing");

        private final String words;

        Rest(String words) {
            this.words = words;
        }
    }

    private CaseReview(InvestmentCase plan, Map<String, Quantity> measured, Rest rest) {
        this.plan = plan;
        this.measured = measured;
        this.rest = rest;
        this.years = years(plan, measured);
        ReviewedFlows flows = ReviewedFlows.of(plan, measured, rest);
        this.all = flows.flow(InvestmentCase.ALL, payer -> true);
        this.byPayer = plan.payers().stream()
                .map(payer -> flows.flow(payer, payer::equals))
                .toList();
    }

    /** A review of a case; say what was measured. */
    public static Builder of(InvestmentCase plan) {
        return new Builder(plan, Map.of());
    }

    /** A review that does not yet have a rule for the years not measured. Immutable. */
    public static final class Builder {

        private final InvestmentCase plan;
        private final Map<String, Quantity> measured;

        private Builder(InvestmentCase plan, Map<String, Quantity> measured) {
            this.plan = plan;
            this.measured = measured;
        }

        /**
         * Says what was measured of an outcome, from its first year on. It stands in place of the plan for all payers that have
         * an outcome of this name.
         *
         * @param outcome its name in the map
         * @param effects one for each whole year: measured, or stated by an evaluation with its standard errors. Numbers before
         *     and after, or of participants alone, are no effects and have what would have happened anyway in them
         * @throws IllegalArgumentException if the case has no such outcome, it has one already, more years are measured than
         *     planned, or a year of weeks is not whole
         */
        public Builder measured(String outcome, Quantity effects) {
            List<ValueOutcome> rows = rows(plan, outcome);
            if (rows.isEmpty()) {
                Set<String> names = new TreeSet<>();
                for (int i = 0; i < plan.map().outcomes().size(); i++) {
                    if (plan.isCounted(i)) {
                        names.add(plan.map().outcomes().get(i).name());
                    }
                }
                throw new IllegalArgumentException("no outcome in the case is " + Suggest.quoted(outcome, names));
            }
            if (measured.containsKey(outcome)) {
                throw new IllegalArgumentException("outcome '" + outcome + "' is measured already");
            }
            for (ValueOutcome row : rows) {
                requireYears(row, effects);
                if (!samePlan(row, rows.get(0))) {
                    throw new IllegalArgumentException("outcome '" + outcome + "' is planned differently for "
                            + rows.get(0).stakeholder() + " and " + row.stakeholder()
                            + "; give their outcomes different names and say what was measured of each");
                }
            }
            requireWholeYears(outcome, effects);
            Map<String, Quantity> more = new LinkedHashMap<>(measured);
            more.put(outcome, effects);
            return new Builder(plan, more);
        }

        /**
         * The review, with a rule for the years that are not measured of outcomes that are. Outcomes of which nothing was
         * measured stay as planned.
         *
         * @throws IllegalArgumentException if nothing was measured, or if the rule is {@link Rest#SCALED} and the years measured
         *     were planned to come to nothing
         */
        public CaseReview rest(Rest rest) {
            if (measured.isEmpty()) {
                throw new IllegalArgumentException(
                        "nothing was measured; say what with measured(outcome, Quantity.avoidedByYear(path))");
            }
            return new CaseReview(plan, measured, rest);
        }

        /** {@code Bridge, 1 outcome measured}. */
        @Override
        public String toString() {
            return Format.line(plan.map().name(), ", " + Format.count(measured.size(), "outcome") + " measured", "");
        }

        private static void requireYears(ValueOutcome row, Quantity effects) {
            if (effects.years() > row.durationYears()) {
                throw new IllegalArgumentException("outcome '" + row.name() + "' is planned for "
                        + Format.count(row.durationYears(), "year") + ", but measured for " + effects.years()
                        + "; leave years out, or make a case that plans them");
            }
        }

        private static boolean samePlan(ValueOutcome one, ValueOutcome other) {
            return one.quantity().equals(other.quantity())
                    && one.startPeriod() == other.startPeriod()
                    && one.extrapolation().equals(other.extrapolation())
                    && one.deadweight().equals(other.deadweight())
                    && one.attribution().equals(other.attribution());
        }

        private static void requireWholeYears(String outcome, Quantity effects) {
            if (effects instanceof Measured weeks) {
                for (int year = 1; year <= weeks.years(); year++) {
                    int covered = weeks.effects().get(year - 1).weeksCovered();
                    boolean isSum = weeks.effects().get(year - 1).unit() != MeasuredEffect.Unit.SHARE;
                    if (isSum && covered != WEEKS_A_YEAR) {
                        throw new IllegalArgumentException(
                                "outcome '" + outcome + "': year " + year + " is measured over "
                                        + covered + " weeks, which cannot be held against a plan for " + WEEKS_A_YEAR
                                        + "; leave it out, such as with path.cumulated(0, 51)");
                    }
                }
            }
        }
    }

    /** The case as planned. */
    public InvestmentCase plan() {
        return plan;
    }

    /** The rule for years not measured. */
    public Rest rest() {
        return rest;
    }

    /** What was expected and what was measured, by outcome in the order given, and year. */
    public List<MeasuredYear> years() {
        return years;
    }

    /** The money of all payers with measured years in place of planned ones. */
    public CashFlow flow() {
        return all;
    }

    /**
     * The money of one payer with measured years in place of planned ones.
     *
     * @throws IllegalArgumentException if none of that name is in the case
     */
    public CashFlow flow(String payer) {
        return byPayer.get(plan.payers().indexOf(plan.flow(payer).payer()));
    }

    /** Net present value of all payers, measured years in place of planned ones. */
    public Amount netPresentValue() {
        return all.netPresentValue();
    }

    /** What has to be known beside the numbers. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Planned numbers are after the plan's deadweight and attribution. 'as planned': the plan lies within the"
                        + " 95 % interval of what was measured; a wide interval refutes nothing.");
        notes.add("Rule: " + rest.words + "; outcomes of which nothing was measured are as planned, and so are costs.");
        measured.forEach((outcome, effects) -> notes.add("Measured, " + outcome + ": " + effects + "."));
        notes.addAll(plan.notes());
        return notes;
    }

    /** Expected and measured, the case as planned and as reviewed, and notes, at most 80 columns wide. */
    public String table() {
        return ReviewText.table(this);
    }

    /** A line for each year of an outcome that was measured, all digits. */
    public String toCsv() {
        return ReviewText.csv(this);
    }

    /** All numbers as JSON, headed {@code "effektCaseReview" : 1}. */
    public String toJson() {
        return ReviewText.json(this);
    }

    /** {@code Bridge from 2025-01-01, reviewed: NPV -12,000 kr (planned 78,952 kr)}. */
    @Override
    public String toString() {
        return Format.line(
                plan.map().name(),
                ", reviewed: NPV " + Format.kroner(netPresentValue().value()) + " kr (planned "
                        + Format.kroner(plan.netPresentValue().value()) + " kr)",
                "");
    }

    /** All flows, that of all payers first. */
    List<CashFlow> flows() {
        List<CashFlow> flows = new ArrayList<>(List.of(all));
        flows.addAll(byPayer);
        return flows;
    }

    private static List<ValueOutcome> rows(InvestmentCase plan, String outcome) {
        List<ValueOutcome> rows = new ArrayList<>();
        for (int i = 0; i < plan.map().outcomes().size(); i++) {
            ValueOutcome row = plan.map().outcomes().get(i);
            if (plan.isCounted(i) && row.name().equals(outcome)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<MeasuredYear> years(InvestmentCase plan, Map<String, Quantity> measured) {
        List<MeasuredYear> years = new ArrayList<>();
        measured.forEach((outcome, effects) -> {
            ValueOutcome row = rows(plan, outcome).get(0);
            double scale = scale(plan, row.quantity().basis(), effects.basis());
            for (int year = 1; year <= effects.years(); year++) {
                years.add(MeasuredYear.of(
                        outcome,
                        year,
                        plan.start().plusYears(row.startPeriod() + year - 2L),
                        planned(row, year),
                        scale * effects.amount(year),
                        scale * effects.standardError(year)));
            }
        });
        return List.copyOf(years);
    }

    /** From the basis of what was measured to that of the plan. */
    private static double scale(InvestmentCase plan, Basis planned, Basis measured) {
        if (planned == measured) {
            return 1;
        }
        int n = plan.map()
                .participants()
                .orElseThrow(() -> new IllegalArgumentException("the plan is " + planned + ", what was measured "
                        + measured + "; the map must say how many take part, with participants(…)"));
        return planned == Basis.TOTAL ? n : 1.0 / n;
    }

    private static double planned(ValueOutcome row, int year) {
        Quantity quantity = row.quantity();
        double planned = quantity.amount(Math.min(year, quantity.years()));
        for (int passed = quantity.years(); passed < year; passed++) {
            planned *= 1 - row.extrapolation().dropOff().share();
        }
        return planned * (1 - row.deadweight().share()) * (1 - row.attribution().share());
    }

    /** The plan's map with what was measured in rows of its own, so that what both have in common stays one parameter. */
    private record ReviewedFlows(InvestmentCase plan, Map<String, Quantity> measured, Rest rest, Cells cells) {

        static ReviewedFlows of(InvestmentCase plan, Map<String, Quantity> measured, Rest rest) {
            ValueMap map = plan.map();
            for (int i = 0; i < plan.map().outcomes().size(); i++) {
                ValueOutcome row = plan.map().outcomes().get(i);
                Quantity effects = measured.get(row.name());
                if (plan.isCounted(i) && effects != null) {
                    map = map.outcome(new ValueOutcome(
                            row.kind(),
                            row.stakeholder(),
                            row.name() + ", measured",
                            row.indicator(),
                            effects,
                            row.proxy(),
                            row.startPeriod(),
                            Extrapolation.stop(),
                            Deduction.NONE,
                            row.displacement(),
                            Deduction.NONE));
                }
            }
            return new ReviewedFlows(plan, measured, rest, Cells.of(map.model()));
        }

        CashFlow flow(String name, Predicate<String> isMeant) {
            Linear[] values = cells.zeros();
            int next = plan.map().outcomes().size();
            for (int i = 0; i < plan.map().outcomes().size(); i++) {
                ValueOutcome row = plan.map().outcomes().get(i);
                Quantity effects = measured.get(row.name());
                if (!plan.isCounted(i)) {
                    continue;
                }
                int replaced = effects == null ? 0 : effects.years();
                int at = effects == null ? i : next++;
                if (isMeant.test(row.stakeholder())) {
                    add(values, i, at, row.startPeriod() + replaced);
                }
            }
            return CashFlow.of(name, cells, plan.start(), InvestmentCase.costs(cells, isMeant), values);
        }

        /** Adds what was measured before a period, and what was planned from it on. */
        private void add(Linear[] values, int planned, int measuredRow, int firstPlanned) {
            Linear was = cells.zero();
            Linear expected = cells.zero();
            for (int period = 0; period < firstPlanned; period++) {
                values[period] = values[period].plus(cells.at(measuredRow, period), 1);
                was = was.plus(cells.at(measuredRow, period), 1);
                expected = expected.plus(cells.at(planned, period), 1);
            }
            boolean isMeasured = planned != measuredRow;
            boolean isScaled = isMeasured && rest == Rest.SCALED && firstPlanned < values.length;
            if (isScaled && expected.value() == 0) {
                throw new IllegalArgumentException(
                        "outcome '" + plan.map().outcomes().get(planned).name()
                                + "' was planned to come to nothing in the years measured, so that there is no scale for the rest;"
                                + " use Rest.AS_PLANNED or Rest.NONE");
            }
            for (int period = firstPlanned; period < values.length; period++) {
                Linear later = cells.at(planned, period);
                if (isScaled) {
                    later = later.times(was.dividedBy(expected));
                }
                values[period] = values[period].plus(later, isMeasured && rest == Rest.NONE ? 0 : 1);
            }
        }
    }
}
