package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.UnaryOperator;

/** Weeks and months that are missing in the middle: which they are, and what becomes of them. */
final class Gaps {

    static final UnaryOperator<Week> NEXT_WEEK = week -> week.plusWeeks(1);
    static final UnaryOperator<YearMonth> NEXT_MONTH = month -> month.plusMonths(1);

    private static final int MOST_SHOWN = 5;

    private Gaps() {}

    /** What lies between the first and the last and is not among them, in ascending order. */
    static <T> List<T> between(SortedSet<T> there, UnaryOperator<T> next) {
        List<T> missing = new ArrayList<>();
        if (!there.isEmpty()) {
            for (T one = there.first(); !one.equals(there.last()); one = next.apply(one)) {
                if (!there.contains(one)) {
                    missing.add(one);
                }
            }
        }
        return missing;
    }

    /**
     * What is to be said of missing weeks; nothing if there are none.
     *
     * @param why such as {@code without a column}
     * @throws DataException if they are not declared unobserved
     */
    static Optional<Finding> weeks(List<Week> missing, String why, MissingWeeks rule, Place place) {
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String detail = counted(missing.size(), "week") + " between the first and the last " + why + ": "
                + shown(missing, NEXT_WEEK);
        if (rule == MissingWeeks.STOP) {
            throw Failures.of(
                    Reason.MISSING_WEEK,
                    place,
                    detail,
                    "Order an extract with every week, or declare them unobserved:"
                            + " Dream.reader().withMissingWeeks(MissingWeeks.NOT_OBSERVED).");
        }
        return Optional.of(Finding.noted(
                Reason.MISSING_WEEK, place, detail + "; not observed", "Order an extract with every week.", 1));
    }

    /**
     * What is to be said of times that a family of columns lacks; nothing if there are none.
     *
     * @param missing in ascending order
     * @param unit such as {@code month}
     * @param what they are columns for, with the preposition
     * @param consequence of their lack
     */
    static <T> Optional<Finding> columns(
            List<T> missing, String unit, String what, String consequence, UnaryOperator<T> next, Place place) {
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.noted(
                        Reason.MISSING_COLUMN,
                        place,
                        counted(missing.size(), unit) + " between the first and the last without a column " + what
                                + ": " + shown(missing, next) + "; " + consequence,
                        "Order an extract with every " + unit + ".",
                        1));
    }

    /**
     * {@code 1992-W02 to 1992-W52, 1994-W05}, at most five.
     *
     * @param missing in ascending order
     * @param next what follows one of them in the calendar
     */
    static <T> String shown(List<T> missing, UnaryOperator<T> next) {
        List<String> gaps = new ArrayList<>();
        for (int from = 0, to; from < missing.size(); from = to + 1) {
            to = from;
            while (to + 1 < missing.size() && next.apply(missing.get(to)).equals(missing.get(to + 1))) {
                to++;
            }
            gaps.add(to == from ? "" + missing.get(from) : missing.get(from) + " to " + missing.get(to));
        }
        String more = gaps.size() > MOST_SHOWN ? " and " + (gaps.size() - MOST_SHOWN) + " more gaps" : "";
        return String.join(", ", gaps.subList(0, Math.min(gaps.size(), MOST_SHOWN))) + more;
    }

    /** {@code 1 week}, {@code 2 weeks}. */
    static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
