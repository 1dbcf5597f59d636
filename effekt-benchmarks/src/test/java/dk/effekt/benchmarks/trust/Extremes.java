package dk.effekt.benchmarks.trust;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inJobOrEducation;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.JOB;
import static dk.effekt.sroi.Kroner.kroner;

import dk.effekt.dream.Dream;
import dk.effekt.dream.ParticipationList;
import dk.effekt.dream.synthetic.SyntheticExtract;
import dk.effekt.effect.EValue;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.EmpiricalCalibration;
import dk.effekt.effect.Estimate;
import dk.effekt.effect.Estimation;
import dk.effekt.effect.Measure;
import dk.effekt.effect.Power;
import dk.effekt.effect.RosenbaumBounds;
import dk.effekt.effect.SurvivalCurve;
import dk.effekt.effect.SurvivalEstimators;
import dk.effekt.effect.VarianceEstimators;
import dk.effekt.evidence.EvidenceMap;
import dk.effekt.experiment.DifferenceInDifferences;
import dk.effekt.experiment.RandomizedTrial;
import dk.effekt.experiment.RegressionDiscontinuity;
import dk.effekt.experiment.SyntheticControl;
import dk.effekt.intervention.InterventionCatalogue;
import dk.effekt.intervention.Offer;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.keyfigures.Share;
import dk.effekt.matching.CoarsenedExact;
import dk.effekt.matching.Distances;
import dk.effekt.matching.EntropyBalancing;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.ExactMatching;
import dk.effekt.matching.InversePropensity;
import dk.effekt.matching.Match;
import dk.effekt.matching.Matched;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.OptimalFull;
import dk.effekt.matching.OptimalPairs;
import dk.effekt.matching.PropensityModels;
import dk.effekt.matching.QuickFullMatching;
import dk.effekt.matching.Subclassification;
import dk.effekt.matching.Units;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.investment.InternalRate;
import dk.effekt.sroi.investment.InvestmentCase;
import dk.effekt.sroi.uncertainty.MonteCarlo;
import dk.effekt.study.Study;
import dk.effekt.study.StudyBuilder;
import dk.effekt.study.StudyResult;
import dk.effekt.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What becomes of extreme input: the tables of {@code docs/extremes.md}. */
final class Extremes {

    private static final int ROWS = 200;
    private static final int LONGEST = 150;

    private Extremes() {}

    /** The tables by their names on the page. */
    static Map<String, String> tables() throws IOException {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("matching", matching());
        tables.put("estimates", estimates());
        tables.put("others", others());
        tables.put("study", study());
        return tables;
    }

