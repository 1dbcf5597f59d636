package dk.effekt.sroi;

import dk.effekt.internal.JsonFields;
import dk.effekt.internal.Suggest;
import dk.effekt.sroi.internal.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/** A value map read from JSON, strictly. */
final class ValueMapReading {

    private static final double ROUNDING = 1e-9;

    private static final Map<String, Function<JsonFields, Distribution>> SHAPES = Map.of(
            "fixed", is -> Distribution.fixed(is.number("value")),
            "normal", is -> Distribution.normal(is.number("mean"), is.number("sd")),
            "uniform", is -> Distribution.uniform(is.number("low"), is.number("high")),
            "triangular", is -> Distribution.triangular(is.number("low"), is.number("mode"), is.number("high")),
            "lognormal", is -> Distribution.lognormal(is.number("mean"), is.number("sd")),
            "gamma", is -> Distribution.gamma(is.number("mean"), is.number("sd")),
            "beta", is -> Distribution.beta(is.number("mean"), is.number("sd")));

    /** An effect before it is known which others it stands with. */
    private record Recorded(MeasuredEffect.Description description, double estimate, List<Double> covariances) {}

    private ValueMapReading() {}

    static ValueMap of(String json) {
        return JsonFields.read(
                "value map", json, ValueMapJson.VERSION_FIELD, ValueMapJson.VERSION, ValueMapReading::map);
    }

    static ValueMap map(JsonFields is) {
        ValueMap map = ValueMap.named(is.text("name"));
        map = is.object("participants", ValueMapReading::participants)
                .map(stated -> stated.apply(ValueMap.named(is.text("name"))))
                .orElse(map);
        map = map.discounting(is.object("discounting", ValueMapReading::discounting)
                .orElseThrow(() -> is.wrong("discounting", "it is missing; write how values of later years count")));
        for (StakeholderGroup group : listed(is, "groups", ValueMapReading::group)) {
            map = map.group(group);
        }
        for (Output output : listed(is, "outputs", o -> new Output(o.text("stakeholder"), o.text("activity")))) {
            map = map.output(output.stakeholder(), output.activity());
        }
        for (Input input : listed(is, "inputs", ValueMapReading::input)) {
            map = map.input(input.stakeholder(), input.cost());
        }
        List<MeasuredEffect> effects = effects(is);
        for (ValueOutcome outcome : is.objects("outcomes", one -> outcome(one, effects))) {
            map = map.outcome(outcome);
        }
        for (String note : is.textsOrNone("notes")) {
            map = map.note(note);
        }
        return map;
    }

    private static <T> List<T> listed(JsonFields is, String field, Function<JsonFields, T> factory) {
        return is.has(field) ? is.objects(field, factory) : List.of();
    }

    private static Function<ValueMap, ValueMap> participants(JsonFields is) {
        int number = is.integer("number");
        String source = is.text("source");
        return map -> map.participants(number, source);
    }

    private static Discounting discounting(JsonFields is) {
        List<Discounting.Step> steps = is.objects(
                "rates",
                rate -> new Discounting.Step(
                        rate.has("throughYear") ? rate.integer("throughYear") : Integer.MAX_VALUE,
                        rate.number("rate")));
        return new Discounting(is.text("name"), steps, is.choice("timing", Discounting.Timing.class));
    }

    private static StakeholderGroup group(JsonFields is) {
        return new StakeholderGroup(
                is.text("name"),
                is.has("size") ? OptionalInt.of(is.integer("size")) : OptionalInt.empty(),
                is.has("involved") ? OptionalInt.of(is.integer("involved")) : OptionalInt.empty());
    }

    private static Input input(JsonFields is) {
        Cost cost = new Cost(
                kroner(is, "periods"),
                is.choice("basis", Basis.class),
                is.has("firstPeriod") ? is.integer("firstPeriod") : 0,
                factor(is),
                is.textOrNone("derivation"));
        return new Input(is.text("stakeholder"), cost);
    }

