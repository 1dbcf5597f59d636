package dk.effekt.sroi.purse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.Choices;
import dk.effekt.internal.CsvLine;
import dk.effekt.internal.JsonFields;
import java.util.Arrays;

/** The public purse as data. */
final class PurseExport {

    private static final int VERSION = 1;

    private PurseExport() {}

    static String csv(PublicPurse purse) {
        StringBuilder text = new StringBuilder(CsvLine.of(
                "payer",
                "post",
                "what",
                "period",
                "quantity",
                "standard_error",
                "unit",
                "basis",
                "kroner_per_unit",
                "share",
                "displacement",
                "kroner",
                "price_year",
                "source",
                "share_source",
                "displacement_source"));
        for (PurseLine line : purse.lines()) {
            for (int year = 1; year <= line.years(); year++) {
                text.append(CsvLine.of(
                        line.payer().label(),
                        Choices.word(line.post()),
                        line.name(),
                        String.valueOf(line.startPeriod() + year - 1),
                        String.valueOf(line.quantity().amount(year)),
                        String.valueOf(line.quantity().standardError(year)),
                        line.price().unit(),
                        Choices.word(line.quantity().basis()),
                        String.valueOf(line.price().kroner(year)),
                        String.valueOf(line.share(year)),
                        String.valueOf(line.displacement().share()),
                        String.valueOf(line.kroner(year)),
                        String.valueOf(line.price().priceYear()),
                        line.price().source(),
                        line.rule(),
                        line.displacement().source()));
            }
        }
        return text.toString();
    }

    static String json(PublicPurse purse) {
        ObjectNode root = JsonFields.object().put("effektPurse", VERSION);
        purse.basis().ifPresent(basis -> root.put("basis", Choices.word(basis)));
        ArrayNode lines = root.putArray("lines");
        purse.lines().forEach(line -> write(lines.addObject(), line));
        ArrayNode payers = root.putArray("payers");
        Arrays.stream(Payer.values()).forEach(payer -> {
            ObjectNode node = payers.addObject().put("payer", payer.label());
            ArrayNode periods = node.putArray("kronerByPeriod");
            for (int period = 1; period <= purse.periods(); period++) {
                periods.add(purse.kroner(payer, period));
            }
            node.put("kroner", purse.kroner(payer));
        });
        purse.taxes().ifPresent(taxes -> write(root.putObject("taxes"), taxes));
        ArrayNode notes = root.putArray("notes");
        purse.notes().forEach(notes::add);
        return JsonFields.write(root);
    }

    private static void write(ObjectNode node, PurseLine line) {
        node.put("payer", line.payer().label())
                .put("post", Choices.word(line.post()))
                .put("what", line.name())
                .put("unit", line.price().unit())
                .put("priceYear", line.price().priceYear())
                .put("source", line.price().source())
                .put("shareSource", line.rule());
        ArrayNode years = node.putArray("years");
        for (int year = 1; year <= line.years(); year++) {
            years.addObject()
                    .put("period", line.startPeriod() + year - 1)
                    .put("quantity", line.quantity().amount(year))
                    .put("standardError", line.quantity().standardError(year))
                    .put("kronerPerUnit", line.price().kroner(year))
                    .put("share", line.share(year))
                    .put("kroner", line.kroner(year));
        }
        if (line.displacement().share() > 0) {
            node.putObject("displacement")
                    .put("share", line.displacement().share())
                    .put("source", line.displacement().source());
        }
        if (line.extrapolation().years() > 0) {
            node.put("extrapolation", line.extrapolation().toString());
        }
    }

    private static void write(ObjectNode node, TaxRule taxes) {
        node.put("onBenefits", taxes.onBenefits())
                .put("onWages", taxes.onWages())
                .put("onSpending", taxes.onSpending())
                .put("source", taxes.source());
        ObjectNode split = node.putObject("incomeTax");
        PurseTable.PUBLIC.forEach(
                payer -> split.put(Choices.word(payer), taxes.incomeTax().share(payer)));
    }
}
