package dk.effekt.study;

import dk.effekt.cohort.CohortDesign;
import dk.effekt.cohort.Criteria;
import dk.effekt.cohort.Criterion;
import dk.effekt.cohort.HeadToHeadDesign;
import dk.effekt.cohort.LaterStarts;
import dk.effekt.cohort.RiskSetDesign;
import dk.effekt.covariate.Covariate;
import dk.effekt.covariate.Covariates;
import dk.effekt.effect.EffectEstimator;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.Normalization;
import dk.effekt.effect.PathEstimator;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.matching.CoarsenedExact;
import dk.effekt.matching.Coarsening;
import dk.effekt.matching.EntropyBalancing;
import dk.effekt.matching.ExactMatching;
import dk.effekt.matching.InversePropensity;
import dk.effekt.matching.Matcher;
import dk.effekt.matching.MatchingOrder;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.OptimalFull;
import dk.effekt.matching.OptimalPairs;
import dk.effekt.matching.QuickFullMatching;
import dk.effekt.matching.Subclassification;
import dk.effekt.matching.TieRule;
import dk.effekt.outcome.FirstArrival;
import dk.effekt.outcome.FirstExit;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.Outcomes;
import dk.effekt.register.Sex;
import dk.effekt.register.SpellRule;
import dk.effekt.register.StateGroup;
import dk.effekt.regression.OutcomeModel;
import dk.effekt.study.ProtocolVocabulary.Kinds;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/** The kinds that effekt brings, each made by the factory that a researcher would call. */
final class OwnKinds {

    private OwnKinds() {}

    static ProtocolVocabulary vocabulary() {
        return new ProtocolVocabulary(
                criteria(),
                covariates(),
                outcomes(),
                Kinds.<CohortDesign>of("design")
                        .with("head-to-head", is -> HeadToHeadDesign.headToHead(is.text("other")))
                        .with(
                                "risk-set",
                                is -> new RiskSetDesign(
                                        is.choice("atRisk", RiskSetDesign.AtRisk.class),
                                        is.choice("laterStarts", LaterStarts.class))),
                matchers(),
                Kinds.<PathEstimator>of("estimator").with("weekly", is -> WeeklyEstimator.of(is.effectEstimator("by"))),
                effectEstimators());
    }

    private static Kinds<Criterion> criteria() {
        return Kinds.<Criterion>of("criterion")
                .with("age", is -> Criteria.age(is.integer("from"), is.integer("to")))
                .with("sex", is -> Criteria.sex(is.choice("sex", Sex.class)))
                .with(
                        "municipality",
                        is -> Criteria.municipality(is.integers("codes").stream()
                                .mapToInt(Integer::intValue)
                                .toArray()))
                .with(
                        "trait",
                        is -> Criteria.trait(is.text("name"), is.texts("values").toArray(String[]::new)))
                .with("receiving", is -> Criteria.receiving(is.group("group")))
                .with("receiving-for", is -> Criteria.receivingFor(is.group("group"), is.integer("atLeastWeeks")))
                .with("receiving-at-most", is -> Criteria.receivingAtMost(is.group("group"), is.integer("atMostWeeks")))
                .with(
                        "received-at-least",
                        is -> Criteria.receivedAtLeast(
                                is.group("group"), is.integer("weeks"), is.integer("ofLastWeeks")))
                .with(
                        "received-at-most",
                        is -> Criteria.receivedAtMost(
                                is.group("group"), is.integer("weeks"), is.integer("ofLastWeeks")))
                .with("not-yet-in", is -> Criteria.notYetIn(is.text("intervention")))
                .with("not-in-last", is -> Criteria.notInLast(is.integer("weeks"), is.text("intervention")))
                .with("not", is -> Criteria.not(is.criterion("of")))
                .with("and", is -> joined(is, Criterion::and))
                .with("or", is -> joined(is, Criterion::or))
                .with("earlier", is -> is.criterion("of").shift(is.integer("weeks")));
    }

    private static Criterion joined(Arguments is, BinaryOperator<Criterion> by) {
        return is.criteria("of").stream()
                .reduce(by)
                .orElseThrow(() -> is.wrong("of", "the list is empty; a criterion at least is wanted"));
    }

