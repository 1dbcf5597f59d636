package dk.effekt.sroi.investment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.Choices;
import dk.effekt.internal.CsvLine;
import dk.effekt.internal.JsonFields;
import dk.effekt.sroi.Amount;
import java.util.Optional;
import java.util.TreeSet;

/** Cases as data. */
final class CaseFiles {

    private static final int VERSION = 1;

    private CaseFiles() {}

    static String csv(InvestmentCase plan) {
        StringBuilder text = new StringBuilder(CsvLine.of(
                "payer",
                "period",
                "from",
                "cost",
                "cost_se",
                "value",
                "value_se",
                "net",
                "net_se",
                "present_net",
                "present_net_se",
                "balance",
                "balance_se",
                "present_balance",
                "present_balance_se"));
        for (CashFlow flow : plan.flows()) {
            for (CashYear year : flow.years()) {
                text.append(CsvLine.of(
                        flow.payer(),
                        String.valueOf(year.period()),
                        year.from().toString(),
                        value(year.cost()),
                        error(year.cost()),
                        value(year.value()),
                        error(year.value()),
                        value(year.net()),
                        error(year.net()),
                        value(year.presentNet()),
                        error(year.presentNet()),
                        value(year.balance()),
                        error(year.balance()),
                        value(year.presentBalance()),
                        error(year.presentBalance())));
            }
        }
        return text.toString();
    }

    static String json(InvestmentCase plan) {
        ObjectNode root = JsonFields.object()
                .put("effektInvestmentCase", VERSION)
                .put("name", plan.map().name())
                .put("start", plan.start().toString())
                .put("basis", Choices.word(plan.basis()))
                .put("discounting", plan.map().discounting().describe());
        plan.map().participants().ifPresent(n -> root.put("participants", n));
        ArrayNode kinds = root.putArray("kinds");
        new TreeSet<>(plan.kinds()).forEach(kind -> kinds.add(Choices.word(kind)));
        ArrayNode flows = root.putArray("flows");
        plan.flows().forEach(flow -> write(flows.addObject(), flow));
        ArrayNode notes = root.putArray("notes");
        plan.notes().forEach(notes::add);
        return JsonFields.write(root);
    }

    static void write(ObjectNode node, CashFlow flow) {
        node.put("payer", flow.payer());
        write(node, "cost", flow.cost());
        write(node, "value", flow.value());
        write(node, "netPresentValue", flow.netPresentValue());
        flow.ratio().ifPresent(ratio -> write(node, "ratio", ratio));
        write(node, "peakFunding", flow.peakFunding());
        node.put("peakOn", flow.peakOn().toString());
        write(node, "payback", flow.payback());
        write(node, "discountedPayback", flow.discountedPayback());
        ArrayNode years = node.putArray("years");
        for (CashYear year : flow.years()) {
            ObjectNode one = years.addObject()
                    .put("period", year.period())
                    .put("from", year.from().toString());
            write(one, "cost", year.cost());
            write(one, "value", year.value());
            write(one, "net", year.net());
            write(one, "presentNet", year.presentNet());
            write(one, "balance", year.balance());
            write(one, "presentBalance", year.presentBalance());
        }
    }

    static void write(ObjectNode node, String field, Amount estimate) {
        node.putObject(field)
                .put("value", estimate.value())
                .put("standardError", estimate.standardError())
                .put("ciLow", estimate.ciLow())
                .put("ciHigh", estimate.ciHigh());
    }

    private static void write(ObjectNode node, String field, Optional<Payback> payback) {
        payback.ifPresent(back -> node.putObject(field)
                .put("months", back.months())
                .put("date", back.date().toString()));
    }

    private static String value(Amount estimate) {
        return String.valueOf(estimate.value());
    }

    private static String error(Amount estimate) {
        return String.valueOf(estimate.standardError());
    }
}
