package dk.effekt.benchmarks.trust;

import static dk.effekt.benchmarks.trust.Extremes.changed;
import static dk.effekt.benchmarks.trust.Extremes.constant;
import static dk.effekt.benchmarks.trust.Extremes.people;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.sroi.Kroner.kroner;

import dk.effekt.effect.EValue;
import dk.effekt.effect.EmpiricalCalibration;
import dk.effekt.effect.Power;
import dk.effekt.effect.RosenbaumBounds;
import dk.effekt.effect.SurvivalCurve;
import dk.effekt.effect.SurvivalEstimators;
import dk.effekt.experiment.DifferenceInDifferences;
import dk.effekt.experiment.RandomizedTrial;
import dk.effekt.experiment.RegressionDiscontinuity;
import dk.effekt.experiment.SyntheticControl;
import dk.effekt.keyfigures.Share;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.investment.InternalRate;
import dk.effekt.sroi.investment.InvestmentCase;
import dk.effekt.sroi.uncertainty.MonteCarlo;
import dk.effekt.table.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/** What is neither matched nor estimated from it. */
final class OtherExtremes {

    private OtherExtremes() {}

    static String table() {
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
}
