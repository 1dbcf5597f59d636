package dk.effekt.dream;

import dk.effekt.calendar.WeekSpan;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the user states of a table's form.
 *
 * @param form the form; told from the header if it is not stated
 * @param periodEnd whether a period's end belongs to it
 * @param span the weeks of a long or period table; from the first to the last that it names if they are not stated
 * @param missingWeeks what becomes of weeks that are missing in the middle
 * @param sharedWeeks what becomes of weeks that lie in several periods
 */
record Shape(
        Optional<Form> form,
        Optional<PeriodEnd> periodEnd,
        Optional<WeekSpan> span,
        MissingWeeks missingWeeks,
        SharedWeeks sharedWeeks) {

    /** Nothing is stated. */
    static final Shape UNSTATED =
            new Shape(Optional.empty(), Optional.empty(), Optional.empty(), MissingWeeks.STOP, SharedWeeks.REFUSE);

    Shape withForm(Form other) {
        return new Shape(
                Optional.of(other),
                other == Form.PERIOD ? periodEnd : Optional.empty(),
                span,
                missingWeeks,
                sharedWeeks);
    }

    Shape withPeriods(PeriodEnd end) {
        return new Shape(Optional.of(Form.PERIOD), Optional.of(end), span, missingWeeks, sharedWeeks);
    }

    Shape withSpan(WeekSpan weeks) {
        return new Shape(form, periodEnd, Optional.of(weeks), missingWeeks, sharedWeeks);
    }

    Shape withMissingWeeks(MissingWeeks rule) {
        return new Shape(form, periodEnd, span, rule, sharedWeeks);
    }

    Shape withSharedWeeks(SharedWeeks rule) {
        return new Shape(form, periodEnd, span, missingWeeks, rule);
    }

    /**
     * Stops if something is stated that a table of this form has no use for.
     *
     * @throws IllegalArgumentException that names it
     */
    void requireUseIn(Form table) {
        if (span.isPresent() && table == Form.WIDE) {
            throw new IllegalArgumentException("withSpan " + span.get()
                    + " is for long and period tables; the weeks of a wide one are its columns");
        }
        if (missingWeeks != MissingWeeks.STOP && table == Form.PERIOD) {
            throw new IllegalArgumentException("withMissingWeeks " + missingWeeks
                    + " is for wide and long tables; a week without a period is one without benefit");
        }
        if (sharedWeeks != SharedWeeks.REFUSE && table != Form.PERIOD) {
            throw new IllegalArgumentException("withSharedWeeks " + sharedWeeks.name()
                    + " is for period tables; in others a row says one week once, and two codes contradict each other");
        }
    }

    /** {@code wide} or, where the form is stated, {@code wide as stated}. */
    String name(Form table) {
        return table.word() + (form.isPresent() ? " as stated" : "");
    }

    /** What is stated, for one line; empty if nothing is. */
    @Override
    public String toString() {
        return Stream.of(
                        form.map(Form::word).orElse(""),
                        periodEnd
                                .map(end -> "end " + end.name().toLowerCase(Locale.ROOT))
                                .orElse(""),
                        span.map(WeekSpan::toString).orElse(""),
                        missingWeeks == MissingWeeks.STOP ? "" : "missing weeks " + missingWeeks,
                        sharedWeeks == SharedWeeks.REFUSE ? "" : "shared weeks to " + sharedWeeks)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
