package dk.effekt.sroi;

import dk.effekt.effect.Effect;
import dk.effekt.internal.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** The full text of a result. */
final class Summary {

    private static final int WIDEST_NAME = 34;
    private static final int NARROWEST_NAME = 6;

    private Summary() {}

    static String of(Sroi sroi) {
        ValueMap map = sroi.map();
        StringBuilder text = new StringBuilder();
        text.append(Format.wrapped(map.name() + ": social return on investment, " + scope(map, sroi.basis())));
        text.append('\n').append(results(sroi));
        text.append('\n').append(fitted(width -> outcomes(sroi, width)));
        text.append('\n').append(periods(sroi)).append('\n');
        map.inputs().forEach(input -> text.append(Format.wrapped("Input, " + input + ".")));
        map.outcomes().forEach(outcome -> text.append(Format.wrapped(basisOf(outcome))));
        text.append('\n');
        sroi.notes().forEach(note -> text.append(Format.wrapped(note)));
        return text.toString();
    }

    private static String scope(ValueMap map, Basis basis) {
        return map.participants().isPresent()
                ? Format.count(map.participants().getAsInt(), "participant") + " (" + map.participantsSource() + ")"
                : basis.toString();
    }

    private static TextTable results(Sroi sroi) {
        TextTable table = TextTable.of("kroner " + sroi.basis(), "estimate", "SE", "95 % from", "to");
        add(table, "present value", sroi.presentValue());
        table.add("inputs", Format.kroner(sroi.inputKroner()), "", "", "");
        add(table, "net present value", sroi.netPresentValue());
        if (sroi.basis() == Basis.TOTAL) {
            sroi.netPresentValuePerParticipant().ifPresent(each -> add(table, "  per participant", each));
        }
        sroi.ratio()
                .ifPresentOrElse(
                        ratio -> add(table, "ratio, kr per kr", ratio),
                        () -> table.add("ratio", "no inputs", "", "", ""));
        sroi.netRatio().ifPresent(ratio -> add(table, "net ratio", ratio));
        table.add("payback, months", months(sroi.paybackMonths()), "", "", "");
        table.add("  discounted", months(sroi.discountedPaybackMonths()), "", "", "");
        if (sroi.map().outcomes().stream().anyMatch(outcome -> outcome.quantity() instanceof Measured)) {
            OptionalDouble factor = sroi.breakEvenFactor();
            String shown = factor.isPresent() ? String.format(Locale.ROOT, "%.2f", factor.getAsDouble()) : "none";
            table.add("break-even factor", shown, "", "", "");
        }
        return table;
    }

    private static void add(TextTable table, String name, Estimate estimate) {
        boolean uncertain = estimate.standardError() > 0;
        table.add(
                name,
                estimate.number(estimate.value()),
                uncertain ? estimate.number(estimate.standardError()) : "none",
                uncertain ? estimate.number(estimate.ciLow()) : "",
                uncertain ? estimate.number(estimate.ciHigh()) : "");
    }

    private static String months(OptionalDouble months) {
        return months.isPresent() ? String.format(Locale.ROOT, "%,.1f", months.getAsDouble()) : "never";
    }

    private static TextTable outcomes(Sroi sroi, int nameWidth) {
        TextTable table = TextTable.of("outcome", "quantity", "kr per unit", "periods", "present kr", "SE");
        for (OutcomeValue value : sroi.outcomes()) {
            ValueOutcome outcome = value.outcome();
            Estimate present = value.presentValue();
            table.add(
                    Format.cut(outcome.name(), nameWidth),
                    Format.quantity(outcome.quantity().amount(1))
                            + (outcome.quantity().years() > 1 ? ", …" : ""),
                    Format.kroner(outcome.proxy().value().amount()),
                    outcome.startPeriod() == outcome.lastPeriod()
                            ? String.valueOf(outcome.startPeriod())
                            : outcome.startPeriod() + "-" + outcome.lastPeriod(),
                    present.number(present.value()),
                    present.standardError() == 0 ? "none" : present.number(present.standardError()));
        }
        return table;
    }

    private static TextTable periods(Sroi sroi) {
        TextTable table = TextTable.of("period (year)", "kr", "factor", "present kr");
        List<Double> kroner = sroi.kronerByPeriod();
        List<Double> present = sroi.presentKronerByPeriod();
        for (int i = 0; i < sroi.periods(); i++) {
            table.add(
                    String.valueOf(i + 1),
                    Format.kroner(kroner.get(i)),
                    String.format(Locale.ROOT, "%.4f", sroi.map().discounting().factor(i + 1)),
                    Format.kroner(present.get(i)));
        }
        return table;
    }

    private static String basisOf(ValueOutcome outcome) {
        StringBuilder text = new StringBuilder();
        text.append(outcome.name()).append(" (").append(outcome.stakeholder()).append("): ");
        text.append(outcome.quantity());
        if (outcome.quantity() instanceof Measured measured) {
            Effect first = measured.effects().get(0);
            text.append(" as ").append(first.estimand()).append(", SE ").append(first.standardErrorMethod());
            text.append("; no deadweight, it is out of the effect already");
        }
        text.append(". ")
                .append(outcome.proxy())
                .append(" (")
                .append(outcome.proxy().source())
                .append(").");
        deduction(text, "Deadweight", outcome.deadweight());
        deduction(text, "Displacement", outcome.displacement());
        deduction(text, "Attribution to others", outcome.attribution());
        deduction(text, "Drop-off a year", outcome.dropOff());
        return text.toString();
    }

    private static void deduction(StringBuilder text, String name, Deduction deduction) {
        if (deduction.share() > 0) {
            text.append(' ').append(name).append(' ').append(deduction).append('.');
        }
    }

    /** The table with names as long as 80 columns allow. */
    private static String fitted(IntFunction<TextTable> table) {
        int width = WIDEST_NAME;
        String text = table.apply(width).toString();
        while (width > NARROWEST_NAME && text.lines().anyMatch(line -> line.length() > Format.WIDTH)) {
            width--;
            text = table.apply(width).toString();
        }
        return text;
    }
}
