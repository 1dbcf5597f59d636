package dk.effekt.sroi.investment;

import dk.effekt.internal.TextTable;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.ValueOutcome;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.List;

/** A case as a page of text. */
final class CaseText {

    /** From here on amounts do not fit their columns and are written in thousands. */
    private static final double WIDE = 1e9;

    private CaseText() {}

    static String table(InvestmentCase plan) {
        double unit = unit(plan.flow());
        String people = plan.map().participants().isPresent()
                ? ", " + Format.count(plan.map().participants().getAsInt(), "participant")
                : "";
        String head = plan.map().name() + ": investment case from " + plan.start() + people + ", "
                + (unit == 1 ? "kroner " : "1,000 kroner ") + plan.basis();
        return Format.wrapped(head) + "\n" + years(plan.flow(), unit) + "\n" + payers(plan.flows(), unit) + "\n"
                + Format.wrapped(plan.notes());
    }

    static double unit(CashFlow flow) {
        double most = 0;
        for (CashYear year : flow.years()) {
            most = Math.max(most, Math.abs(year.balance().value()));
            most = Math.max(
                    most, Math.max(year.cost().value(), Math.abs(year.value().value())));
        }
        return most < WIDE ? 1 : 1_000;
    }

    static String years(CashFlow flow, double unit) {
        TextTable table = TextTable.of("year from", "costs", "value", "balance", "SE", "discounted");
        for (CashYear year : flow.years()) {
            table.add(
                    year.period() == 0 ? "start" : year.from().toString(),
                    Format.kroner(year.cost().value() / unit),
                    Format.kroner(year.value().value() / unit),
                    Format.kroner(year.balance().value() / unit),
                    Format.kroner(year.balance().standardError() / unit),
                    Format.kroner(year.presentBalance().value() / unit));
        }
        return table.fitting(Format.WIDTH);
    }

    static String payers(List<CashFlow> flows, double unit) {
        TextTable table = TextTable.of("payer", "NPV", "SE", "most out", "paid back", "discounted");
        for (CashFlow flow : flows) {
            table.add(
                    flow.payer(),
                    Format.kroner(flow.netPresentValue().value() / unit),
                    Format.kroner(flow.netPresentValue().standardError() / unit),
                    Format.kroner(flow.peakFunding().value() / unit),
                    Payback.date(flow.payback()),
                    Payback.date(flow.discountedPayback()));
        }
        return table.fitting(Format.WIDTH);
    }

    static List<String> notes(InvestmentCase plan) {
        List<String> notes = new ArrayList<>();
        notes.add("Counted as money that comes back: " + plan.kindsInWords() + " value. "
                + "All inputs of the map count as paid, whoever puts them in.");
        List<String> left = plan.map().outcomes().stream()
                .filter(outcome -> !plan.kinds().contains(outcome.kind()))
                .map(outcome -> outcome.name() + " (" + outcome.stakeholder() + ", " + outcome.kind() + ")")
                .toList();
        if (!left.isEmpty()) {
            notes.add("Left out, not in this cash flow: " + String.join("; ", left) + ".");
        }
        notes.add("Costs fall at the beginning of their year, value comes evenly within it; 'balance' is at the end of"
                + " the year, 'most out' the lowest balance on any day, and a payer that pays nothing is paid back from"
                + " the start. Costs of a year are discounted as its value is. Discounting: "
                + plan.map().discounting().describe() + ".");
        notes.add("Standard errors (SE): to first order over all that is uncertain in the map. Dates have none.");
        List<String> beyond = plan.map().outcomes().stream()
                .filter(outcome -> plan.kinds().contains(outcome.kind()))
                .filter(outcome -> outcome.extrapolation().years() > 0)
                .map(ValueOutcome::name)
                .distinct()
                .toList();
        if (!beyond.isEmpty()) {
            notes.add("Years beyond those with numbers rest on a rule: " + String.join(", ", beyond) + ".");
        }
        if (plan.basis() == Basis.PER_PARTICIPANT) {
            notes.add("Amounts are for one participant.");
        }
        notes.add("One payer's saving may be another's loss; a municipality's saving is not the saving of the sector.");
        return notes;
    }
}