    private static String matching() {
        Map<String, Table> situations = new LinkedHashMap<>();
        Table usual = people(row -> row % 3 == 0);
        situations.put("no rows", usual.take());
        situations.put("one row", usual.take(0));
        situations.put("all treated", people(row -> true));
        situations.put("nobody treated", people(row -> false));
        situations.put("one treated", people(row -> row == 7));
        situations.put("one untreated", people(row -> row != 7));
        situations.put("one of each", usual.take(0, 1));
        boolean[] old = new boolean[ROWS];
        double[] ages = usual.numbers("age");
        Arrays.setAll(ages, row -> ages[row]);
        for (int row = 0; row < ROWS; row++) {
            old[row] = ages[row] > 45;
        }
        situations.put("treated if and only if older than 45", usual.withFlag("treat", old));
        situations.put("a constant covariate", usual.withNumber("skill", new double[ROWS]));
        situations.put("a collinear covariate", usual.withNumber("skill", changed(ages, age -> 2 * age + 1)));
        situations.put(
                "everybody twice",
                usual.take(IntStream.range(0, 2 * ROWS).map(i -> i % ROWS).toArray()));
        situations.put("covariates times 1e150", usual.withNumber("age", changed(ages, age -> 1e150 * age)));
        situations.put("covariates times 1e300", usual.withNumber("age", changed(ages, age -> 1e300 * age)));
        situations.put("covariates times 1e-150", usual.withNumber("age", changed(ages, age -> 1e-150 * age)));
        situations.put("covariates times 1e-300", usual.withNumber("age", changed(ages, age -> 1e-300 * age)));
        situations.put("covariates plus 1e12", usual.withNumber("age", changed(ages, age -> 1e12 + age)));
        situations.put(
                "a covariate that is not known",
                usual.withNumber("skill", changed(ages, age -> age == 20 ? Double.NaN : age * age)));
        Map<String, UnaryOperator<Match>> ways = new LinkedHashMap<>();
        ways.put("nearest", match -> match);
        ways.put("pairs", match -> match.by(NearestNeighbour.of(1).withoutReplacement()));
        ways.put("ridge", match -> match.propensity(PropensityModels.ridge(0.01)));
        ways.put("Mahalanobis", match -> match.distance(Distances::mahalanobis).by(NearestNeighbour.of(2)));
        ways.put(
                "Euclid in SDs",
                match -> match.distance(Distances::scaledEuclidean).by(NearestNeighbour.of(2)));
        ways.put("exact", match -> match.exactly("sex").by(ExactMatching.INSTANCE));
        ways.put("coarsened", match -> match.by(CoarsenedExact.withDefaults()));
        ways.put("optimal pairs", match -> match.by(OptimalPairs.of(1)));
        ways.put("optimal full", match -> match.by(OptimalFull.create()));
        ways.put("quick full", match -> match.by(QuickFullMatching.withDefaults()));
        ways.put("subclasses", match -> match.by(Subclassification.of(6)));
        ways.put("IPW", match -> match.by(InversePropensity.withDefaults()));
        ways.put("overlap weights", match -> match.estimating(Estimand.ATO).by(InversePropensity.withDefaults()));
        ways.put("entropy balancing", match -> match.by(EntropyBalancing.of(1)));
        Lines lines = new Lines();
        situations.forEach((situation, table) -> ways.forEach((name, way) -> lines.add(
                situation,
                name,
                () -> way.apply(Match.on(table, "treat ~ age + skill + sex"))
                        .fit()
                        .toString())));
        return lines.text("table", "method");
    }

    private static String estimates() {
        Map<String, double[]> outcomes = new LinkedHashMap<>();
        outcomes.put("all 0", constant(0));
        outcomes.put("all 1", constant(1));
        outcomes.put("all 0.1", constant(0.1));
        outcomes.put("never observed", constant(Double.NaN));
        outcomes.put("infinite", constant(Double.POSITIVE_INFINITY));
        Table usual = people(row -> row % 3 == 0);
        outcomes.put("times 1e300", changed(usual.numbers("job"), job -> 1e300 * job));
        outcomes.put("times 1e-300", changed(usual.numbers("job"), job -> 1e-300 * job));
        Map<String, UnaryOperator<Estimation>> ways = new LinkedHashMap<>();
        ways.put("as it comes", estimation -> estimation);
        ways.put("difference", estimation -> estimation.with(EffectEstimators.weightedDifference()));
        ways.put("regression", estimation -> estimation.with(EffectEstimators.regressionAdjusted()));
        ways.put("focal regression", estimation -> estimation.with(EffectEstimators.focalRegression()));
        ways.put("bias corrected", estimation -> estimation.with(EffectEstimators.biasCorrected()));
        ways.put("AIPW", estimation -> estimation.with(EffectEstimators.augmented()));
        ways.put("ratio", estimation -> difference(estimation).measure(Measure.RATIO));
        ways.put("HC0", estimation -> difference(estimation).errors(VarianceEstimators.hc0()));
        ways.put("HC3", estimation -> difference(estimation).errors(VarianceEstimators.hc3()));
        ways.put("on sets", estimation -> difference(estimation).errors(VarianceEstimators.clusteredOnSets()));
        ways.put("one cluster", estimation -> difference(estimation).clusteredOn("town"));
        ways.put("Abadie-Imbens", estimation -> estimation.errors(VarianceEstimators.abadieImbens()));
        ways.put("bootstrap", estimation -> difference(estimation).errors(VarianceEstimators.bootstrap(20, 1)));
        Matched pairs = pairs(usual);
        Matched shared =
                Match.on(usual, "treat ~ age + skill + sex").identifiedBy("id").fit();
        Matched weights = Match.on(usual, "treat ~ age + skill + sex")
                .identifiedBy("id")
                .by(InversePropensity.withDefaults())
                .fit();
        Lines lines = new Lines();
        outcomes.forEach((name, outcome) -> Map.of("", pairs)
                .forEach((any, matched) -> ways.forEach((way, choose) -> lines.add(
                        "pairs, outcome " + name,
                        way,
                        () -> shown(choose.apply(Estimation.of(matched).outcome("job", outcome))
                                .estimate())))));
        ways.forEach((way, choose) -> lines.add(
                "nearest, outcome all 1",
                way,
                () -> shown(choose.apply(Estimation.of(shared).outcome("job", constant(1)))
                        .estimate())));
        ways.forEach((way, choose) -> lines.add(
                "IPW, outcome all 1",
                way,
                () -> shown(choose.apply(Estimation.of(weights).outcome("job", constant(1)))
                        .estimate())));
        Matched one = Match.on(people(row -> row == 7), "treat ~ age + skill")
                .distance(Distances::mahalanobis)
                .by(NearestNeighbour.of(5))
                .fit();
        ways.forEach((way, choose) -> lines.add(
                "one treated, five untreated",
                way,
                () -> shown(choose.apply(Estimation.of(one).outcome("job")).estimate())));
        Units units = Units.of(flags(row -> row % 2 == 0, 40));
        Map<String, double[]> weighings = new LinkedHashMap<>();
        weighings.put("all 1e-300", filled(40, row -> 1e-300));
        weighings.put("all the least above 0", filled(40, row -> Double.MIN_VALUE));
        weighings.put("one 1e300 among ones", filled(40, row -> row == 0 ? 1e300 : 1));
        weighings.put("all 0", new double[40]);
        weighings.put("one negative", filled(40, row -> row == 0 ? -1 : 1));
        weighings.put("one NaN", filled(40, row -> row == 0 ? Double.NaN : 1));
        weighings.forEach((name, weighing) -> lines.add(
                "weights " + name,
                "difference, HC3",
                () -> shown(difference(Estimation.of(MatchedSample.weighted(units, weighing))
                                .outcome("job", filled(40, row -> row % 3)))
                        .errors(VarianceEstimators.hc3())
                        .estimate())));
        return lines.text("comparison", "estimator or errors");
    }

