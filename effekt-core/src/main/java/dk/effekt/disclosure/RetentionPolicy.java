package dk.effekt.disclosure;

import com.google.common.base.Preconditions;
import java.time.LocalDate;
import java.util.List;

/**
 * How long results may know the persons behind them; afterwards their anonymous form alone is kept.
 *
 * @param months 1 or more, in calendar months from the day on which a result was made: made on 31 August with six months, it falls
 *     due on the last day of February
 */
public record RetentionPolicy(int months) {

    public RetentionPolicy {
        Preconditions.checkArgument(months >= 1, "retention of %s months; it is 1 or more", months);
    }

    /** A policy of so many months. */
    public static RetentionPolicy months(int months) {
        return new RetentionPolicy(months);
    }

    /**
     * A result that is held, identifiable.
     *
     * @param name by which it is known, which names no person
     * @param made the day on which it was made
     * @param result the result
     */
    public record Holding(String name, LocalDate made, Identifiable result) {

        /** One line; it shows nothing of the result. */
        @Override
        public String toString() {
            return name + " of " + made + ", identifiable";
        }
    }

    /** The first day on which what was made on a day may no longer be identifiable. */
    public LocalDate due(LocalDate made) {
        return made.plusMonths(months);
    }

    /**
     * Carries the policy out: what is due on the day or before is replaced by its anonymous form. It takes effect when the caller
     * goes on with what is {@linkplain Retention#kept kept}, and lets the holdings go; copies and files are the caller's to delete.
     *
     * @param day today, as the caller knows it
     * @throws IllegalArgumentException if a result was made after that day, as if dates had been swapped
     */
    public Retention apply(LocalDate day, List<Holding> holdings) {
        for (Holding holding : holdings) {
            Preconditions.checkArgument(
                    !holding.made().isAfter(day),
                    "'%s' was made on %s, after %s, on which retention is applied",
                    holding.name(),
                    holding.made(),
                    day);
        }
        return Retention.of(this, day, holdings);
    }

    /** One line: {@code identifiable for 12 months}. */
    @Override
    public String toString() {
        return "identifiable for " + months + (months == 1 ? " month" : " months");
    }
}
