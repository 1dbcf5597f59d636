package dk.effekt.sroi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A quantity that rests on what somebody says. Stated numbers are independent of measured ones and of each other; but
 * equal ones (same numbers, errors, basis and source) are the same number, met twice.
 *
 * @param amounts one for each year, from the first on
 * @param standardErrors one for each amount, at least 0
 * @param basis whether they count for one participant or in total
 * @param source who says so
 */
public record Stated(List<Double> amounts, List<Double> standardErrors, Basis basis, String source)
        implements Quantity {

    public Stated {
        amounts = List.copyOf(amounts);
        standardErrors = List.copyOf(standardErrors);
        Checks.text("the source of a stated quantity", source);
        if (amounts.isEmpty() || amounts.size() != standardErrors.size()) {
            throw new IllegalArgumentException(Format.count(amounts.size(), "stated amount") + " with "
                    + Format.count(standardErrors.size(), "standard error")
                    + "; there must be at least one amount, and an error for each");
        }
        amounts.forEach(amount -> Checks.finite("a stated amount", amount));
        standardErrors.forEach(error -> Checks.notNegative("a standard error", error, "it must be at least 0"));
    }

    /** The same amounts with a standard error for each; errors of different years are independent. */
    public Stated withStandardErrors(double... newStandardErrors) {
        return new Stated(amounts, Arrays.stream(newStandardErrors).boxed().toList(), basis, source);
    }

    @Override
    public int years() {
        return amounts.size();
    }

    @Override
    public double amount(int year) {
        return amounts.get(year - 1);
    }

    @Override
    public double standardError(int year) {
        return standardErrors.get(year - 1);
    }

    /** {@code 7.00 in total, stated (fall log)}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (int year = 1; year <= years(); year++) {
            parts.add(Format.quantity(amount(year))
                    + (standardError(year) > 0 ? " (SE " + Format.quantity(standardError(year)) + ")" : ""));
        }
        return String.join(", ", parts) + " " + basis + ", stated (" + source + ")";
    }
}
