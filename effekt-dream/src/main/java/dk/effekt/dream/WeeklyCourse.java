package dk.effekt.dream;

import dk.effekt.calendar.WeekSpan;
import java.util.Optional;

/**
 * Rows of one week each, joined as they come, so that a person takes the room of the stretches and not of the rows. The
 * stretches are in order and never touch if they have the same code.
 *
 * <p>A stretch has the line of its first row. As long as each further row stands on the next line, that tells the line of
 * every week; a negative line says that they do not.
 */
final class WeeklyCourse extends Course {

    @Override
    Optional<Clash> add(Stretch row) {
        Stretches all = stretches();
        int week = row.from();
        int code = row.code();
        int before = lastFrom(week);
        if (before >= 0 && week < all.to(before)) {
            if (all.code(before) == code) {
                countRepeat(row.line());
                return Optional.empty();
            }
            return Optional.of(new Clash(week, row.line(), code, rowOf(before, week), all.code(before)));
        }
        int after = before + 1;
        boolean joinsBefore = before >= 0 && all.to(before) == week && all.code(before) == code;
        boolean joinsAfter = after < all.size() && all.from(after) == week + 1 && all.code(after) == code;
        int line = row.line() > Integer.MAX_VALUE ? 0 : (int) row.line();
        if (joinsBefore) {
            int length = week - all.from(before);
            all.setLine(before, joinedLine(all.line(before), length, line));
            all.setTo(before, week + 1);
            if (joinsAfter) {
                all.setLine(before, joinedLine(all.line(before), length + 1, all.line(after)));
                all.setTo(before, all.to(after));
                all.remove(after);
            }
        } else if (joinsAfter) {
            all.setLine(after, joinedLine(line, 1, all.line(after)));
            all.setFrom(after, week);
        } else {
            all.insert(after, week, week + 1, code, line);
        }
        return Optional.empty();
    }

    /** Nothing to do: rows outside the span have not been added, and contradictions were found on the way. */
    @Override
    Optional<Clash> settle(WeekSpan span) {
        return Optional.empty();
    }

    /** Index of the last stretch that begins in a week or before it; −1 if there is none. */
    private int lastFrom(int week) {
        Stretches all = stretches();
        int high = all.size() - 1;
        // Rows in order, as most are, end here.
        if (high < 0 || all.from(high) <= week) {
            return high;
        }
        int low = -1;
        while (low < high) {
            int middle = (low + high + 1) >> 1;
            if (all.from(middle) <= week) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The line of two stretches in one, the later of which begins so many weeks after the earlier. */
    private static int joinedLine(int earlier, int weeks, int later) {
        boolean oneAfterAnother = earlier > 0 && later == earlier + weeks;
        return oneAfterAnother ? earlier : -Math.min(Math.abs(earlier), Math.abs(later));
    }

    private String rowOf(int stretch, int week) {
        int line = stretches().line(stretch);
        return line > 0
                ? "line " + (line + week - stretches().from(stretch))
                : line < 0 ? "a row from line " + -line + " on" : "another row";
    }
}