    private static Estimation difference(Estimation estimation) {
        return estimation.with(EffectEstimators.weightedDifference());
    }

    private static String shown(Estimate estimate) {
        return "an estimate, "
                + estimate.caution().map(what -> "with the caution: " + what).orElse("with its interval");
    }

    private static String others() {
        Lines lines = new Lines();
        lines.add("pairs that do not differ", "RosenbaumBounds", () -> RosenbaumBounds.of(new double[3]));
        lines.add("no pairs", "RosenbaumBounds", () -> RosenbaumBounds.of(new double[0]));
        lines.add("a share of 0", "EValue", () -> EValue.ofShares(0.5, 0, 0, 1));
        lines.add("a ratio of 1", "EValue", () -> EValue.ofRiskRatio(1));
        lines.add(
                "two negative controls",
                "EmpiricalCalibration",
                () -> EmpiricalCalibration.of(new double[] {0, 0}, new double[] {1, 1}));
        lines.add(
                "negative controls that are all 0",
                "EmpiricalCalibration",
                () -> EmpiricalCalibration.of(new double[5], new double[5]));
        lines.add("a share of 0", "Power", () -> Power.ofShare(0));
        lines.add("no spread", "Power", () -> Power.ofMean(0));
        lines.add(
                "one treated",
                "Power",
                () -> Power.ofShare(0.3).table(1).lines().skip(2).findFirst().orElseThrow());
        lines.add(
                "nobody leaves",
                "SurvivalCurve",
                () -> SurvivalCurve.of(new double[] {3, 4}, new int[2], new double[] {1, 1})
                        .restrictedMean(4));
        lines.add(
                "all leave at once",
                "SurvivalCurve",
                () -> SurvivalCurve.of(new double[] {3, 3}, new int[] {1, 1}, new double[] {1, 1})
                        .survival(3));
        lines.add("no weights", "SurvivalCurve", () -> SurvivalCurve.of(new double[] {3}, new int[1], new double[1]));
        lines.add(
                "nobody leaves", "SurvivalEstimators.incidence", () -> SurvivalEstimators.incidence(new int[3], 1, 52));
        Table usual = people(row -> row % 3 == 0);
        Map<String, Table> lots = new LinkedHashMap<>();
        lots.put("all drawn", people(row -> true));
        lots.put("nobody drawn", people(row -> false));
        lots.put("one drawn", people(row -> row == 7));
        lots.put("outcome all 1", usual.withNumber("job", constant(1)));
        lots.put("outcome not known", usual.withNumber("job", constant(Double.NaN)));
        lots.put("no rows", usual.take());
        lots.forEach((name, table) -> lines.add(
                name,
                "RandomizedTrial",
                () -> RandomizedTrial.on(table).treated("treat").outcome("job").estimate()));
        lots.forEach((name, table) -> lines.add(
                name,
                "RandomizedTrial.randomizationTest",
                () -> RandomizedTrial.on(table).treated("treat").outcome("job").randomizationTest(99, 1)));
        lines.add(
                "one cluster",
                "RandomizedTrial",
                () -> RandomizedTrial.on(usual)
                        .treated("treat")
                        .outcome("job")
                        .clusters("town")
                        .estimate());
        RegressionDiscontinuity rule =
                RegressionDiscontinuity.on(usual).running("age").outcome("job");
        lines.add(
                "everybody on one side",
                "RegressionDiscontinuity",
                () -> rule.cutoff(99).estimate());
        lines.add(
                "outcome all 1",
                "RegressionDiscontinuity",
                () -> RegressionDiscontinuity.on(usual.withNumber("job", constant(1)))
                        .running("age")
                        .outcome("job")
                        .cutoff(40)
                        .estimate());
        lines.add(
                "one value on each side",
                "RegressionDiscontinuity",
                () -> RegressionDiscontinuity.on(
                                usual.withNumber("age", changed(usual.numbers("age"), age -> age < 40 ? 30 : 50)))
                        .running("age")
                        .outcome("job")
                        .cutoff(40)
                        .estimate());
        Map<String, Table> panels = new LinkedHashMap<>();
        panels.put("nobody is ever treated", panel(4, unit -> false, false));
        panels.put("all are treated at once", panel(4, unit -> true, false));
        panels.put("one unit is treated, one is not", panel(2, unit -> unit == 0, false));
        panels.put("outcome all 1", panel(6, unit -> unit < 3, true));
        panels.forEach((name, table) -> {
            lines.add(
                    name,
                    "DifferenceInDifferences",
                    () -> DifferenceInDifferences.on(table)
                            .unit("unit")
                            .period("period")
                            .firstTreated("first")
                            .outcome("share")
                            .estimate());
            lines.add(
                    name,
                    "SyntheticControl",
                    () -> SyntheticControl.on(table)
                            .unit("unit")
                            .period("period")
                            .firstTreated("first")
                            .outcome("share")
                            .estimate());
        });
        lines.add("none of none", "Share", () -> new Share(0, 0));
        lines.add("one of one", "Share", () -> new Share(1, 1));
        lines.add("all payments 0", "InternalRate", () -> InternalRate.ofYears(0, 0));
        lines.add("nothing is paid back", "InternalRate", () -> InternalRate.ofYears(-100, 0));
        ValueMap empty = ValueMap.named("nothing");
        lines.add("no input and no outcome", "ValueMap", empty::evaluate);
        lines.add("no outcome", "ValueMap", () -> paying(0.0, 0.0).evaluate());
        lines.add(
                "nothing is uncertain",
                "MonteCarlo",
                () -> MonteCarlo.seed(1).draws(100).simulate(paying(10, 0)));
        lines.add(
                "inputs of 0 kr",
                "ValueMap",
                () -> ValueMap.named("free")
                        .participants(1)
                        .input("Municipality", kroner(0).perParticipant())
                        .evaluate());
        lines.add("quantities of 1e300", "ValueMap", () -> paying(1e300, 1e300).evaluate());
        lines.add(
                "a saving of 0",
                "InvestmentCase",
                () -> InvestmentCase.of(paying(0, 0)).toString());
        return lines.text("situation", "what is asked");
    }

