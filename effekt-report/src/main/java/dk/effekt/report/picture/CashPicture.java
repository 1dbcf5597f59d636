package dk.effekt.report.picture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.protocol.Language;
import dk.effekt.sroi.Amount;
import dk.effekt.sroi.investment.CashFlow;
import dk.effekt.sroi.investment.CashYear;
import dk.effekt.sroi.investment.InvestmentCase;
import dk.effekt.sroi.investment.Payback;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Costs and value by payer and year, and the balance of all payers. */
final class CashPicture {

    private static final int MONTHS_A_YEAR = 12;

    /** The size of what is drawn around the year of payback, in square pixels. */
    private static final int RING = 320;

    private final InvestmentCase plan;
    private final Language in;
    private final MoneyUnit unit;
    private final List<Integer> periods;

    CashPicture(InvestmentCase plan, Language in) {
        this.plan = plan;
        this.in = in;
        double largest = 0;
        for (CashYear year : plan.flow().years()) {
            largest = Math.max(
                    largest,
                    Math.max(
                            Math.abs(year.balance().value()),
                            Math.abs(year.cost().value())));
            largest = Math.max(largest, Math.abs(year.value().value()));
        }
        this.unit = MoneyUnit.upTo(largest);
        this.periods = plan.flow().years().stream()
                .map(CashYear::period)
                .filter(period ->
                        period > 0 || plan.flow().years().get(0).cost().value() != 0)
                .toList();
    }

    Picture draw() {
        String title = in.either("Costs and value by payer and year: ", "Udgifter og gevinster efter betaler og år: ")
                + plan.map().name();
        String balance =
                in.either("all payers, balance at the end of the year", "alle betalere, saldo ved årets udgang");
        DataTable.Builder table = DataTable.named(title, in)
                .column(in.either("year", "år"), Form.TEXT)
                .column(in.either("payer", "betaler"), Form.TEXT)
                .column(in.either("cost, kr", "udgift, kr."), Form.KRONER)
                .column(in.either("value, kr", "gevinst, kr."), Form.KRONER)
                .column(in.either("balance, kr", "saldo, kr."), Form.KRONER)
                .interval(Form.KRONER);
        List<String> names = new ArrayList<>(
                plan.payers().stream().map(payer -> PayerWords.name(payer, in)).toList());
        List<String> colours = new ArrayList<>(PayerWords.colours(plan.payers()));
        names.add(balance);
        colours.add(GroupColours.DARK);
        Spec spec = Spec.of("cash", in)
                .label("amount", unit.title(plan.basis(), in))
                .label("balance", balance)
                .label("year", "year", "år")
                .label("payer", "payer", "betaler")
                .label("what", "what", "hvad")
                .label("kroner", "amount", "beløb")
                .interval()
                .list("payers", names)
                .list("colours", colours)
                .list("years", periods.stream().map(this::year).toList())
                .data(Spec.ROWS)
                .data("balance");
        spec.row("zero");
        for (int period : periods) {
            for (String payer : plan.payers()) {
                CashYear year = plan.flow(payer).years().get(period);
                table.row(
                        year(period),
                        PayerWords.name(payer, in),
                        money(year.cost()),
                        money(year.value()),
                        money(year.balance()),
                        low(year.balance()),
                        high(year.balance()));
                double value = year.value().value();
                String what = value < 0 ? in.either("loss", "tab") : in.either("value", "gevinst");
                add(spec, year, payer, in.either("cost", "udgift"), -year.cost().value());
                add(spec, year, payer, what, value);
            }
            addBalance(spec, period);
            CashYear all = plan.flow().years().get(period);
            table.row(
                    year(period),
                    in.either("all payers", "alle betalere"),
                    money(all.cost()),
                    money(all.value()),
                    money(all.balance()),
                    low(all.balance()),
                    high(all.balance()));
        }
        String description = description();
        return new Picture(title, description, notes(), table.build(), spec.build(title, description));
    }

    private static double money(Amount amount) {
        return amount.value();
    }

    private static double low(Amount amount) {
        return amount.standardError() > 0 ? amount.ciLow() : Double.NaN;
    }

    private static double high(Amount amount) {
        return amount.standardError() > 0 ? amount.ciHigh() : Double.NaN;
    }

