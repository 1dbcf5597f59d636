package dk.effekt.benchmarks.trust;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.covariate.Covariates;
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
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.register.Codebook;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.PaidHoursBuilder;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.SameMonth;
import dk.effekt.table.Table;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** Effects, and what is read of persons. */
final class EffectDoors extends Doors {

    @Override
    void list() {
        effects();
        experiments();
        registers();
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

    private static MatchedSample pairs() {
        return NearestNeighbour.of(1).withoutReplacement().match(units());
    }
}
