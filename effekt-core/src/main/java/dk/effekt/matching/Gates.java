package dk.effekt.matching;

import dk.effekt.internal.Finite;
import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a comparison passes and fails before anybody looks at an effect, in the manner of CohortMethod 6. What fails stands beside
 * every number that rests on the comparison.
 *
 * <pre>{@code
 * Gates gates = Gates.of(Balance.of(covariates, sample), sample)
 *     .with(GateRule.BALANCE, 0.05)
 *     .detecting(MinimumDetectable.ofShare("in job after a year", 0.35, sample));
 * gates.failures();   // [share matched 0.615, at least 0.8: FAIL]
 * }</pre>
 *
 * <p>Limits can be changed and gates left out; either is said in the line. Immutable.
 */
public final class Gates {

    private final Measured measured;
    private final Map<GateRule, Double> limits;
    private final List<Gate> outcomes;

    private record Measured(
            Balance balance, String estimand, boolean isOfOverlap, double shareMatched, Optional<Double> equipoise) {}

    private Gates(Measured measured, Map<GateRule, Double> limits, List<Gate> outcomes) {
        this.measured = measured;
        this.limits = limits;
        this.outcomes = outcomes;
    }

    /**
     * The gates of a sample with their usual limits.
     *
     * @param balance of this sample
     */
    public static Gates of(Balance balance, MatchedSample sample) {
        Units units = sample.units();
        boolean hasBothArms = units.treatedCount() > 0 && units.treatedCount() < units.size();
        Optional<Double> equipoise =
                hasBothArms ? units.propensity().map(score -> Overlap.of(units).equipoise()) : Optional.empty();
        Map<GateRule, Double> limits = new EnumMap<>(GateRule.class);
        for (GateRule rule : GateRule.values()) {
            limits.put(rule, rule.limit());
        }
        boolean isOfOverlap = units.estimand() == Estimand.ATO;
        return new Gates(
                new Measured(balance, sample.estimand(), isOfOverlap, shareMatched(sample), equipoise),
                limits,
                List.of());
    }

    /**
     * The same gates with another limit for one of them.
     *
     * @throws IllegalArgumentException if the limit is negative or not finite, or for
     *     {@link GateRule#DETECTABLE_DIFFERENCE}, of which each outcome has its own: say it with {@link #detecting}
     */
    public Gates with(GateRule rule, double limit) {
        if (rule == GateRule.DETECTABLE_DIFFERENCE) {
            throw new IllegalArgumentException(
                    "each outcome has its own smallest difference that matters; give it to detecting(…)");
        }
        Finite.of("the limit of '" + rule + "'", limit);
        if (limit < 0) {
            throw new IllegalArgumentException("the limit of '" + rule + "' is " + limit + "; it must be at least 0");
        }
        return limited(rule, limit);
    }

    /** The same gates, of which one is not asked. */
    public Gates without(GateRule rule) {
        return limited(rule, Double.NaN);
    }

    /** The same gates and one for the relative risk that would be found in an outcome. */
    public Gates detecting(MinimumDetectable effect) {
        if (Double.isNaN(effect.ratio())) {
            throw new IllegalArgumentException("what difference matters in the mean of '" + effect.outcome()
                    + "' is not known; give it as the second argument, in the outcome's unit");
        }
        return with(detectable(GateRule.DETECTABLE_RATIO, effect, effect.ratio(), GateRule.DETECTABLE_RATIO.limit()));
    }

    /**
     * The same gates and one for the difference that would be found in an outcome.
     *
     * @param smallestThatMatters in the outcome's unit, above 0
     */
    public Gates detecting(MinimumDetectable effect, double smallestThatMatters) {
        if (!(smallestThatMatters > 0 && Double.isFinite(smallestThatMatters)) || Double.isNaN(effect.difference())) {
            throw new IllegalArgumentException("the smallest difference that matters is " + smallestThatMatters
                    + ", the smallest that would be found " + effect.difference()
                    + "; the former must be above 0 and finite, the latter known");
        }
        return with(detectable(GateRule.DETECTABLE_DIFFERENCE, effect, effect.difference(), smallestThatMatters));
    }

    /** Each gate, asked or not. */
    public List<Gate> all() {
        List<Gate> gates = new ArrayList<>();
        Optional<Balance.Row> worst = measured.balance().worst();
        gates.add(gate(
                GateRule.BALANCE,
                name(worst),
                worst.map(row -> Math.abs(row.after().smd())),
                "match more closely on it: a caliper, exact keys, its square or products in the score",
                "give covariates"));
        gates.add(gate(
                GateRule.MATCHED,
                measured.estimand(),
                Optional.of(measured.shareMatched()),
                "widen the caliper or the pool of untreated, or say whose effect it is",
                ""));
        gates.add(gate(
                GateRule.EQUIPOISE,
                "",
                measured.equipoise(),
                "the arms are too unlike: narrow who is eligible in either",
                "give the units a propensity score"));
        Optional<Balance.Row> farthest = greatest(Balance.Row::shift);
        gates.add(gate(
                GateRule.GENERALISABILITY,
                name(farthest),
                farthest.map(row -> Math.abs(row.shift())),
                "those left out differ: describe them, or report the effect for those matched only",
                measured.isOfOverlap() ? "the overlap is nobody's in particular" : "give covariates"));
        if (outcomes.isEmpty()) {
            gates.add(gate(
                    GateRule.DETECTABLE_RATIO,
                    "",
                    Optional.empty(),
                    "",
                    "give a MinimumDetectable of each outcome to detecting(…)"));
        }
        for (Gate gate : outcomes) {
            gates.add(gate.rule() == GateRule.DETECTABLE_RATIO ? held(gate, limit(gate.rule())) : gate);
        }
        Optional<Balance.Row> widest = greatest(row -> factor(row.after().varianceRatio()));
        gates.add(gate(
                GateRule.VARIANCE_RATIO,
                name(widest),
                widest.map(row -> factor(row.after().varianceRatio())),
                "match on its square, too",
                "no covariate has a variance ratio"));
        return List.copyOf(gates);
    }

