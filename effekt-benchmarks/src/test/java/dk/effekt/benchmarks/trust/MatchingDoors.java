package dk.effekt.benchmarks.trust;

import dk.effekt.covariate.DesignMatrix;
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
import dk.effekt.regression.OutcomeDesign;
import dk.effekt.regression.OutcomeFit;
import dk.effekt.regression.OutcomeModel;
import dk.effekt.table.Table;
import java.util.Arrays;
import java.util.List;

/** Tables and matching. */
final class MatchingDoors extends Doors {

    @Override
    void list() {
        tables();
        matching();
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

    private static DesignMatrix ages() {
        return DesignMatrix.of(List.of("age"), new double[][] {AGES});
    }

    private static Matched matched() {
        return Match.on(table(), "t ~ age")
                .by(NearestNeighbour.of(1).withoutReplacement())
                .fit();
    }

    private static MatchedSample.Builder builder() {
        return MatchedSample.builder(units());
    }
}