    private static ValueMap paying(double amount, double error) {
        return ValueMap.named("paying")
                .participants(1)
                .input("Municipality", kroner(100).perParticipant())
                .outcome(
                        ValueKind.FISCAL,
                        "Municipality",
                        "weeks",
                        Quantity.stated(amount, Basis.PER_PARTICIPANT, "survey").withStandardErrors(error),
                        kroner(1_000).perWeek(2024, "invented"));
    }

    private static String study() throws IOException {
        SyntheticExtract extract = SyntheticExtract.of(800, 3);
        Register register;
        Participations parts;
        try (InputStream dream = extract.openDream();
                InputStream list = extract.openParticipations()) {
            register = Dream.reader().read(dream, "dream.csv");
            parts = ParticipationList.reader().read(list, "indsats.csv");
        }
        List<Participation> all = parts.in(extract.intervention());
        List<Long> takers = all.stream().map(Participation::personId).toList();
        Lines lines = new Lines();
        lines.add("nobody on the list", "Study", () -> found(plan(), register, Participations.of(List.of())));
        lines.add("nobody in the register", "Study", () -> found(plan(), register.keeping(person -> false), parts));
        lines.add(
                "nobody to compare with",
                "Study",
                () -> found(plan(), register.keeping(person -> person == takers.get(0)), parts));
        lines.add(
                "one participant whom the covariates give away",
                "Study",
                () -> found(plan(), register, Participations.of(all.subList(0, 1))));
        Participations one = Participations.of(List.of(matchable(register, all)));
        lines.add("one participant", "Study", () -> found(plan(), register, one));
        lines.add("one participant", "refute", () -> refuted(plan(), register, one));
        lines.add(
                "everybody takes part, now or later",
                "Study",
                () -> found(plan(), register.keeping(takers::contains), parts));
        lines.add(
                "an outcome that nobody has",
                "Study",
                () -> found(plan().outcomes(dk.effekt.outcome.Outcomes.in(StateGroup.of("leave"))), register, parts));
        lines.add(
                "a follow-up that nobody reaches", "Study", () -> found(plan().followUp(months(600)), register, parts));
        lines.add(
                "nobody on the list",
                "KeyFigures",
                () -> KeyFigures.of("Brobygning til Uddannelse")
                        .measure(register, Participations.of(List.of()))
                        .toString());
        lines.add(
                "one participant",
                "KeyFigures",
                () -> KeyFigures.of("Brobygning til Uddannelse")
                        .measure(register, Participations.of(all.subList(0, 1)))
                        .toString());
        lines.add(
                "a catalogue without studies",
                "EvidenceMap",
                () -> EvidenceMap.of(
                        InterventionCatalogue.of(List.of(Offer.named("Brobygning til Uddannelse"))), List.of()));
        return lines.text("situation", "what is asked");
    }

