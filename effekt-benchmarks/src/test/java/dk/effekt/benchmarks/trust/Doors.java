package dk.effekt.benchmarks.trust;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.covariate.Covariates;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.effect.Bootstrap;
import dk.effekt.effect.EValue;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.EmpiricalCalibration;
import dk.effekt.effect.Estimation;
import dk.effekt.effect.PotentialMeans;
import dk.effekt.effect.Power;
import dk.effekt.effect.RosenbaumBounds;
import dk.effekt.effect.SurvivalCurve;
import dk.effekt.effect.SurvivalEstimators;
import dk.effekt.effect.VarianceEstimators;
import dk.effekt.evidence.CitedStudy;
import dk.effekt.evidence.EvidenceGrade;
import dk.effekt.experiment.RegressionDiscontinuity;
import dk.effekt.input.Findings;
import dk.effekt.intervention.UnitCost;
import dk.effekt.keyfigures.StartedAndSaved;
import dk.effekt.matching.Caliper;
import dk.effekt.matching.Coarsening;
import dk.effekt.matching.CommonSupport;
import dk.effekt.matching.GateRule;
import dk.effekt.matching.InversePropensity;
import dk.effekt.matching.Match;
import dk.effekt.matching.Matched;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.MinimumDetectable;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.Points;
import dk.effekt.matching.PropensityModels;
import dk.effekt.matching.PropensityScore;
import dk.effekt.matching.Scores;
import dk.effekt.matching.Units;
import dk.effekt.protocol.Clause;
import dk.effekt.register.Codebook;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.PaidHoursBuilder;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.SameMonth;
import dk.effekt.regression.OutcomeDesign;
import dk.effekt.regression.OutcomeFit;
import dk.effekt.regression.OutcomeModel;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Cost;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.Extrapolation;
import dk.effekt.sroi.Factor;
import dk.effekt.sroi.Kroner;
import dk.effekt.sroi.MeasuredEffect;
import dk.effekt.sroi.Proxy;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.SuccessShare;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueOutcome;
import dk.effekt.sroi.investment.InternalRate;
import dk.effekt.sroi.investment.OutcomeContract;
import dk.effekt.sroi.purse.BenefitRate;
import dk.effekt.sroi.purse.Payer;
import dk.effekt.sroi.purse.Price;
import dk.effekt.sroi.purse.ReimbursementLadder;
import dk.effekt.sroi.purse.Split;
import dk.effekt.sroi.purse.TaxRule;
import dk.effekt.sroi.purse.Wage;
import dk.effekt.sroi.purse.WelfareRules;
import dk.effekt.sroi.uncertainty.MonteCarlo;
import dk.effekt.sroi.uncertainty.Scenarios;
import dk.effekt.sroi.uncertainty.Tornado;
import dk.effekt.sroi.uncertainty.TwoWay;
import dk.effekt.sroi.wellbeing.Answer;
import dk.effekt.sroi.wellbeing.Lasting;
import dk.effekt.sroi.wellbeing.LifeSatisfaction;
import dk.effekt.sroi.wellbeing.Slope;
import dk.effekt.sroi.wellbeing.Wellby;
import dk.effekt.sroi.wellbeing.WellbyInPounds;
import dk.effekt.table.Table;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The public entries that take numbers, each with numbers that it takes and what it does with them. */
final class Doors {

    /**
     * An entry.
     *
     * @param name as {@link Signatures} writes it
     * @param ordinary numbers that it takes
     * @param enter calls it with numbers like these
     * @param taken of which of the numbers {@code NaN}, {@code +∞} and {@code −∞} mean something, as position and value
     */
    record Door(String name, List<Double> ordinary, Function<double[], Object> enter, Set<String> taken) {

