package dk.effekt.benchmarks.trust;

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
import java.util.Arrays;
import java.util.Map;

/** Value maps and what is uncertain in them. */
final class ValueDoors extends Doors {

    @Override
    void list() {
        values();
        uncertainty();
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