    private void add(Spec spec, CashYear year, String payer, String what, double amount) {
        if (amount != 0) {
            spec.row(Spec.ROWS)
                    .put("year", year(year.period()))
                    .put("payer", PayerWords.name(payer, in))
                    .put("what", what)
                    .put("amount", unit.of(amount))
                    .put("kroner", MoneyUnit.write(amount, in));
        }
    }

    private void addBalance(Spec spec, int period) {
        Amount balance = plan.flow().years().get(period).balance();
        boolean isUncertain = balance.standardError() > 0;
        ObjectNode row = spec.row("balance").put("year", year(period));
        row.put("balance", unit.of(balance.value()));
        row.put("from", unit.of(balance.ciLow())).put("to", unit.of(balance.ciHigh()));
        row.put("kroner", MoneyUnit.write(balance.value(), in));
        row.put("low", isUncertain ? MoneyUnit.write(balance.ciLow(), in) : "–");
        row.put("high", isUncertain ? MoneyUnit.write(balance.ciHigh(), in) : "–");
        Optional<Payback> back = plan.flow().payback().filter(paid -> period(paid) == period);
        row.put("ring", back.isPresent() ? RING : 0);
        row.put("align", 2 * periods.indexOf(period) >= periods.size() ? "right" : "left");
        row.put(
                "label",
                back.map(paid -> in.either("paid back ", "tilbagebetalt ") + Dates.write(paid.date(), in))
                        .orElse(""));
    }

    /** The year in which all is paid back. */
    private int period(Payback back) {
        return Math.max(periods.get(0), (int) Math.ceil(back.months() / MONTHS_A_YEAR));
    }

    /** A year that does not begin with January lies in two. */
    private String year(int period) {
        if (period == 0) {
            return "start";
        }
        LocalDate from = plan.flow().years().get(period).from();
        return from.getDayOfYear() == 1
                ? Integer.toString(from.getYear())
                : from.getYear() + "/" + (from.getYear() + 1) % 100;
    }

    private String description() {
        CashFlow all = plan.flow();
        double cost = 0;
        double value = 0;
        for (CashYear year : all.years()) {
            cost += year.cost().value();
            value += year.value().value();
        }
        int years = all.years().size() - 1;
        String text = MoneyUnit.write(cost, in)
                + " "
                + MoneyUnit.words(plan.basis(), in)
                + in.either(" is put in, and ", " bruges, og ")
                + (value < 0
                        ? in.either("another ", "yderligere ")
                                + MoneyUnit.write(-value, in)
                                + in.either(" is lost within ", " går tabt inden for ")
                        : MoneyUnit.write(value, in) + in.either(" comes back within ", " kommer tilbage inden for "))
                + in.number(years)
                + in.either(years == 1 ? " year. " : " years. ", " år. ");
        Optional<Payback> back = all.payback();
        if (back.isEmpty()) {
            return text
                    + in.either(
                            "It is not paid back within these years.", "Pengene er ikke tilbage inden for disse år.");
        }
        return text
                + in.either("It is paid back on ", "Pengene er tilbage den ")
                + Dates.write(back.get().date(), in)
                + in.either(", at most ", "; højst er ")
                + MoneyUnit.write(all.peakFunding().value(), in)
                + in.either(" being out, on ", " ude, den ")
                + Dates.write(all.peakOn(), in)
                + ".";
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(MoneyUnit.sentence(in.either(
                        "Not discounted. Costs fall at the beginning of their year, value comes evenly within it. Net present value of all"
                                + " payers: ",
                        "Ikke tilbagediskonteret. Udgifter falder i begyndelsen af året, gevinster jævnt hen over det. Nettonutidsværdi for"
                                + " alle betalere: ")
                + interval(plan.netPresentValue())));
        if (plan.flow().years().stream().anyMatch(year -> year.balance().standardError() > 0)) {
            notes.add(in.either(
                    "The thin lines are the 95 % intervals of the balance.",
                    "De tynde streger er 95 %-intervaller for saldoen."));
        }
        return notes;
    }

    private String interval(Amount amount) {
        String text = MoneyUnit.write(amount.value(), in);
        return amount.standardError() == 0
                ? text
                : text
                        + in.either(" (95 % interval ", " (95 %-interval ")
                        + MoneyUnit.range(amount.ciLow(), amount.ciHigh(), in)
                        + ")";
    }
}
