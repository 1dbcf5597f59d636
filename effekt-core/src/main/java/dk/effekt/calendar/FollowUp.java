package dk.effekt.calendar;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A point at which people are looked at again, so many months after time zero, together with the rule that says which week
 * that is. Months are how councils speak; the register has weeks, so the rule is named beside every number.
 *
 * @param months months after time zero, 1 to 1200
 * @param rule how months become weeks
 */
public record FollowUp(int months, Rule rule) implements Comparable<FollowUp> {

    /** How a number of months becomes a number of weeks. */
    public enum Rule {
        /** A month is 52/12 weeks, rounded to the nearest week: 1 → 4, 3 → 13, 6 → 26, 12 → 52, 18 → 78. */
        WEEKS,
        /**
         * Jobindsats' follow-up days (labour-market status after a finished course, measure Y07B15): 1, 3, 6 and 12 months
         * are day 30, 92, 182 and 365. The day is looked up in the week that holds it, counted from the Monday of week 0.
         * Jobindsats defines no other points, so others are refused.
         */
        JOBINDSATS_DAYS
    }

    private static final int MOST_MONTHS = 1200;

    private static final Comparator<FollowUp> ORDER = Comparator.comparingInt(FollowUp::weeks)
            .thenComparingInt(FollowUp::months)
            .thenComparing(FollowUp::rule);

    public FollowUp {
        if (months < 1 || months > MOST_MONTHS) {
            throw new IllegalArgumentException(
                    "follow-up after " + months + " months; it must be from 1 to " + MOST_MONTHS);
        }
        if (rule == Rule.JOBINDSATS_DAYS) {
            jobindsatsDay(months);
        }
    }

    /** Points after the given numbers of months, by the rule {@link Rule#WEEKS}. */
    public static List<FollowUp> months(int... months) {
        return Arrays.stream(months).mapToObj(m -> new FollowUp(m, Rule.WEEKS)).toList();
    }

    /**
     * Points after the given numbers of months, by the rule {@link Rule#JOBINDSATS_DAYS}.
     *
     * @throws IllegalArgumentException for a number other than 1, 3, 6 or 12
     */
    public static List<FollowUp> jobindsatsDays(int... months) {
        return Arrays.stream(months)
                .mapToObj(m -> new FollowUp(m, Rule.JOBINDSATS_DAYS))
                .toList();
    }

    /** The number of whole weeks after time zero; week 0 is the week of the start. */
    public int weeks() {
        return switch (rule) {
            case WEEKS -> Math.round(months * 52 / 12f);
            case JOBINDSATS_DAYS -> jobindsatsDay(months) / 7;
        };
    }

    /** The number of days after a day that time zero is: those of the whole weeks, or Jobindsats' 30, 92, 182 and 365. */
    public int days() {
        return switch (rule) {
            case WEEKS -> 7 * weeks();
            case JOBINDSATS_DAYS -> jobindsatsDay(months);
        };
    }

    /** By week; of two points in one week, by month and rule. */
    @Override
    public int compareTo(FollowUp other) {
        return ORDER.compare(this, other);
    }

    /** {@code 6 months (week 26)}. */
    @Override
    public String toString() {
        return months
                + (months == 1 ? " month" : " months")
                + switch (rule) {
                    case WEEKS -> " (week " + weeks() + ")";
                    case JOBINDSATS_DAYS -> " (day " + jobindsatsDay(months) + ", week " + weeks() + ")";
                };
    }

    private static int jobindsatsDay(int months) {
        return switch (months) {
            case 1 -> 30;
            case 3 -> 92;
            case 6 -> 182;
            case 12 -> 365;
            default ->
                throw new IllegalArgumentException("Jobindsats follows up after 1, 3, 6 and 12 months, not after "
                        + months + "; use FollowUp.months(" + months + ")");
        };
    }
}
