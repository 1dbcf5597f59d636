package dk.effekt.sroi;

import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What has to be known beside the numbers, one sentence or two a note. */
final class Notes {

    private Notes() {}

    static List<String> of(Sroi sroi) {
        ValueMap map = sroi.map();
        List<String> notes = new ArrayList<>();
        notes.add("Discounting: " + map.discounting().describe() + ". " + costs(map));
        notes.add(
                "Standard errors: to first order (delta method) over the quantities, with the covariance of effects of"
                        + " one estimation" + distributions(sroi.model().parameters())
                        + "; all else is independent. What has no distribution counts as known, and so do rates and years.");
        notes.add("Prices: " + prices(map));
        if (map.outcomes().stream().anyMatch(outcome -> outcome.quantity() instanceof Measured)) {
            notes.add("Break-even factor: every measured effect times this would make the net present value 0.");
        }
        map.outcomes().forEach(outcome -> addExtrapolation(notes, outcome));
        map.participants().ifPresent(n -> addScaling(notes, map, n));
        notes.addAll(map.notes());
        notes.add("A municipality's saving is not the saving of the sector: the reimbursement reform of 2016 was made"
                + " neutral for municipalities as a whole by the block grant (star.dk).");
        return List.copyOf(notes);
    }

    private static String costs(ValueMap map) {
        if (map.inputs().isEmpty()) {
            return "Nothing is put in.";
        }
        long atStart = map.inputs().stream()
                .filter(input -> input.cost().lastPeriod() == 0)
                .count();
        if (atStart == map.inputs().size()) {
            return "Inputs fall at the start, undiscounted.";
        }
        return (atStart == 0 ? "Inputs" : "Inputs at the start are not discounted; others")
                + " are discounted as values of their period; payback takes costs at the beginning of a period.";
    }

    private static String distributions(List<Parameter> parameters) {
        Map<Parameter.Kind, Long> counts = new EnumMap<>(Parameter.Kind.class);
        parameters.forEach(parameter -> counts.merge(parameter.kind(), 1L, Long::sum));
        counts.remove(Parameter.Kind.EFFECT);
        counts.remove(Parameter.Kind.QUANTITY);
        if (counts.isEmpty()) {
            return "; values, deductions and costs have no distribution";
        }
        return ", and over the stated distributions of "
                + counts.entrySet().stream()
                        .map(entry -> Format.count(
                                entry.getValue().intValue(),
                                entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-')))
                        .collect(Collectors.joining(", "));
    }

    private static String prices(ValueMap map) {
        List<Integer> years = map.outcomes().stream()
                .map(outcome -> outcome.proxy().priceYear())
                .distinct()
                .sorted()
                .toList();
        String listed = years.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return years.size() == 1
                ? "of " + listed + "; inputs are taken to be in the same."
                : "of " + listed + " are mixed; nothing was uprated.";
    }

    private static void addExtrapolation(List<String> notes, ValueOutcome outcome) {
        Quantity quantity = outcome.quantity();
        Extrapolation rule = outcome.extrapolation();
        if (rule.years() > 0) {
            boolean measured = quantity instanceof Measured;
            int first = quantity.years() + 1;
            boolean isOne = first == outcome.durationYears();
            String years = isOne ? "year " + first : "years " + first + " to " + outcome.durationYears();
            String beyond = isOne ? " lies beyond what was observed and" : " lie beyond what was observed and";
            notes.add("Extrapolation: '" + outcome.name() + "' is " + (measured ? "measured" : "stated") + " for "
                    + Format.count(quantity.years(), "year") + "; " + years
                    + (measured ? beyond : "") + (isOne ? " repeats" : " repeat") + " the last, "
                    + (rule.dropOff().share() == 0 ? "held constant" : "with a " + rule.rule()) + ".");
        }
        if (quantity instanceof Measured measured) {
            measured.effects().stream()
                    .filter(effect -> effect.weeksCovered() > Measured.WEEKS_A_YEAR + 1)
                    .forEach(effect -> notes.add("Years: '" + outcome.name() + "' sums " + effect.when()
                            + " and counts all of them in one year; by-year quantities divide them."));
        }
    }

    private static void addScaling(List<String> notes, ValueMap map, int participants) {
        for (ValueOutcome outcome : map.outcomes()) {
            if (outcome.quantity() instanceof Measured measured
                    && measured.treated() > 0
                    && measured.treated() != participants) {
                notes.add("Scaling: '" + outcome.name() + "' was measured on "
                        + Format.count(measured.treated(), "participant") + " and is applied to "
                        + Format.count(participants, "participant") + ".");
            }
        }
    }
}