    /** Whether no required gate failed. */
    public boolean passes() {
        return unmet().isEmpty();
    }

    /** Each required gate that failed. */
    public List<Gate> unmet() {
        return failed(GateRule.Force.REQUIRED);
    }

    /** A line for each of them. */
    public List<String> failures() {
        return unmet().stream().map(Gate::line).toList();
    }

    /** A line for each advisory gate that failed. */
    public List<String> advice() {
        return failed(GateRule.Force.ADVISORY).stream().map(Gate::line).toList();
    }

    /** Each gate with its value, its limit and its outcome, and what to do about those that failed or were not asked. */
    public String table() {
        TextTable table = TextTable.of("gate", "value", "limit", "");
        StringBuilder remedies = new StringBuilder();
        for (Gate gate : all()) {
            String name = gate.rule() + (gate.subject().isEmpty() ? "" : " (" + gate.subject() + ")");
            boolean isAdvisory = gate.rule().force() == GateRule.Force.ADVISORY;
            table.add(
                    name,
                    Double.isNaN(gate.value()) ? "-" : Gate.number(gate.value()),
                    gate.limitText(),
                    gate.outcome().name().replace('_', ' ') + (isAdvisory ? ", advisory" : ""));
            if (gate.outcome() != Gate.Outcome.PASS && !gate.remedy().isEmpty()) {
                remedies.append(String.join("\n", Lines.of(name + ": " + gate.remedy() + ".", TextTable.WIDTH, "  ")))
                        .append('\n');
            }
        }
        return table.fitting(TextTable.WIDTH) + remedies;
    }

    /** {@code 4 of 5 gates passed; FAILS: largest |SMD|}. */
    @Override
    public String toString() {
        List<Gate> asked = all().stream()
                .filter(gate ->
                        gate.outcome() != Gate.Outcome.NOT_ASKED && gate.rule().force() == GateRule.Force.REQUIRED)
                .toList();
        List<String> failed = asked.stream()
                .filter(gate -> gate.outcome() == Gate.Outcome.FAIL)
                .map(gate -> gate.rule().toString())
                .distinct()
                .toList();
        long passed = asked.stream()
                .filter(gate -> gate.outcome() == Gate.Outcome.PASS)
                .count();
        return passed + " of " + asked.size() + " gates passed"
                + (failed.isEmpty() ? "" : "; FAILS: " + String.join(", ", failed));
    }

    private Gates limited(GateRule rule, double limit) {
        Map<GateRule, Double> changed = new EnumMap<>(limits);
        changed.put(rule, limit);
        return new Gates(measured, changed, outcomes);
    }

    private Gates with(Gate gate) {
        List<Gate> more = new ArrayList<>(outcomes);
        more.add(gate);
        return new Gates(measured, limits, more);
    }

    private static Gate detectable(GateRule rule, MinimumDetectable effect, double value, double limit) {
        String remedy = "more rows: a longer period, more partners for each, a wider caliper";
        return held(new Gate(rule, effect.outcome(), value, limit, Gate.Outcome.NOT_ASKED, remedy), limit);
    }

    private Gate gate(GateRule rule, String subject, Optional<Double> value, String remedy, String toAsk) {
        boolean isAsked = value.isPresent() && !Double.isNaN(limit(rule));
        Gate gate = new Gate(
                rule,
                subject,
                value.orElse(Double.NaN),
                Double.NaN,
                Gate.Outcome.NOT_ASKED,
                isAsked ? remedy : value.isPresent() ? "left out by choice" : toAsk);
        return isAsked ? held(gate, limit(rule)) : gate;
    }

    private static Gate held(Gate gate, double limit) {
        if (Double.isNaN(limit)) {
            return new Gate(
                    gate.rule(), gate.subject(), gate.value(), limit, Gate.Outcome.NOT_ASKED, "left out by choice");
        }
        Gate.Outcome outcome = gate.rule().holds(gate.value(), limit) ? Gate.Outcome.PASS : Gate.Outcome.FAIL;
        return new Gate(gate.rule(), gate.subject(), gate.value(), limit, outcome, gate.remedy());
    }

    private double limit(GateRule rule) {
        return limits.getOrDefault(rule, rule.limit());
    }

    private List<Gate> failed(GateRule.Force force) {
        return all().stream()
                .filter(gate ->
                        gate.outcome() == Gate.Outcome.FAIL && gate.rule().force() == force)
                .toList();
    }

    private static double shareMatched(MatchedSample sample) {
        Units units = sample.units();
        double[] weights = sample.weights();
        int matched = 0;
        for (int row = 0; row < weights.length; row++) {
            matched += units.isFocal(row) && weights[row] > 0 ? 1 : 0;
        }
        return (double) matched / units.focalCount();
    }

    /** The covariate with the largest absolute value of those that have one. */
    private Optional<Balance.Row> greatest(ToDoubleFunction<Balance.Row> value) {
        return measured.balance().rows().stream()
                .filter(row -> !Double.isNaN(value.applyAsDouble(row)))
                .max(Comparator.comparingDouble(row -> Math.abs(value.applyAsDouble(row))));
    }

    /** How many times as large as the other the larger variance is. */
    private static double factor(double varianceRatio) {
        return Math.max(varianceRatio, 1 / varianceRatio);
    }

    private static String name(Optional<Balance.Row> row) {
        return row.map(Balance.Row::covariate).orElse("");
    }
}
