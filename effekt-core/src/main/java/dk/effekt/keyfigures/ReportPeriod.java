package dk.effekt.keyfigures;

import dk.effekt.calendar.WeekSpan;

/**
 * The weeks of one column of figures.
 *
 * @param name such as {@code 2021-H1}
 * @param weeks at least one
 */
public record ReportPeriod(String name, WeekSpan weeks) {

    public ReportPeriod {
        if (weeks.isEmpty()) {
            throw new IllegalArgumentException("period '" + name + "' has no week: " + weeks);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
