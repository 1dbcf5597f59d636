package dk.effekt.sroi;

import dk.effekt.internal.TextTable;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
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
        if (sroi.stakeholders().size() > 1) {
            text.append('\n').append(stakeholders(sroi).fitting(Format.WIDTH));
        }
        text.append('\n').append(periods(sroi).fitting(Format.WIDTH)).append('\n');
        map.groups().forEach(group -> text.append(Format.wrapped("Stakeholders, " + group + ".")));
        map.outputs().forEach(output -> text.append(Format.wrapped("Output, " + output + ".")));
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
        for (ValueKind kind : sroi.kinds()) {
            sroi.value(kind).ifPresent(value -> add(table, kind + " value", value.presentValue()));
        }
        add(table, "present value", sroi.presentValue());
        if (sroi.map().outcomes().stream()
                .anyMatch(outcome -> outcome.extrapolation().years() > 0)) {
            add(table, "  years with numbers", sroi.value().observed());
            add(table, "  extrapolated", sroi.value().extrapolated());
        }
        add(table, "inputs", sroi.inputCost());
        add(table, "net present value", sroi.netPresentValue());
        if (sroi.basis() == Basis.TOTAL) {
            sroi.netPresentValuePerParticipant().ifPresent(each -> add(table, "  per participant", each));
        }
        sroi.ratio()
                .ifPresentOrElse(
                        ratio -> add(table, "ratio, kr per kr", ratio),
                        () -> table.add("ratio", "no inputs", "", "", ""));
        sroi.netRatio().ifPresent(ratio -> add(table, "net ratio", ratio));
        if (!sroi.map().inputs().isEmpty()) {
            table.add("payback, months", months(sroi.paybackMonths()), "", "", "");
            table.add("  discounted", months(sroi.discountedPaybackMonths()), "", "", "");
        }
        if (sroi.map().outcomes().stream().anyMatch(outcome -> outcome.quantity() instanceof Measured)) {
            OptionalDouble factor = sroi.breakEvenFactor();
            String shown = factor.isPresent() ? String.format(Locale.ROOT, "%.2f", factor.getAsDouble()) : "none";
            table.add("break-even factor", shown, "", "", "");
        }
        return table;
    }

    private static void add(TextTable table, String name, Amount estimate) {
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
            Amount present = value.presentValue();
            table.add(
                    Format.cut(outcome.name(), nameWidth),
                    Format.quantity(outcome.quantity().amount(1))
                            + (outcome.quantity().years() > 1 ? ", …" : ""),
                    Format.kroner(outcome.proxy().kroner(1))
                            + (outcome.proxy().kroner().size() > 1 ? ", …" : ""),
                    outcome.startPeriod() == outcome.lastPeriod()
                            ? String.valueOf(outcome.startPeriod())
                            : outcome.startPeriod() + "-" + outcome.lastPeriod(),
                    present.number(present.value()),
                    uncertainty(present));
        }
        return table;
    }

    private static TextTable stakeholders(Sroi sroi) {
        List<String> heads = new ArrayList<>(List.of("present kr of"));
        sroi.kinds().forEach(kind -> heads.add(kind.toString()));
        heads.addAll(List.of("all", "SE"));
        TextTable table = TextTable.of(heads.toArray(String[]::new));
        for (String who : sroi.stakeholders()) {
            List<String> cells = new ArrayList<>(List.of(who));
            for (ValueKind kind : sroi.kinds()) {
                double sum = 0;
                for (OutcomeValue value : sroi.outcomes()) {
                    boolean counts = value.outcome().kind() == kind
                            && value.outcome().stakeholder().equals(who);
                    sum += counts ? value.presentValue().value() : 0;
                }
                cells.add(Format.kroner(sum));
            }
            Amount all = sroi.value(who).orElseThrow().presentValue();
            cells.add(Format.kroner(all.value()));
            cells.add(uncertainty(all));
            table.add(cells.toArray(String[]::new));
        }
        return table;
    }

    /** Columns for what does not occur are left out: extrapolated years, and costs after the start. */
    private static TextTable periods(Sroi sroi) {
        boolean goesOn = sroi.map().outcomes().stream()
                .anyMatch(outcome -> outcome.extrapolation().years() > 0);
        boolean costsLater =
                sroi.map().inputs().stream().anyMatch(input -> input.cost().lastPeriod() > 0);
        List<String> heads = new ArrayList<>(List.of("period (year)"));
        if (costsLater) {
            heads.add("costs");
        }
        heads.addAll(List.of("kr", "factor", "present kr"));
        if (goesOn) {
            heads.add("extrapolated");
        }
        heads.add("SE");
        TextTable table = TextTable.of(heads.toArray(String[]::new));
        double[] costs = sroi.costs(false);
        if (costsLater) {
            List<String> start = new ArrayList<>(List.of("start", Format.kroner(costs[0]), "", "1.0000", "", ""));
            if (goesOn) {
                start.add("");
            }
            table.add(start.toArray(String[]::new));
        }
        for (PeriodValue period : sroi.value().periods()) {
            List<String> cells = new ArrayList<>(List.of(String.valueOf(period.period())));
            if (costsLater) {
                cells.add(Format.kroner(costs[period.period()]));
            }
            cells.add(Format.kroner(period.value().value()));
            cells.add(
                    String.format(Locale.ROOT, "%.4f", sroi.map().discounting().factor(period.period())));
            cells.add(Format.kroner(period.presentValue().value()));
            if (goesOn) {
                cells.add(Format.kroner(period.extrapolated().value()));
            }
            cells.add(uncertainty(period.presentValue()));
            table.add(cells.toArray(String[]::new));
        }
        return table;
    }

    private static String uncertainty(Amount estimate) {
        return estimate.standardError() == 0 ? "none" : estimate.number(estimate.standardError());
    }

    private static String basisOf(ValueOutcome outcome) {
        StringBuilder text = new StringBuilder();
        text.append(outcome.name())
                .append(" (")
                .append(outcome.stakeholder())
                .append(", ")
                .append(outcome.kind())
                .append("): ");
        if (!outcome.indicator().isEmpty()) {
            text.append("shown by ").append(outcome.indicator()).append("; ");
        }
        text.append(outcome.quantity());
        if (outcome.quantity() instanceof Measured measured) {
            MeasuredEffect first = measured.effects().get(0);
            text.append(" as ").append(first.estimand()).append(", SE ").append(first.standardErrorMethod());
        }
        if (outcome.quantity().isEffect() && outcome.deadweight().share() == 0) {
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
        deduction(text, "Drop-off a year", outcome.extrapolation().dropOff());
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
