package dk.effekt.sroi.investment;

import dk.effekt.internal.TextTable;
import dk.effekt.protocol.Language;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.ValueOutcome;
import dk.effekt.sroi.internal.Format;
import dk.effekt.sroi.purse.Payer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

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

    static List<String> notes(InvestmentCase plan, Language in) {
        List<String> notes = new ArrayList<>();
        String kinds = in.and(new TreeSet<>(plan.kinds())
                .stream().map(kind -> kind.inWords(in)).toList());
        notes.add(in.either(
                "Counted as money that comes back: " + kinds + " value. "
                        + "All inputs of the map count as paid, whoever puts them in.",
                "Som penge, der kommer tilbage, regnes: " + kinds
                        + ". Alle kortets indsatser regnes som betalt, hvem der end lægger dem."));
        List<String> left = plan.map().outcomes().stream()
                .filter(outcome -> !plan.kinds().contains(outcome.kind()))
                .map(outcome -> outcome.name() + " ("
                        + in.either(outcome.stakeholder(), danish(outcome.stakeholder())) + ", "
                        + outcome.kind().inWords(in) + ")")
                .toList();
        if (!left.isEmpty()) {
            notes.add(in.either("Left out, not in this cash flow: ", "Udeladt og ikke med i disse pengestrømme: ")
                    + String.join("; ", left) + ".");
        }
        notes.add(in.either(
                        "Costs fall at the beginning of their year, value comes evenly within it; 'balance' is at the end of"
                                + " the year, 'most out' the lowest balance on any day, and a payer that pays nothing is paid back from"
                                + " the start. Costs of a year are discounted as its value is. Discounting: ",
                        "Udgifter falder ved begyndelsen af deres år, værdi kommer jævnt i løbet af det. En betaler, der intet lægger ud,"
                                + " har fået sine penge igen fra starten. Et års udgifter tilbagediskonteres som dets værdi."
                                + " Diskontering: ")
                + plan.map().discounting().describe(in) + ".");
        notes.add(in.either(
                "Standard errors (SE): to first order over all that is uncertain in the map. Dates have none.",
                "Standardfejl: af første orden over alt, der er usikkert i kortet. Datoer har ingen."));
        List<String> beyond = plan.map().outcomes().stream()
                .filter(outcome -> plan.kinds().contains(outcome.kind()))
                .filter(outcome -> outcome.extrapolation().years() > 0)
                .map(ValueOutcome::name)
                .distinct()
                .toList();
        if (!beyond.isEmpty()) {
            notes.add(in.either(
                            "Years beyond those with numbers rest on a rule: ",
                            "År ud over dem med tal hviler på en fremskrivningsregel: ")
                    + String.join(", ", beyond) + ".");
        }
        if (plan.basis() == Basis.PER_PARTICIPANT) {
            notes.add(in.either("Amounts are for one participant.", "Beløb er for én deltager."));
        }
        notes.add(in.either(
                "One payer's saving may be another's loss; a municipality's saving is not the saving of the sector.",
                "Den enes besparelse kan være den andens tab; en kommunes besparelse er ikke hele det offentliges."));
        return notes;
    }

    /** A payer that effekt knows; another's name stays as it is. */
    private static String danish(String payer) {
        return Stream.of(Payer.values())
                .filter(known -> known.label().equals(payer))
                .findFirst()
                .map(known -> known.inWords(Language.DANISH))
                .orElse(payer);
    }
}
