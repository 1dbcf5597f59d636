package dk.effekt.intervention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes participations of rows by an {@link OverlapRule}. */
final class Courses {

    private final OverlapRule rule;
    private final List<Participation> made = new ArrayList<>();
    /** The rows of one person in one intervention that share days, or adjoin each other if that counts. */
    private final List<Participation> together = new ArrayList<>();

    private Optional<LocalDate> reach = Optional.empty();

    Courses(OverlapRule rule) {
        this.rule = rule;
    }

    /**
     * Takes a row.
     *
     * @param row in ascending order
     * @return whether it is together with one before
     */
    boolean add(Participation row) {
        boolean isTogether = !together.isEmpty() && isSameCourse(together.get(0), row) && reaches(row.start());
        if (!isTogether) {
            finish();
        }
        together.add(row);
        LocalDate end = end(row);
        reach = Optional.of(reach.filter(end::isBefore).orElse(end));
        return isTogether;
    }

    /** All participations, once all rows are taken. */
    List<Participation> toList() {
        finish();
        return made;
    }

    private static boolean isSameCourse(Participation one, Participation other) {
        return one.personId() == other.personId() && one.intervention().equals(other.intervention());
    }

    private boolean reaches(LocalDate start) {
        // Where the rows before run on there is no day after.
        boolean adjoins = rule == OverlapRule.JOIN_ADJOINING
                && reach.filter(end -> end.isBefore(LocalDate.MAX)).isPresent();
        LocalDate lastStart = adjoins ? reach.orElseThrow().plusDays(1) : reach.orElseThrow();
        return !start.isAfter(lastStart);
    }

    private void finish() {
        if (rule == OverlapRule.KEEP) {
            made.addAll(together);
        } else if (!together.isEmpty()) {
            made.add(joined());
        }
        together.clear();
        reach = Optional.empty();
    }

    private Participation joined() {
        Participation first = together.get(0);
        Participation last = last();
        return new Participation(first.personId(), first.intervention(), first.start(), last.end(), last.endReason());
    }

    /** The row that says when the whole ends; of several the last in order. */
    private Participation last() {
        Optional<Participation> running =
                latest(row -> row.end().isEmpty(), Comparator.comparing(Participation::start));
        Optional<Participation> ended = latest(row -> row.end().isPresent(), Comparator.comparing(Courses::end));
        boolean runsOn = running.isPresent()
                && together.stream()
                        .noneMatch(row -> row.end().isPresent()
                                && !row.start().isBefore(running.get().start()));
        return (runsOn ? running : ended).orElseThrow();
    }

    private Optional<Participation> latest(Predicate<Participation> which, Comparator<Participation> order) {
        return together.stream().filter(which).max(order.thenComparing(Comparator.naturalOrder()));
    }

    private static LocalDate end(Participation row) {
        return row.end().orElse(LocalDate.MAX);
    }
}