    private static StudyBuilder plan() {
        return Study.named("BTU")
                .participantsOf("Brobygning til Uddannelse")
                .eligible(age(18, 30).and(receiving(EDUCATIONAL_ASSISTANCE)))
                .exactlyOn(sex())
                .matchedOn(age(), weeksIn(BENEFIT, last(52)), weeksIn(JOB, last(52)))
                .followUp(months(6))
                .outcomes(inJobOrEducation());
    }

    /** The first with whom a study can be made alone. */
    private static Participation matchable(Register register, List<Participation> all) {
        for (Participation each : all) {
            try {
                plan().build().estimate(register, Participations.of(List.of(each)));
                return each;
            } catch (IllegalArgumentException refused) {
                // The next one, then.
            }
        }
        throw new AssertionError("nobody");
    }

    private static String found(StudyBuilder plan, Register register, Participations parts) {
        StudyResult result = plan.build().estimate(register, parts);
        var last = result.effects()
                .paths()
                .get(result.effects().paths().size() - 1)
                .at(result.study().followUps().get(result.study().followUps().size() - 1));
        return "a result (" + result.effects().estimand() + "), "
                + last.caution().map(what -> "with the caution: " + what).orElse("with its interval")
                + (result.gates().passes() ? "" : "; gates fail");
    }

