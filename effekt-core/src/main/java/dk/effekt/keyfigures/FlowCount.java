package dk.effekt.keyfigures;

import dk.effekt.calendar.WeekSpan;
import dk.effekt.disclosure.CountTable;
import dk.effekt.disclosure.Dimension;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.keyfigures.OfferStep.Next;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The courses of a list by what came next, each in one cell: a row for each place that they are in, an offer or its owner, and in it
 * two columns for each place that the next is in, then those without a next.
 */
final class FlowCount {

    private static final double DAYS_A_WEEK = 7;

    private static final Comparator<Participation> OF_A_PERSON = Comparator.comparingLong(Participation::personId)
            .thenComparing(Participation::start)
            .thenComparing(Comparator.naturalOrder());

    /** The courses of a cell. */
    private static final class Cell {
        private final Set<Long> people = new HashSet<>();
        private final List<Integer> days = new ArrayList<>();
        private int courses;
    }

    private final List<String> places;
    private final LocalDate lastStart;
    private final Map<Integer, Cell> cells = new TreeMap<>();

    FlowCount(Participations participations, UnaryOperator<String> placeOf, Optional<WeekSpan> between) {
        this.places = participations.interventions().stream()
                .map(placeOf)
                .distinct()
                .sorted()
                .toList();
        List<Participation> all = participations.interventions().stream()
                .flatMap(name -> participations.in(name).stream())
                .sorted(OF_A_PERSON)
                .toList();
        this.lastStart = all.stream()
                .map(Participation::start)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        for (int i = 0; i < all.size(); i++) {
            Participation course = all.get(i);
            if (between.isEmpty() || between.get().contains(course.startWeek())) {
                boolean hasNext = i + 1 < all.size() && all.get(i + 1).personId() == course.personId();
                add(course, hasNext ? Optional.of(all.get(i + 1)) : Optional.empty(), placeOf);
            }
        }
    }

    private void add(Participation course, Optional<Participation> next, UnaryOperator<String> placeOf) {
        LocalDate end = course.end().orElse(LocalDate.MAX);
        int row = places.indexOf(placeOf.apply(course.intervention().name()));
        if (next.isEmpty()) {
            cell(row, column(0, end.isAfter(lastStart) ? Next.UNDER_WAY : Next.NONE_YET), course);
            return;
        }
        int to = places.indexOf(placeOf.apply(next.get().intervention().name()));
        LocalDate start = next.get().start();
        if (start.isAfter(end)) {
            cell(row, column(to, Next.AFTER_A_WAIT), course).days.add((int) ChronoUnit.DAYS.between(end, start));
        } else {
            LocalDate nextEnd = next.get().end().orElse(LocalDate.MAX);
            LocalDate last = earlier(lastStart, earlier(end, nextEnd));
            cell(row, column(to, Next.OVERLAPPING), course).days.add((int) ChronoUnit.DAYS.between(start, last) + 1);
        }
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private Cell cell(int row, int column, Participation course) {
        Cell cell = cells.computeIfAbsent(row * columns() + column, key -> new Cell());
        cell.courses++;
        cell.people.add(course.personId());
        return cell;
    }

    private int columns() {
        return 2 * places.size() + 2;
    }

    /** Offers, or owners, by name. */
    List<String> places() {
        return places;
    }

    /** The first day of the course that begins last in the list, whether or not it is counted. */
    LocalDate lastStart() {
        return lastStart;
    }

    /** The column of a next course in a place; without a next course the place is of no account. */
    int column(int to, Next next) {
        return switch (next) {
            case AFTER_A_WAIT -> 2 * to;
            case OVERLAPPING -> 2 * to + 1;
            case UNDER_WAY -> 2 * places.size();
            case NONE_YET -> 2 * places.size() + 1;
        };
    }

    CountTable table(String title) {
        List<String> levels = new ArrayList<>();
        for (String place : places) {
            levels.add("to " + place + ", " + Next.AFTER_A_WAIT.words());
            levels.add("to " + place + ", " + Next.OVERLAPPING.words());
        }
        levels.add(Next.UNDER_WAY.words());
        levels.add(Next.NONE_YET.words());
        long[][] counts = new long[places.size()][columns()];
        cells.forEach((key, cell) -> counts[key / columns()][key % columns()] = cell.courses);
        return CountTable.of(title, new Dimension("from", places), new Dimension("next", levels), counts);
    }

    /** How many people a cell is of. */
    int people(int row, int column) {
        return cell(row, column).map(cell -> cell.people.size()).orElse(0);
    }

    /** The people of a cell. */
    Set<Long> peopleOf(int row, int column) {
        return cell(row, column).map(cell -> cell.people).orElse(Set.of());
    }

    OptionalDouble meanWeeks(int row, int column) {
        List<Integer> days = days(row, column);
        long sum = 0;
        for (int each : days) {
            sum += each;
        }
        return days.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum / DAYS_A_WEEK / days.size());
    }

    OptionalDouble medianWeeks(int row, int column) {
        List<Integer> days = days(row, column);
        int n = days.size();
        return n == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((days.get((n - 1) / 2) + days.get(n / 2)) / 2.0 / DAYS_A_WEEK);
    }

    private List<Integer> days(int row, int column) {
        return cell(row, column)
                .map(cell -> cell.days.stream().sorted().toList())
                .orElse(List.of());
    }

    private Optional<Cell> cell(int row, int column) {
        return Optional.ofNullable(cells.get(row * columns() + column));
    }
}