        Door taking(String... extremes) {
            return new Door(name, ordinary, enter, Set.of(extremes));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final String SOURCE = "a survey";
    private static final boolean[] ARMS = {true, true, true, false, false, false, false, false};
    private static final double[] AGES = {31, 42, 25, 30, 41, 26, 55, 33};
    private static final double[] JOBS = {1, 0, 1, 0, 1, 0, 0, 1};

    private final List<Door> doors = new ArrayList<>();

    private Doors() {}

    static List<Door> all() {
        Doors all = new Doors();
        all.tables();
        all.matching();
        all.effects();
        all.experiments();
        all.registers();
        all.values();
        all.purse();
        all.uncertainty();
        return all.doors;
    }

    private Door add(String name, Function<double[], Object> enter, double... ordinary) {
        Door door = new Door(name, Arrays.stream(ordinary).boxed().toList(), enter, Set.of());
        doors.add(door);
        return door;
    }

    /** The last one, where some extremes are taken. */
    private void taking(String... extremes) {
        doors.add(doors.remove(doors.size() - 1).taking(extremes));
    }

    private void tables() {
        add("Table.Builder.number(String,double[])", x -> Table.builder().number("age", x), 31, 42);
        taking("0 NaN", "1 NaN");
        add("Table.withNumber(String,double[])", x -> table().withNumber("more", first(AGES, x)), 31);
        taking("0 NaN");
        add("DesignMatrix.of(List,double[][])", x -> DesignMatrix.of(List.of("age"), new double[][] {x}), 31, 42);
        add(
                "OutcomeDesign.ofArm(DesignMatrix,int[],double[],String)",
                x -> OutcomeDesign.ofArm(ages(), new int[] {0, 1, 2}, x, "treated"),
                1,
                1,
                1);
        add(
                "OutcomeDesign.ofBoth(DesignMatrix,int[],double[])",
                x -> OutcomeDesign.ofBoth(ages(), new int[] {0, 1, 2, 3}, x),
                1,
                1,
                1,
                1);
        add(
                "OutcomeFit.of(OutcomeModel,OutcomeDesign,int[],boolean[],double[],double[],String)",
                x -> {
                    OutcomeDesign design =
                            OutcomeDesign.ofArm(ages(), new int[] {0, 1, 2}, new double[] {1, 1, 1}, "treated");
                    return OutcomeFit.of(
                            OutcomeModel.LINEAR,
                            design,
                            new int[] {0, 1, 2},
                            ARMS,
                            first(AGES, x[0], x[0], x[0]),
                            first(JOBS, x),
                            "treated");
                },
                1,
                0,
                1);
        add("Clause.with(String,double)", x -> Clause.of("a").with("b", x[0]), 0.5);
    }

    private void matching() {
        add("Match.within(String,double)", x -> Match.on(table(), "t ~ age").within("age", x[0]), 5);
        add("Units.within(String,double[],double)", x -> units().within("age", first(AGES, x[0]), x[1]), 31, 5);
        add("Units.of(boolean[],double[])", x -> Units.of(ARMS, first(AGES, x)), 1);
        add("Points.of(String,int,double[])", x -> Points.of("far", 1, x), 1, 2);
        add("Scores.of(String,double[])", x -> Scores.of("far", x), 1, 2);
        add("PropensityScore.of(String,double[])", x -> PropensityScore.of("mine", x), 0.5, 0.4);
        add("Caliper.ofSd(double)", x -> Caliper.ofSd(x[0]), 0.2);
        taking("0 Infinity");
        add("Caliper.ofScore(double)", x -> Caliper.ofScore(x[0]), 0.2);
        taking("0 Infinity");
        add("Caliper.new(double,Unit)", x -> new Caliper(x[0], Caliper.Unit.SCORE), 0.2);
        taking("0 Infinity");
        add("MatchedSample.Builder.caliper(double)", x -> builder().caliper(x[0]), 0.2);
        taking("0 Infinity");
        add("MatchedSample.weighted(Units,double[])", x -> MatchedSample.weighted(units(), first(AGES, x)), 1);
        add("Coarsening.at(double[])", Coarsening::at, 25, 35);
        add(
                "Coarsening.At.new(List)",
                x -> new Coarsening.At(Arrays.stream(x).boxed().toList()),
                25,
                35);
        add("CommonSupport.outside(boolean[],double[])", x -> CommonSupport.BOTH.outside(ARMS, first(AGES, x)), 31);
        add("NearestNeighbour.ofVariable(int,int,double)", x -> NearestNeighbour.ofVariable(1, 3, x[0]), 2);
        add(
                "NearestNeighbour.averagingTies(double)",
                x -> NearestNeighbour.of(1).averagingTies(x[0]),
                0.001);
        add("PropensityModels.ridge(double)", x -> PropensityModels.ridge(x[0]), 0.01);
        add(
                "InversePropensity.new(double,double,double)",
                x -> new InversePropensity(x[0], x[1], x[2]),
                0.1,
                0.9,
                0.99);
        add(
                "InversePropensity.truncatedAt(double)",
                x -> InversePropensity.withDefaults().truncatedAt(x[0]),
                0.99);
        add(
                "InversePropensity.trimmedTo(double,double)",
                x -> InversePropensity.withDefaults().trimmedTo(x[0], x[1]),
                0.1,
                0.9);
        add(
                "MinimumDetectable.ofMean(String,double,double,double)",
                x -> MinimumDetectable.ofMean("weeks", x[0], x[1], x[2]),
                10,
                100,
                100);
        add(
                "MinimumDetectable.ofShare(String,double,double,double)",
                x -> MinimumDetectable.ofShare("job", x[0], x[1], x[2]),
                0.3,
                100,
                100);
        add(
                "MinimumDetectable.ofMean(String,double,MatchedSample)",
                x -> MinimumDetectable.ofMean("weeks", x[0], sample()),
                10);
        add(
                "MinimumDetectable.ofShare(String,double,MatchedSample)",
                x -> MinimumDetectable.ofShare("job", x[0], sample()),
                0.3);
        add("Gates.with(GateRule,double)", x -> matched().gates().with(GateRule.BALANCE, x[0]), 0.2);
        add(
                "Gates.detecting(MinimumDetectable,double)",
                x -> matched().gates().detecting(MinimumDetectable.ofMean("weeks", 1, 10, 10), x[0]),
                0.2);
    }

    private void effects() {
        add(
                "Estimation.outcome(String,double[])",
                x -> Estimation.of(sample())
                        .outcome("job", first(JOBS, x))
                        .with(EffectEstimators.weightedDifference())
                        .estimate(),
                1);
        add(
                "AbadieImbens.robust(int,double)",
                x -> VarianceEstimators.abadieImbens().robust(2, x[0]),
                0.01);
        add(
                "Bootstrap.percentile(double[],double)",
                x -> Bootstrap.percentile(new double[] {x[0], x[1]}, x[2]),
                1,
                2,
                0.5);
        add("EValue.ofRiskRatio(double)", x -> EValue.ofRiskRatio(x[0]), 2);
        add("EValue.ofRiskRatio(double,double,double)", x -> EValue.ofRiskRatio(x[0], x[1], x[2]), 2, 1.5, 3);
        add(
                "EValue.ofOddsRatio(double,double,double,Outcome)",
                x -> EValue.ofOddsRatio(x[0], x[1], x[2], EValue.Outcome.RARE),
                2,
                1.5,
                3);
        add(
                "EValue.ofHazardRatio(double,double,double,Outcome)",
                x -> EValue.ofHazardRatio(x[0], x[1], x[2], EValue.Outcome.RARE),
                2,
                1.5,
                3);
        add(
                "EValue.ofShares(double,double,double,double)",
                x -> EValue.ofShares(x[0], x[1], x[2], x[3]),
                0.5,
                0.3,
                0.1,
                0.3);
        add(
                "EValue.ofStandardizedDifference(double,double)",
                x -> EValue.ofStandardizedDifference(x[0], x[1]),
                0.3,
                0.1);
        add(
                "EValue.from(Estimate,double)",
                x -> EValue.from(
                        Estimation.of(sample())
                                .outcome("job", JOBS)
                                .with(EffectEstimators.weightedDifference())
                                .estimate(),
                        x[0]),
                0.5);
        add(
                "EmpiricalCalibration.of(double[],double[])",
                x -> EmpiricalCalibration.of(
                        new double[] {x[0], 0.1, -0.1, 0.2, 0}, new double[] {x[1], 0.1, 0.1, 0.1, 0.1}),
                0.1,
                0.1);
        add(
                "EmpiricalCalibration.calibrate(double,double)",
                x -> EmpiricalCalibration.of(
                                new double[] {0.3, 0.1, -0.1, 0.2, 0}, new double[] {0.1, 0.1, 0.1, 0.1, 0.1})
                        .calibrate(x[0], x[1]),
                0.1,
                0.1);
        add("Power.ofShare(double)", x -> Power.ofShare(x[0]), 0.3);
        add("Power.ofMean(double)", x -> Power.ofMean(x[0]), 10);
        add("Power.controlsPerTreated(double)", x -> Power.ofMean(10).controlsPerTreated(x[0]), 5);
        add("Power.inClusters(double,double)", x -> Power.ofMean(10).inClusters(x[0], x[1]), 5, 0.1);
        add("Power.explained(double)", x -> Power.ofMean(10).explained(x[0]), 0.3);
        add("Power.level(double)", x -> Power.ofMean(10).level(x[0]), 0.05);
        add("Power.wanting(double)", x -> Power.ofMean(10).wanting(x[0]), 0.8);
        add("Power.neededTreated(double)", x -> Power.ofMean(10).neededTreated(x[0]), 3);
        add("Power.power(int,double)", x -> Power.ofMean(10).power(100, x[0]), 3);
        add("Power.table(double,int[])", x -> Power.ofMean(10).table(x[0], 100), 3);
        add("RosenbaumBounds.of(double[])", RosenbaumBounds::of, 1, 0, -1);
        add("RosenbaumBounds.of(MatchedSample,double[])", x -> RosenbaumBounds.of(pairs(), first(JOBS, x)), 1);
        add(
                "RosenbaumBounds.at(double)",
                x -> RosenbaumBounds.of(new double[] {1, 1, 0}).at(x[0]),
                1.5);
        add(
                "RosenbaumBounds.gamma(double)",
                x -> RosenbaumBounds.of(new double[] {1, 1, 0}).gamma(x[0]),
                0.05);
        add(
                "SurvivalCurve.of(double[],int[],double[])",
                x -> SurvivalCurve.of(new double[] {x[0], 4, 6}, new int[] {1, 0, 1}, new double[] {x[1], 1, 1}),
                3,
                1);
        SurvivalCurve curve = SurvivalCurve.of(new double[] {3, 4, 6}, new int[] {1, 0, 1}, new double[] {1, 1, 1});
        add("SurvivalCurve.survival(double)", x -> curve.survival(x[0]), 4);
        add("SurvivalCurve.survivalError(double)", x -> curve.survivalError(x[0]), 4);
        add("SurvivalCurve.incidence(int,double)", x -> curve.incidence(1, x[0]), 4);
        add("SurvivalCurve.incidenceError(int,double)", x -> curve.incidenceError(1, x[0]), 4);
        add("SurvivalCurve.incidenceInterval(int,double)", x -> curve.incidenceInterval(1, x[0]), 4);
        add("SurvivalCurve.restrictedMean(double)", x -> curve.restrictedMean(x[0]), 4);
        add("SurvivalCurve.restrictedMeanError(double)", x -> curve.restrictedMeanError(x[0]), 4);
        add("SurvivalCurve.timeAfter(int,double)", x -> curve.timeAfter(1, x[0]), 4);
        add("SurvivalCurve.timeAfterError(int,double)", x -> curve.timeAfterError(1, x[0]), 4);
        int[] causes = {1, 0, 0, 0, 0, 0, 0, 0};
        add("SurvivalEstimators.survival(int[],double)", x -> SurvivalEstimators.survival(causes, x[0]), 4);
        add("SurvivalEstimators.restrictedMean(int[],double)", x -> SurvivalEstimators.restrictedMean(causes, x[0]), 4);
        add("SurvivalEstimators.incidence(int[],int,double)", x -> SurvivalEstimators.incidence(causes, 1, x[0]), 4);
        add("SurvivalEstimators.timeAfter(int[],int,double)", x -> SurvivalEstimators.timeAfter(causes, 1, x[0]), 4);
        add(
                "PotentialMeans.of(MatchedSample,double[],double,double,double[],double[])",
                x -> PotentialMeans.of(
                        sample(),
                        first(JOBS, x[0]),
                        x[1],
                        x[2],
                        first(new double[8], x[3]),
                        first(new double[8], x[4])),
                1,
                0.5,
                0.4,
                0,
                0);
    }

    private void experiments() {
        RegressionDiscontinuity jump =
                RegressionDiscontinuity.on(table()).running("age").outcome("y");
        double[] running = new double[40];
        double[] jobs = new double[40];
        for (int row = 0; row < 40; row++) {
            running[row] = 10 + row;
            jobs[row] = row * row % 7;
        }
        RegressionDiscontinuity wide = RegressionDiscontinuity.on(
                        Table.builder().number("age", running).number("y", jobs).build())
                .running("age")
                .outcome("y");
        add("RegressionDiscontinuity.cutoff(double)", x -> jump.cutoff(x[0]), 30);
        add("RegressionDiscontinuity.bandwidth(double)", x -> jump.bandwidth(x[0]), 5);
        add("RegressionDiscontinuity.donut(double)", x -> jump.donut(x[0]), 1);
        add(
                "RegressionDiscontinuity.placeboCutoffs(double[])",
                x -> wide.cutoff(30).bandwidth(9).placeboCutoffs(x),
                25);
    }

    private void registers() {
        add(
                "RegisterBuilder.monthly(MonthlySeries,YearMonth,double)",
                x -> Register.builder(WeekSpan.of(Week.of(2020, 1), 52), Codebook.of("none", List.of()))
                        .observed(MonthlySeries.EMPLOYMENT_RATIO, List.of(YearMonth.of(2020, 3)))
                        .begin(1, PersonTraits.UNKNOWN, 1)
                        .monthly(MonthlySeries.EMPLOYMENT_RATIO, YearMonth.of(2020, 3), x[0]),
                0.5);
        add(
                "PaidHoursBuilder.add(long,YearMonth,double,long)",
                x -> PaidHoursBuilder.of(SameMonth.values()[0], Findings.none()).add(1, YearMonth.of(2020, 3), x[0], 1),
                100);
        add("Covariates.bands(Covariate,double[])", x -> Covariates.bands(Covariates.age(), x), 25, 35);
        add(
                "Covariates.ofMunicipality(String,Map)",
                x -> Covariates.ofMunicipality("unemployment", Map.of(101, Map.of(YearMonth.of(2020, 1), x[0]))),
                0.05);
        taking("0 NaN");
        add("UnitCost.perParticipant(double)", x -> UnitCost.perParticipant(x[0]), 20_000);
        add("UnitCost.perWeek(double)", x -> UnitCost.perWeek(x[0]), 2_000);
        add("UnitCost.new(double,Per)", x -> new UnitCost(x[0], UnitCost.Per.WEEK), 2_000);
        add(
                "StartedAndSavedBuilder.price(double,String)",
                x -> StartedAndSaved.of("BTU").price(x[0], SOURCE),
                3_000);
        add(
                "CitedStudy.geographyFactor(double)",
                x -> CitedStudy.of("BTU", "Someone 2020", "DK", 2020, EvidenceGrade.TRIAL)
                        .geographyFactor(x[0]),
                0.5);
    }

    private void values() {
        Kroner price = Kroner.kroner(100);
        add("Kroner.kroner(double)", x -> Kroner.kroner(x[0]), 100);
        add(
                "Cost.new(List,Basis,int,Factor,String)",
                x -> new Cost(Arrays.stream(x).boxed().toList(), Basis.PER_PARTICIPANT, 0, Factor.NONE, ""),
                100);
        add("Cost.byYear(Basis,double[])", x -> Cost.byYear(Basis.PER_PARTICIPANT, x), 100, 50);
        add("Cost.perWeek(Kroner,double,String)", x -> Cost.perWeek(price, x[0], SOURCE), 13);
        add(
                "Cost.caseload(Kroner,double,double,String)",
                x -> Cost.caseload(Kroner.kroner(500_000), x[0], x[1], SOURCE),
                20,
                12);
        add("Deduction.of(double,String)", x -> Deduction.of(x[0], SOURCE), 0.2);
        add("Discounting.constant(double)", x -> Discounting.constant(x[0]), 0.035);
        add("Discounting.Step.new(int,double)", x -> new Discounting.Step(35, x[0]), 0.035);
        add("Distribution.beta(double,double)", x -> Distribution.beta(x[0], x[1]), 0.4, 0.1);
        add("Distribution.fixed(double)", x -> Distribution.fixed(x[0]), 2);
        add("Distribution.gamma(double,double)", x -> Distribution.gamma(x[0], x[1]), 2, 3);
        add("Distribution.lognormal(double,double)", x -> Distribution.lognormal(x[0], x[1]), 2, 3);
        add("Distribution.normal(double,double)", x -> Distribution.normal(x[0], x[1]), 2, 3);
        add("Distribution.triangular(double,double,double)", x -> Distribution.triangular(x[0], x[1], x[2]), 1, 2, 3);
        add("Distribution.uniform(double,double)", x -> Distribution.uniform(x[0], x[1]), 2, 3);
        add("Distribution.Beta.new(double,double)", x -> new Distribution.Beta(x[0], x[1]), 0.4, 0.1);
        add("Distribution.Fixed.new(double)", x -> new Distribution.Fixed(x[0]), 2);
        add("Distribution.Gamma.new(double,double)", x -> new Distribution.Gamma(x[0], x[1]), 2, 3);
        add("Distribution.Lognormal.new(double,double)", x -> new Distribution.Lognormal(x[0], x[1]), 2, 3);
        add("Distribution.Normal.new(double,double)", x -> new Distribution.Normal(x[0], x[1]), 2, 3);
        add(
                "Distribution.Triangular.new(double,double,double)",
                x -> new Distribution.Triangular(x[0], x[1], x[2]),
                1,
                2,
                3);
        add("Distribution.Uniform.new(double,double)", x -> new Distribution.Uniform(x[0], x[1]), 2, 3);
        Map.of(
                        "Beta", Distribution.beta(0.4, 0.1),
                        "Fixed", Distribution.fixed(2),
                        "Gamma", Distribution.gamma(2, 3),
                        "Lognormal", Distribution.lognormal(2, 3),
                        "Normal", Distribution.normal(2, 3),
                        "Triangular", Distribution.triangular(1, 2, 3),
                        "Uniform", Distribution.uniform(2, 3))
                .forEach((name, of) -> add("Distribution." + name + ".quantile(double)", x -> of.quantile(x[0]), 0.5));
        add("Extrapolation.dropOff(double,String,int)", x -> Extrapolation.dropOff(x[0], SOURCE, 3), 0.2);
        add(
                "MeasuredEffect.controlled(String,String,int,double,double,String,String,Map)",
                x -> MeasuredEffect.controlled(
                        "job", "week 52", 1, x[0], x[1], "ATT", "HC3", Map.of(1L, x[2], 2L, -x[2])),
                0.1,
                0.05,
                0.01);
        add(
                "Proxy.new(List,String,int,String,Factor)",
                x -> new Proxy(Arrays.stream(x).boxed().toList(), "week", 2024, SOURCE, Factor.NONE),
                100);
        add("Proxy.byYear(String,int,String,double[])", x -> Proxy.byYear("week", 2024, SOURCE, x), 100, 90);
        add("Quantity.stated(double,Basis,String)", x -> Quantity.stated(x[0], Basis.PER_PARTICIPANT, SOURCE), 3);
        add(
                "Quantity.statedByYear(Basis,String,double[])",
                x -> Quantity.statedByYear(Basis.PER_PARTICIPANT, SOURCE, x),
                3,
                2);
        add(
                "Stated.withStandardErrors(double[])",
                x -> Quantity.stated(3, Basis.PER_PARTICIPANT, SOURCE).withStandardErrors(x),
                1);
        add(
                "SuccessShare.valueNeeded(double)",
                x -> SuccessShare.of(price, Kroner.kroner(1_000)).valueNeeded(x[0]),
                0.3);
    }

    private void purse() {
        LocalDate day = LocalDate.of(2024, 1, 1);
        OutcomeContract contract = OutcomeContract.between("fund", "municipality");
        add("OutcomeContract.investing(LocalDate,double)", x -> contract.investing(day, x[0]), 1_000);
        add("OutcomeContract.Investment.new(LocalDate,double)", x -> new OutcomeContract.Investment(day, x[0]), 1_000);
        add("OutcomeContract.paying(double,String)", x -> contract.paying(x[0], "week"), 1_000);
        add("OutcomeContract.onlyFrom(double)", x -> contract.onlyFrom(x[0]), 1);
        add("OutcomeContract.atMost(double)", x -> contract.atMost(x[0]), 1_000);
        taking("0 Infinity");
        add(
                "OutcomeContract.new(String,String,List,String,double,List,double,double,PaymentFor,Deduction,Optional)",
                x -> new OutcomeContract(
                        "a",
                        "b",
                        List.of(),
                        "week",
                        x[0],
                        List.of(day),
                        x[1],
                        x[2],
                        OutcomeContract.PaymentFor.EFFECT,
                        Deduction.NONE,
                        java.util.Optional.empty()),
                10,
                1,
                1_000);
        taking("2 Infinity");
        add("InternalRate.of(Map)", x -> InternalRate.of(Map.of(day, -x[0], day.plusYears(1), 120.0)), 100);
        add("InternalRate.ofYears(double[])", InternalRate::ofYears, -100, 120);
        add(
                "BenefitRate.perMonth(String,String,int,double,String)",
                x -> BenefitRate.perMonth("cash-assistance", "adult", 2024, x[0], SOURCE),
                12_000);
        add(
                "BenefitRate.perWeek(String,String,int,double,String)",
                x -> BenefitRate.perWeek("cash-assistance", "adult", 2024, x[0], SOURCE),
                3_000);
        add(
                "BenefitRate.new(String,String,int,double,Per,String,SourceStatus,Factor)",
                x -> new BenefitRate(
                        "cash-assistance",
                        "adult",
                        2024,
                        x[0],
                        BenefitRate.Per.WEEK,
                        SOURCE,
                        dk.effekt.sroi.purse.SourceStatus.SOURCED,
                        Factor.NONE),
                3_000);
        add(
                "Price.of(String,String,Payer,double,int,String)",
                x -> Price.of("visit", "visit", Payer.REGION, x[0], 2024, SOURCE),
                150);
        add(
                "Price.new(String,String,Payer,double,int,String,SourceStatus,Factor)",
                x -> new Price(
                        "visit",
                        "visit",
                        Payer.REGION,
                        x[0],
                        2024,
                        SOURCE,
                        dk.effekt.sroi.purse.SourceStatus.SOURCED,
                        Factor.NONE),
                150);
        add("ReimbursementLadder.Step.new(int,double)", x -> new ReimbursementLadder.Step(4, x[0]), 0.2);
        add("Split.new(double,double,double)", x -> new Split(x[0], x[1], x[2]), 0.5, 0.2, 0.3);
        add("Split.municipalityAndState(double)", x -> Split.municipalityAndState(x[0]), 0.7);
        Split split = Split.municipalityAndState(0.7);
        add("TaxRule.of(double,double,Split,String)", x -> TaxRule.of(x[0], x[1], split, SOURCE), 0.3, 0.4);
        add(
                "TaxRule.new(double,double,Split,double,String)",
                x -> new TaxRule(x[0], x[1], split, x[2], SOURCE),
                0.3,
                0.4,
                0.2);
        add(
                "TaxRule.withSpending(double)",
                x -> TaxRule.of(0.3, 0.4, split, SOURCE).withSpending(x[0]),
                0.2);
        Wage wage = Wage.perWeek(Kroner.kroner(7_000), 2024, SOURCE);
        add("Wage.withPension(double)", x -> wage.withPension(x[0]), 0.1);
        add("Wage.new(Proxy,double)", x -> new Wage(wage.proxy(), x[0]), 0.1);
        add(
                "WelfareRules.withNetTaxFactor(double,String)",
                x -> WelfareRules.danishUnverified().withNetTaxFactor(x[0], SOURCE),
                1.3);
        add(
                "WelfareRules.withDistortion(double,String)",
                x -> WelfareRules.danishUnverified().withDistortion(x[0], SOURCE),
                0.1);
        add(
                "WelfareRules.new(double,String,SourceStatus,double,String,SourceStatus)",
                x -> new WelfareRules(
                        x[0],
                        SOURCE,
                        dk.effekt.sroi.purse.SourceStatus.SOURCED,
                        x[1],
                        SOURCE,
                        dk.effekt.sroi.purse.SourceStatus.SOURCED),
                1.3,
                0.1);
    }

    private void uncertainty() {
        MonteCarlo draws = MonteCarlo.seed(1).draws(100);
        add(
                "MonteCarlo.acceptability(String,double[],ValueMap[])",
                x -> draws.acceptability("quantity of visits", x, map()),
                1,
                2);
        add(
                "Tornado.withRange(String,double,double)",
                x -> Tornado.of(map()).withRange("quantity of visits", x[0], x[1]),
                1,
                2);
        add(
                "TwoWay.of(ValueMap,String,double[],String,double[])",
                x -> TwoWay.of(
                        map(),
                        "quantity of visits",
                        new double[] {x[0], 1},
                        "value of a visit, prices of 2023 (a survey)",
                        new double[] {x[1], 1}),
                2,
                2);
        add(
                "Simulated.quantile(double)",
                x -> draws.simulate(map()).netPresentValue().quantile(x[0]),
                0.5);
        add(
                "Simulated.quantileError(double)",
                x -> draws.simulate(map()).netPresentValue().quantileError(x[0]),
                0.5);
        add(
                "Simulated.probabilityAbove(double)",
                x -> draws.simulate(map()).netPresentValue().probabilityAbove(x[0]),
                0);
        taking("0 Infinity", "0 -Infinity");
        add(
                "Simulated.probabilityError(double)",
                x -> draws.simulate(map()).netPresentValue().probabilityError(x[0]),
                0);
        taking("0 Infinity", "0 -Infinity");
        add("Answer.participant(long,double,double)", x -> Answer.participant(1, x[0], x[1]), 5, 6);
        add("Answer.comparison(long,double,double)", x -> Answer.comparison(1, x[0], x[1]), 5, 6);
        add(
                "MonteCarlo.acceptabilityOfWellbeing(double,double[],ValueMap[])",
                x -> draws.acceptabilityOfWellbeing(x[0], new double[] {x[1]}, map()),
                100,
                100);
        add(
                "Decision.evpiOfPopulation(Discounting,double[])",
                x -> draws.decide(map(), other()).evpiOfPopulation(Discounting.none(), x),
                100);
        Scenarios both = Scenarios.of("both").with("a", map()).with("b", other());
        add("Scenarios.weighted(double[])", x -> both.weighted(x), 0.5, 0.5);
        add(
                "WellbyInPounds.inKroner(double,String)",
                x -> WellbyInPounds.greenBook().inKroner(x[0], SOURCE),
                8.5);
        add(
                "WellbyInPounds.uprated(double,double,int,String)",
                x -> WellbyInPounds.greenBook().uprated(x[0], x[1], 2024, SOURCE),
                100,
                120);
        add(
                "Wellby.uprated(double,double,int,String)",
                x -> Wellby.of(Kroner.kroner(100_000), 2020, SOURCE).uprated(x[0], x[1], 2024, SOURCE),
                100,
                120);
        add("Lasting.years(double,String)", x -> Lasting.years(x[0], SOURCE), 2);
        add("Lasting.new(double,Deduction,String)", x -> new Lasting(x[0], Deduction.NONE, SOURCE), 2);
        add(
                "LifeSatisfaction.controlled(double,double,String)",
                x -> LifeSatisfaction.controlled(x[0], x[1], SOURCE),
                0.3,
                0.1);
        add("Slope.of(double,double,String)", x -> Slope.of(x[0], x[1], SOURCE), 0.3, 0.1);
        add("Slope.new(double,double,String)", x -> new Slope(x[0], x[1], SOURCE), 0.3, 0.1);
    }

    private static double[] first(double[] of, double... instead) {
        double[] changed = of.clone();
        System.arraycopy(instead, 0, changed, 0, instead.length);
        return changed;
    }

    private static DesignMatrix ages() {
        return DesignMatrix.of(List.of("age"), new double[][] {AGES});
    }

    private static Table table() {
        return Table.builder()
                .flag("t", ARMS)
                .number("age", AGES)
                .number("y", JOBS)
                .build();
    }

    private static Units units() {
        return Units.of(ARMS, AGES);
    }

    private static Matched matched() {
        return Match.on(table(), "t ~ age")
                .by(NearestNeighbour.of(1).withoutReplacement())
                .fit();
    }

    private static MatchedSample sample() {
        return NearestNeighbour.of(2).match(units());
    }

    private static MatchedSample pairs() {
        return NearestNeighbour.of(1).withoutReplacement().match(units());
    }

    private static MatchedSample.Builder builder() {
        return MatchedSample.builder(units());
    }

    private static ValueMap map() {
        return named("BTU");
    }

    private static ValueMap other() {
        return named("IPS");
    }

    private static ValueMap named(String name) {
        return ValueMap.named(name)
                .participants(10)
                .input("Municipality", Kroner.kroner(5_000).perParticipant())
                .outcome(ValueOutcome.of(
                        ValueKind.WELLBEING,
                        "Region",
                        "visits",
                        Quantity.stated(3, Basis.PER_PARTICIPANT, SOURCE).withStandardErrors(1),
                        Kroner.kroner(150).per("visit", 2023, SOURCE).uncertain(Distribution.normal(150, 10))));
    }
}
