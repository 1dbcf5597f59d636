package dk.effekt.sroi;

import dk.effekt.internal.Finite;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.List;

/**
 * A quantity that rests on what somebody says. Stated numbers are independent of measured ones and of each other; but
 * equal ones (same distributions, basis, source and comparison) are the same number, met twice.
 *
 * @param byYear what is known of the number of each year, from the first on
 * @param basis whether they count for one participant or in total
 * @param source who says so
 * @param comparison against whom they were found, if they are effects; empty if they are counts of what there was
 */
public record Stated(List<Distribution> byYear, Basis basis, String source, String comparison) implements Quantity {

    public Stated {
        byYear = List.copyOf(byYear);
        Checks.text("the source of a stated quantity", source);
        if (byYear.isEmpty()) {
            throw new IllegalArgumentException("a stated quantity without a number; give it that of the first year");
        }
        byYear.forEach(number -> Finite.of("a stated amount", number.mean()));
    }

    /** The same amounts, each normal with a standard error; errors of different years are independent. */
    public Stated withStandardErrors(double... standardErrors) {
        if (standardErrors.length != byYear.size()) {
            throw new IllegalArgumentException(Format.count(byYear.size(), "stated amount") + " with "
                    + Format.count(standardErrors.length, "standard error") + "; there must be an error for each");
        }
        List<Distribution> numbers = new ArrayList<>();
        for (int i = 0; i < standardErrors.length; i++) {
            double error = Checks.notNegative("a standard error", standardErrors[i], "it must be at least 0");
            double amount = byYear.get(i).mean();
            numbers.add(error == 0 ? Distribution.fixed(amount) : Distribution.normal(amount, error));
        }
        return new Stated(numbers, basis, source, comparison);
    }

    /**
     * The same numbers as effects that a controlled design found elsewhere, such as a published trial: what would have
     * happened anyway is out of them, so that an outcome with them refuses deadweight and attribution as it does with a
     * measured effect.
     *
     * @param newComparison against whom, such as {@code 239 in the usual service, drawn by lot}
     */
    public Stated against(String newComparison) {
        return new Stated(byYear, basis, source, Checks.text("the comparison of stated effects", newComparison));
    }

    @Override
    public boolean isEffect() {
        return !comparison.isEmpty();
    }

    @Override
    public int years() {
        return byYear.size();
    }

    @Override
    public double amount(int year) {
        return byYear.get(year - 1).mean();
    }

    @Override
    public double standardError(int year) {
        return byYear.get(year - 1).sd();
    }

    /** What is known is stated with its sign turned; what is uncertain remains the number that it is, {@link Reversed}. */
    @Override
    public Quantity reversed() {
        if (byYear.stream().anyMatch(number -> number.sd() > 0)) {
            return new Reversed(this);
        }
        return new Stated(
                byYear.stream()
                        .map(number -> Distribution.fixed(-number.mean()))
                        .toList(),
                basis,
                source,
                comparison);
    }

    /**
     * {@code 7.00 in total, stated (fall log)}, {@code 0.1340 (SE 0.0450) per participant, stated (trial of 2019) as an
     * effect against 239 in the usual service}.
     */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (Distribution number : byYear) {
            parts.add(number.describe(Format::quantity).replace("(SD ", "(SE ").replace(", normal)", ")"));
        }
        return String.join(", ", parts) + " " + basis + ", stated (" + source + ")"
                + (isEffect() ? " as an effect against " + comparison : "");
    }
}
