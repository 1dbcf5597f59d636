package dk.effekt.intervention;

import dk.effekt.calendar.Week;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * One person's course in an intervention.
 *
 * @param personId the person's pseudonym
 * @param intervention what the person took part in
 * @param start first day
 * @param end last day, inclusive; none while the course runs. Not before the start
 * @param endReason why it ended, in the words of the list; empty if not stated
 */
public record Participation(
        long personId, Intervention intervention, LocalDate start, Optional<LocalDate> end, String endReason)
        implements Comparable<Participation> {

    private static final Comparator<Participation> ORDER = Comparator.comparing(Participation::intervention)
            .thenComparingLong(Participation::personId)
            .thenComparing(Participation::start)
            .thenComparing(p -> p.end().orElse(LocalDate.MAX))
            .thenComparing(Participation::endReason);

    public Participation {
        if (end.isPresent() && end.get().isBefore(start)) {
            throw new IllegalArgumentException("participation ends on " + end.get() + ", before its start on " + start);
        }
    }

    /** The week in which it starts. */
    public Week startWeek() {
        return Week.of(start);
    }

    /** By intervention, person and dates. */
    @Override
    public int compareTo(Participation other) {
        return ORDER.compare(this, other);
    }

    /** One line; it does not show who the person is. */
    @Override
    public String toString() {
        return intervention + " from " + start + end.map(e -> " to " + e).orElse(", running");
    }
}