    private static Kinds<List<Covariate>> covariates() {
        return Kinds.<List<Covariate>>of("covariate")
                .with("age", is -> List.of(Covariates.age()))
                .with("sex", is -> List.of(Covariates.sex()))
                .with("origin", is -> List.of(Covariates.origin()))
                .with("municipality", is -> List.of(Covariates.municipality()))
                .with("calendar-week", is -> List.of(Covariates.calendarWeek()))
                .with("of-municipality", is -> List.of(Covariates.ofMunicipality(is.text("name"), series(is))))
                .with("days-since-birthday", is -> List.of(Covariates.daysSinceBirthday(is.integer("years"))))
                .with("start-year", is -> List.of(Covariates.startYear()))
                .with(
                        "bands",
                        is -> List.of(Covariates.bands(
                                is.covariate("of"),
                                is.numbers("from").stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray())))
                .with("trait", is -> List.of(Covariates.trait(is.text("name"))))
                .with("trait-number", is -> List.of(Covariates.traitNumber(is.text("name"))))
                .with("weeks-in", is -> List.of(Covariates.weeksIn(is.group("group"), window(is, "last"))))
                .with("history-blocks", is -> Covariates.historyBlocks(is.group("group"), window(is, "last")))
                .with("history-block", is -> {
                    List<Covariate> upTo = Covariates.historyBlocks(is.group("group"), window(is, "farthestWeek"));
                    return upTo.subList(upTo.size() - 1, upTo.size());
                })
                .with(
                        "current-spell-length",
                        is -> List.of(Covariates.currentSpellLength(
                                is.has("group") ? is.group("group") : StateGroup.BENEFIT)));
    }

    private static Map<Integer, Map<YearMonth, Double>> series(Arguments is) {
        Map<Integer, Map<YearMonth, Double>> all = new TreeMap<>();
        for (Arguments clause : is.clauses("series")) {
            clause.read(one -> {
                List<String> months = one.texts("months");
                List<Double> values = one.numbers("values");
                if (!one.kind().equals("municipality")) {
                    throw one.unknownKind("series", List.of("municipality"));
                }
                if (months.size() != values.size()) {
                    throw one.wrong("values", values.size() + " values for " + months.size() + " months");
                }
                Map<YearMonth, Double> series = new TreeMap<>();
                for (int i = 0; i < months.size(); i++) {
                    if (series.put(month(one, i, months.get(i)), values.get(i)) != null) {
                        throw one.wrong("months[" + i + "]", months.get(i) + " is given twice");
                    }
                }
                if (all.put(one.integer("code"), series) != null) {
                    throw one.wrong("code", one.integer("code") + " has two series");
                }
                return series;
            });
        }
        return all;
    }