    private static String refuted(StudyBuilder plan, Register register, Participations parts) {
        var before = plan.build().estimate(register, parts).refute().before();
        return before.leavingZeroOut().size() + " of " + before.paths().size()
                + " paths before the start leave zero out";
    }

    private static Table people(IntPredicate isTreated) {
        Random random = new Random(7);
        double[] ages = new double[ROWS];
        double[] skill = new double[ROWS];
        double[] jobs = new double[ROWS];
        String[] sexes = new String[ROWS];
        String[] ids = new String[ROWS];
        String[] towns = new String[ROWS];
        for (int row = 0; row < ROWS; row++) {
            ages[row] = 20 + random.nextInt(40);
            skill[row] = random.nextInt(1_000) / 100.0;
            jobs[row] = random.nextInt(2);
            sexes[row] = random.nextBoolean() ? "man" : "woman";
            ids[row] = "p" + (1_000 + row);
            towns[row] = "Ribe";
        }
        return Table.builder()
                .category("id", ids)
                .flag("treat", flags(isTreated, ROWS))
                .number("age", ages)
                .number("skill", skill)
                .category("sex", sexes)
                .category("town", towns)
                .number("job", jobs)
                .build();
    }

    private static Matched pairs(Table table) {
        return Match.on(table, "treat ~ age + skill + sex")
                .identifiedBy("id")
                .by(NearestNeighbour.of(1).withoutReplacement())
                .fit();
    }

    /** Units over six periods, some treated from the fourth on. */
    private static Table panel(int units, IntPredicate isTreated, boolean isConstant) {
        int periods = 6;
        String[] names = new String[units * periods];
        int[] period = new int[units * periods];
        int[] first = new int[units * periods];
        double[] share = new double[units * periods];
        for (int row = 0; row < names.length; row++) {
            int unit = row / periods;
            names[row] = "u" + unit;
            period[row] = 1 + row % periods;
            first[row] = isTreated.test(unit) ? 4 : 0;
            share[row] = isConstant ? 1 : (unit * 7 + row * row % 5) / 100.0;
        }
        return Table.builder()
                .category("unit", names)
                .number("period", period)
                .number("first", first)
                .number("share", share)
                .build();
    }

    private static boolean[] flags(IntPredicate is, int rows) {
        boolean[] flags = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            flags[row] = is.test(row);
        }
        return flags;
    }

    private static double[] constant(double value) {
        return filled(ROWS, row -> value);
    }

    private static double[] filled(int rows, java.util.function.IntToDoubleFunction value) {
        return IntStream.range(0, rows).mapToDouble(value).toArray();
    }

    private static double[] changed(double[] values, DoubleUnaryOperator change) {
        return Arrays.stream(values).map(change).toArray();
    }

    /** Collects what becomes of what, and puts together what becomes the same. */
    private static final class Lines {

        private final Map<List<String>, List<String>> asked = new LinkedHashMap<>();

        void add(String situation, String way, Supplier<Object> call) {
            asked.computeIfAbsent(List.of(situation, outcome(call)), any -> new ArrayList<>())
                    .add(way);
        }

        private static String outcome(Supplier<Object> call) {
            try {
                return cut(String.valueOf(call.get()));
            } catch (IllegalArgumentException | IllegalStateException refused) {
                return "refused: " + cut(refused.getMessage());
            }
        }

        private static String cut(String text) {
            String line =
                    text.lines().findFirst().orElse("").replace("|", "\\|").strip();
            return line.length() <= LONGEST ? line : line.substring(0, line.lastIndexOf(' ', LONGEST)) + " …";
        }

        String text(String situation, String way) {
            StringBuilder text =
                    new StringBuilder("| " + situation + " | " + way + " | what happens |\n|---|---|---|\n");
            Map<String, Long> outcomes = new LinkedHashMap<>();
            asked.keySet().forEach(key -> outcomes.merge(key.get(0), 1L, Long::sum));
            asked.forEach((key, ways) -> text.append("| ")
                    .append(key.get(0))
                    .append(" | ")
                    .append(outcomes.get(key.get(0)) == 1 && ways.size() > 2 ? "all" : String.join(", ", ways))
                    .append(" | ")
                    .append(key.get(1))
                    .append(" |\n"));
            return text.toString();
        }
    }
}
