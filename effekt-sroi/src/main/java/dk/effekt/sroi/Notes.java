package dk.effekt.sroi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What has to be known beside the numbers, one sentence or two a note. */
final class Notes {

    private Notes() {}

    static List<String> of(Sroi sroi) {
        ValueMap map = sroi.map();
        List<String> notes = new ArrayList<>();
        notes.add("Discounting: " + map.discounting().describe() + ". Inputs fall at the start, undiscounted.");
        notes.add("Standard errors: delta method over the quantities, with the covariance of effects of one estimation;"
                + " stated numbers are independent. Prices, deductions, costs and rates count as known.");
        notes.add("Prices: " + prices(map));
        if (map.outcomes().stream().anyMatch(outcome -> outcome.quantity() instanceof Measured)) {
            notes.add("Break-even factor: every measured effect times this would make the net present value 0.");
        }
        map.outcomes().forEach(outcome -> addExtrapolation(notes, outcome));
        map.participants().ifPresent(n -> addScaling(notes, map, n));
        notes.add("A municipality's saving is not the saving of the sector: the reimbursement reform of 2016 was made"
                + " neutral for municipalities as a whole by the block grant (star.dk).");
        return List.copyOf(notes);
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
        if (outcome.extrapolatedYears() > 0) {
            boolean measured = quantity instanceof Measured;
            int first = quantity.years() + 1;
            String years = first == outcome.durationYears()
                    ? "year " + first
                    : "years " + first + " to " + outcome.durationYears();
            String rule = outcome.dropOff().share() == 0
                    ? "held constant"
                    : "falling geometrically by " + outcome.dropOff() + " a year";
            notes.add("Extrapolation: '" + outcome.name() + "' is " + (measured ? "measured" : "stated") + " for "
                    + Format.count(quantity.years(), "year") + "; " + years + (measured ? " lie" : " repeat")
                    + (measured ? " beyond what was observed and repeat" : "") + " the last, " + rule + ".");
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
            if (outcome.quantity() instanceof Measured measured && measured.treated() != participants) {
                notes.add("Scaling: '" + outcome.name() + "' was measured on "
                        + Format.count(measured.treated(), "participant") + " and is applied to "
                        + Format.count(participants, "participant") + ".");
            }
        }
    }
}
