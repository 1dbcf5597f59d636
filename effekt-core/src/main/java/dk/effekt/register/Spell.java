package dk.effekt.register;

import dk.effekt.calendar.WeekSpan;

/**
 * An unbroken run of weeks in one state.
 *
 * @param span the weeks, half-open
 * @param state the state in all of them
 */
public record Spell(WeekSpan span, State state) {

    /** Its length. */
    public int weeks() {
        return span.length();
    }

    @Override
    public String toString() {
        return span + " " + state;
    }
}