    private static YearMonth month(Arguments is, int place, String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeParseException e) {
            throw is.wrong("months[" + place + "]", "\"" + month + "\" is no month; write one as 2024-01");
        }
    }

    private static Covariates.Window window(Arguments is, String name) {
        return Covariates.last(is.integer(name));
    }

    private static Kinds<Outcome> outcomes() {
        return Kinds.<Outcome>of("outcome")
                .with("in", is -> named(is, Outcomes.in(is.group("group"))))
                .with("weeks-in", is -> named(is, Outcomes.weeksIn(is.group("group"))))
                .with("paid-hours", is -> Outcomes.paidHours())
                .with("sustained-exit", is -> Outcomes.sustainedExitTo(is.group("destination"), is.integer("weeks")))
                .with(
                        "returned",
                        is -> Outcomes.returnedWithin(
                                is.integer("withinMonths"), is.group("benefit"), is.choice("rule", SpellRule.class)))
                .with("came-to", is -> {
                    List<StateGroup> all = new ArrayList<>(List.of(is.group("destination")));
                    all.addAll(is.groups("before"));
                    return new FirstArrival(all).outcomes().get(0);
                })
                .with("not-come-to", is -> new FirstArrival(is.groups("destinations")).nowhere())
                .with("left", is -> firstExit(is).left())
                .with("left-for", is -> {
                    FirstExit exit = firstExit(is);
                    List<String> names = Stream.concat(
                                    exit.destinations().stream().map(StateGroup::name), Stream.of(FirstExit.OTHER))
                            .toList();
                    int place = names.indexOf(is.text("destination"));
                    if (place < 0) {
                        throw is.wrong(
                                "destination",
                                "\"" + is.text("destination") + "\" is none of " + String.join(", ", names));
                    }
                    return exit.outcomes().get(place);
                });
    }

    private static Outcome named(Arguments is, Outcomes.StateOutcome outcome) {
        return is.has("name") ? outcome.named(is.text("name")) : outcome;
    }

    private static FirstExit firstExit(Arguments is) {
        return new FirstExit(is.group("from"), is.choice("rule", SpellRule.class), is.groups("destinations"));
    }

    private static Kinds<Matcher> matchers() {
        return Kinds.<Matcher>of("matcher")
                .with("nearest-neighbour", OwnKinds::nearestNeighbour)
                .with("exact", is -> ExactMatching.INSTANCE)
                .with("coarsened-exact", is -> {
                    CoarsenedExact matcher = CoarsenedExact.of(coarsening(is.clause("others")));
                    for (Arguments one : is.clauses("named")) {
                        matcher = matcher.with(one.text("covariate"), coarsening(one));
                    }
                    return matcher;
                })
                .with(
                        "subclassification",
                        is -> Subclassification.of(is.integer("subclasses")).atLeast(is.integer("least")))
                .with(
                        "quick-full",
                        is -> new QuickFullMatching(
                                is.integer("treated"),
                                is.integer("untreated"),
                                is.integer("size"),
                                is.caliper("caliper")))
                .with(
                        "optimal-pairs",
                        is -> new OptimalPairs(
                                is.integer("matches"),
                                is.caliper("caliper"),
                                is.wholeNumber("mostPairs"),
                                is.wholeNumber("mostArcs")))
                .with(
                        "optimal-full",
                        is -> new OptimalFull(
                                is.integer("mostUntreated"),
                                is.integer("mostTreated"),
                                is.caliper("caliper"),
                                is.wholeNumber("mostPairs"),
                                is.wholeNumber("mostArcs")))
                .with(
                        "inverse-propensity",
                        is -> new InversePropensity(is.number("lowest"), is.number("highest"), is.number("quantile")))
                .with(
                        "entropy-balancing",
                        is -> new EntropyBalancing(
                                is.integer("moments"), is.choice("targets", EntropyBalancing.TargetMeans.class)));
    }

    private static Matcher nearestNeighbour(Arguments is) {
        NearestNeighbour matcher = is.has("least")
                ? NearestNeighbour.ofVariable(is.integer("least"), is.integer("most"), is.number("average"))
                : NearestNeighbour.of(is.integer("matches"));
        matcher = matcher.within(is.caliper("caliper"));
        matcher = is.has("ties") ? matcher.ties(is.choice("ties", TieRule.class)) : matcher;
        matcher = is.has("tieTolerance") ? matcher.averagingTies(is.number("tieTolerance")) : matcher;
        if (!is.has("uses")) {
            return matcher;
        }
        return is.has("order")
                ? matcher.reusedAtMost(is.integer("uses"), is.choice("order", MatchingOrder.class))
                : matcher.reusedAtMost(is.integer("uses"));
    }

    private static Coarsening coarsening(Arguments clause) {
        return clause.read(is -> switch (is.kind()) {
            case "at" ->
                Coarsening.at(is.numbers("points").stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
            case "bins" -> Coarsening.bins(is.integer("count"));
            case "quantiles" -> Coarsening.quantiles(is.integer("count"));
            case "automatic" -> Coarsening.automatic(is.choice("rule", Coarsening.Rule.class));
            case "none" -> Coarsening.none();
            default -> throw is.unknownKind("coarsening", List.of("at", "bins", "quantiles", "automatic", "none"));
        });
    }

    private static Kinds<EffectEstimator> effectEstimators() {
        return Kinds.<EffectEstimator>of("estimator of the effect in a week")
                .with("weighted-difference", is -> EffectEstimators.weightedDifference())
                .with("bias-corrected", is -> EffectEstimators.biasCorrected())
                .with("focal-regression", is -> EffectEstimators.focalRegression())
                .with(
                        "regression-adjusted",
                        is -> EffectEstimators.regressionAdjusted(is.choice("model", OutcomeModel.class)))
                .with("ancova", is -> EffectEstimators.ancova(is.choice("model", OutcomeModel.class)))
                .with(
                        "augmented",
                        is -> EffectEstimators.augmented(
                                is.choice("model", OutcomeModel.class),
                                is.choice("normalization", Normalization.class)));
    }
}
