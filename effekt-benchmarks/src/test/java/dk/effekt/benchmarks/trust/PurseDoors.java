package dk.effekt.benchmarks.trust;

import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Factor;
import dk.effekt.sroi.Kroner;
import dk.effekt.sroi.investment.InternalRate;
import dk.effekt.sroi.investment.OutcomeContract;
import dk.effekt.sroi.purse.BenefitRate;
import dk.effekt.sroi.purse.Payer;
import dk.effekt.sroi.purse.Price;
import dk.effekt.sroi.purse.ReimbursementLadder;
import dk.effekt.sroi.purse.SourceStatus;
import dk.effekt.sroi.purse.Split;
import dk.effekt.sroi.purse.TaxRule;
import dk.effekt.sroi.purse.Wage;
import dk.effekt.sroi.purse.WelfareRules;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The public purse. */
final class PurseDoors extends Doors {

    @Override
    void list() {
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
                        SourceStatus.SOURCED,
                        Factor.NONE),
                3_000);
        add(
                "Price.of(String,String,Payer,double,int,String)",
                x -> Price.of("visit", "visit", Payer.REGION, x[0], 2024, SOURCE),
                150);
        add(
                "Price.new(String,String,Payer,double,int,String,SourceStatus,Factor)",
                x -> new Price("visit", "visit", Payer.REGION, x[0], 2024, SOURCE, SourceStatus.SOURCED, Factor.NONE),
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
                x -> new WelfareRules(x[0], SOURCE, SourceStatus.SOURCED, x[1], SOURCE, SourceStatus.SOURCED),
                1.3,
                0.1);
    }
}
