package dk.effekt.report.picture;

import dk.effekt.protocol.Language;
import dk.effekt.sroi.investment.CashFlow;
import dk.effekt.sroi.investment.InvestmentCase;

/** What each payer puts in and gets back. */
final class PayerTable {

    private PayerTable() {}

    static DataTable of(InvestmentCase plan, Language in) {
        DataTable.Builder table = DataTable.named(
                        in.either("Present values, kr ", "Nutidsværdier, kr. ") + MoneyUnit.words(plan.basis(), in), in)
                .column(in.either("payer", "betaler"), Form.TEXT)
                .column(in.either("cost", "udgift"), Form.KRONER)
                .column(in.either("value", "gevinst"), Form.KRONER)
                .column(in.either("net", "netto"), Form.KRONER)
                .interval(Form.KRONER)
                .column(in.either("paid back", "tilbagebetalt"), Form.TEXT);
        for (String payer : plan.payers()) {
            add(table, PayerWords.name(payer, in), plan.flow(payer), in);
        }
        if (plan.payers().size() > 1) {
            add(table, in.either("all payers", "alle betalere"), plan.flow(), in);
        }
        return table.build();
    }

    private static void add(DataTable.Builder table, String name, CashFlow flow, Language in) {
        table.row(
                name,
                flow.cost().value(),
                flow.value().value(),
                flow.netPresentValue().value(),
                flow.netPresentValue().ciLow(),
                flow.netPresentValue().ciHigh(),
                flow.payback().map(back -> Dates.write(back.date(), in)).orElse("–"));
    }
}