    private static List<MeasuredEffect> effects(JsonFields is) {
        List<Recorded> read = new ArrayList<>();
        listed(is, "effects", one -> read.add(effect(one, read)));
        List<List<Double>> covariances =
                read.stream().map(Recorded::covariances).toList();
        List<MeasuredEffect> effects = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            Recorded one = read.get(i);
            effects.add(MeasuredEffect.recorded(one.description(), one.estimate(), covariances, i));
        }
        return effects;
    }

    private static Recorded effect(JsonFields is, List<Recorded> before) {
        int number = is.integer("number");
        if (number != before.size() + 1) {
            throw is.wrong("number", number + "; effects are numbered from 1 in their order");
        }
        List<Double> covariances = new ArrayList<>();
        is.objects("covariances", one -> {
            int with = one.integer("with");
            if (with != covariances.size() + 1) {
                throw one.wrong("with", with + "; covariances are those with the effects 1 to " + number + " in order");
            }
            return covariances.add(one.number("covariance"));
        });
        if (covariances.size() != number) {
            throw is.wrong(
                    "covariances",
                    "there are " + covariances.size() + "; effect " + number + " needs those with the effects 1 to "
                            + number);
        }
        double variance = Checks.notNegative(
                "the variance of effect " + number, covariances.get(number - 1), "it must be at least 0");
        for (int i = 0; i < before.size(); i++) {
            double bound = Math.sqrt(variance * before.get(i).covariances().get(i)) * (1 + ROUNDING);
            if (Math.abs(covariances.get(i)) > bound) {
                throw is.wrong(
                        "covariances",
                        covariances.get(i) + " with effect " + (i + 1) + " is more than their standard errors allow");
            }
        }
        MeasuredEffect.Description description = new MeasuredEffect.Description(
                is.text("outcome"),
                is.choice("unit", MeasuredEffect.Unit.class),
                is.text("when"),
                is.integer("weeksCovered"),
                is.integer("treated"),
                is.text("estimand"),
                is.text("standardErrorMethod"));
        return new Recorded(description, is.number("estimate"), covariances);
    }

    private static ValueOutcome outcome(JsonFields is, List<MeasuredEffect> effects) {
        long quantities =
                Stream.of("measured", "stated", "reversed").filter(is::has).count();
        if (quantities != 1) {
            throw is.wrong("stated", "an outcome has a quantity under one of 'measured', 'stated' and 'reversed'");
        }
        Quantity quantity = is.object("measured", one -> (Quantity) measured(one, effects))
                .or(() -> is.object("stated", ValueMapReading::stated))
                .or(() -> is.object("reversed", one -> new Reversed(stated(one))))
                .orElseThrow();
        return new ValueOutcome(
                is.choice("kind", ValueKind.class),
                is.text("stakeholder"),
                is.text("name"),
                is.textOrNone("indicator"),
                quantity,
                is.object("value", ValueMapReading::proxy)
                        .orElseThrow(() -> is.wrong("'value' is missing, what a unit is worth")),
                is.has("startPeriod") ? is.integer("startPeriod") : 1,
                is.object("extrapolation", one -> new Extrapolation(one.integer("years"), deduction(one, "dropOff")))
                        .orElse(Extrapolation.stop()),
                deduction(is, "deadweight"),
                deduction(is, "displacement"),
                deduction(is, "attribution"));
    }

    private static Measured measured(JsonFields is, List<MeasuredEffect> effects) {
        List<MeasuredEffect> years = is.objects("years", year -> {
            int number = year.integer("effect");
            if (number < 1 || number > effects.size()) {
                throw year.wrong("effect", "there is no effect " + number + "; there are " + effects.size());
            }
            return effects.get(number - 1);
        });
        return new Measured(years, is.choice("direction", Measured.Direction.class));
    }

    private static Stated stated(JsonFields is) {
        return new Stated(
                is.objects("years", year -> number(year, "amount")),
                is.choice("basis", Basis.class),
                is.text("source"),
                is.textOrNone("comparison"));
    }

    private static Proxy proxy(JsonFields is) {
        return new Proxy(kroner(is, "years"), is.text("unit"), is.integer("priceYear"), is.text("source"), factor(is));
    }

    private static List<Double> kroner(JsonFields is, String field) {
        return is.objects(field, one -> one.number("kroner"));
    }

    private static Factor factor(JsonFields is) {
        return is.object(
                        "factor",
                        one -> new Factor(
                                one.textOrNone("name"),
                                one.object("distribution", ValueMapReading::distribution)
                                        .orElseThrow(() -> one.wrong("distribution", "it is missing"))))
                .orElse(Factor.NONE);
    }

    private static Deduction deduction(JsonFields is, String field) {
        return is.object(
                        field,
                        one -> new Deduction(number(one, "share"), one.textOrNone("source"), one.textOrNone("reason")))
                .orElse(Deduction.NONE);
    }

    private static Distribution number(JsonFields is, String field) {
        if (is.has("distribution") && is.has(field)) {
            throw is.wrong(field, "there is a distribution, too; only one of them counts");
        }
        return is.object("distribution", ValueMapReading::distribution)
                .orElseGet(() -> Distribution.fixed(is.number(field)));
    }

    private static Distribution distribution(JsonFields is) {
        String shape = is.text("shape");
        Function<JsonFields, Distribution> reading = SHAPES.get(shape);
        if (reading == null) {
            throw is.wrong(
                    "shape",
                    "no such shape as "
                            + Suggest.quoted(
                                    shape, SHAPES.keySet().stream().sorted().toList()));
        }
        return reading.apply(is);
    }
}
