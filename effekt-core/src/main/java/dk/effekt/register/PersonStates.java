package dk.effekt.register;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** The states of the person being taken, as runs: week (from 0) and code. */
final class PersonStates {

    private static final int AGE_OF_ENTRY = 16;

    private final WeekSpan span;
    private final int firstWeek;
    private final StateSet exits;
    private int[] weeks = new int[64];
    private int[] codes = new int[64];
    private int size;

    /** @param exits states after which a blank is out of scope */
    PersonStates(WeekSpan span, StateSet exits) {
        this.span = span;
        this.firstWeek = span.start().epochWeek();
        this.exits = exits;
    }

    void clear() {
        size = 0;
    }

    void from(int epochWeek, State state) {
        int week = epochWeek - firstWeek;
        if (week < 0 || week >= span.length()) {
            throw new IllegalArgumentException(Week.ofEpochWeek(epochWeek) + " lies outside " + span);
        }
        if (size > 0 && week <= weeks[size - 1]) {
            throw new IllegalArgumentException(Week.ofEpochWeek(epochWeek) + " was given after "
                    + Week.ofEpochWeek(weeks[size - 1] + firstWeek) + "; weeks must ascend");
        }
        push(week, state.code());
    }

    /** Tells blanks out of scope from blanks without benefit, by {@link ScopeRule#FROM_AGE_16_UNTIL_EXIT}. */
    void applyScope(Optional<LocalDate> birthDate) {
        boolean exited = false;
        for (int r = 0; r < size; r++) {
            if (codes[r] == State.NO_BENEFIT.code()) {
                codes[r] = exited ? State.OUT_OF_SCOPE.code() : codes[r];
            } else if (State.isCode(codes[r])) {
                exited = exits.contains(Packed.value(codes[r], Employment.NOT_EMPLOYED.ordinal()));
            }
        }
        birthDate.ifPresent(birth -> {
            LocalDate birthday = birth.plusYears(AGE_OF_ENTRY);
            int entry =
                    birthday.isBefore(span.end().monday()) ? Week.of(birthday).epochWeek() - firstWeek : span.length();
            splitAt(entry);
            for (int r = 0; r < size && weeks[r] < entry; r++) {
                if (codes[r] == State.NO_BENEFIT.code()) {
                    codes[r] = State.OUT_OF_SCOPE.code();
                }
            }
        });
    }

    /**
     * Merges the states with the employment of each month; both are constant between two bounds of either.
     *
     * @param firstWeekOfMonth where each month starts, and the end of the span
     * @param ratioOfMonth the packed employment ratio
     */
    void mergeInto(RunList spells, int[] firstWeekOfMonth, int[] ratioOfMonth) {
        int run = -1;
        int month = 0;
        int employment = 0;
        int employmentEnd = 0;
        for (int week = 0, next; week < span.length(); week = next) {
            while (run + 1 < size && weeks[run + 1] <= week) {
                run++;
            }
            if (week == employmentEnd) {
                employment = employment(ratioOfMonth[month]);
                while (month < firstWeekOfMonth.length - 1 && employment(ratioOfMonth[month]) == employment) {
                    month++;
                }
                employmentEnd = firstWeekOfMonth[month];
            }
            int code = run < 0 ? State.NOT_OBSERVED.code() : codes[run];
            spells.add(week, Packed.value(code, employment));
            next = Math.min(run + 1 < size ? weeks[run + 1] : span.length(), employmentEnd);
        }
    }

    private static int employment(int ratio) {
        return PackedMonth.employment(ratio).ordinal();
    }

    private void push(int week, int code) {
        if (size == weeks.length) {
            weeks = Arrays.copyOf(weeks, 2 * size);
            codes = Arrays.copyOf(codes, 2 * size);
        }
        weeks[size] = week;
        codes[size] = code;
        size++;
    }

    /** Makes a run begin at a week where a blank run reaches across it. */
    private void splitAt(int week) {
        int r = size - 1;
        while (r >= 0 && weeks[r] >= week) {
            r--;
        }
        boolean inside = r >= 0 && week < (r + 1 < size ? weeks[r + 1] : span.length());
        if (!inside || codes[r] != State.NO_BENEFIT.code()) {
            return;
        }
        push(0, 0);
        System.arraycopy(weeks, r, weeks, r + 1, size - 1 - r);
        System.arraycopy(codes, r, codes, r + 1, size - 1 - r);
        weeks[r + 1] = week;
    }
}
