package dk.effekt.input;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Collects what is found while an input is read, in bounded room: of each kind and reason the first 1,000 by line stand one by
 * one, and all others as one finding with their count. Counts are exact, and the order in which lines come makes no difference.
 * Not thread-safe.
 */
public final class Findings {

    /** Of one kind and reason, so many stand one by one. */
    static final int MOST_ONE_BY_ONE = 1000;

    private static final String FURTHER = "further ones of the same reason";

    private final Map<Finding.Kind, Map<Reason, Alike>> alike = new EnumMap<>(Finding.Kind.class);
    private long taken;
    private long refused;

    private Findings() {}

    /** A collector without findings. */
    public static Findings none() {
        return new Findings();
    }

    /** Takes a finding of any kind. */
    public void add(Finding finding) {
        if (finding.kind() == Finding.Kind.ROW_REFUSED) {
            refused += finding.count();
        }
        alike.computeIfAbsent(finding.kind(), kind -> new EnumMap<>(Reason.class))
                .computeIfAbsent(finding.reason(), reason -> new Alike())
                .add(new Numbered(finding, taken++));
    }

    /**
     * Takes a refusal: rows that are not in the result.
     *
     * @throws IllegalArgumentException if it is none
     */
    public void refuse(Finding refusal) {
        if (refusal.kind() != Finding.Kind.ROW_REFUSED) {
            throw new IllegalArgumentException("not a refusal: " + refusal);
        }
        add(refusal);
    }

    /**
     * Takes something for the reader of the result to know, which is no row.
     *
     * @throws IllegalArgumentException if it is a refusal
     */
    public void note(Finding finding) {
        if (finding.kind() == Finding.Kind.ROW_REFUSED) {
            throw new IllegalArgumentException("a refusal, not a note: " + finding);
        }
        add(finding);
    }

    /** The number of rows refused so far. */
    public long refused() {
        return refused;
    }

    /** What was found so far, by line; what concerns the same line in the order in which it came. */
    public List<Finding> toList() {
        return alike.values().stream()
                .flatMap(byReason -> byReason.values().stream())
                .flatMap(Alike::stream)
                .sorted(Numbered.IN_ORDER)
                .map(Numbered::finding)
                .toList();
    }

    /** One line: {@code 3 findings, 2 rows refused}. */
    @Override
    public String toString() {
        return toList().size() + " findings, " + refused + " rows refused";
    }

    /** A finding and how many came before it, which tells those of one line apart. */
    private record Numbered(Finding finding, long number) {

        static final Comparator<Numbered> IN_ORDER = Comparator.<Numbered>comparingLong(
                        numbered -> numbered.finding.place().line())
                .thenComparingLong(Numbered::number);

        /** Both as one. */
        Numbered with(Numbered other) {
            Numbered earlier = IN_ORDER.compare(this, other) < 0 ? this : other;
            Place place = earlier.finding.place();
            return new Numbered(
                    new Finding(
                            finding.kind(),
                            finding.reason(),
                            Place.of(place.source(), place.line()),
                            FURTHER,
                            "",
                            finding.count() + other.finding.count()),
                    earlier.number);
        }
    }

    /** The findings of one kind and reason. */
    private static final class Alike {

        /** The last of them at the head. */
        private final PriorityQueue<Numbered> first = new PriorityQueue<>(Numbered.IN_ORDER.reversed());

        private Optional<Numbered> rest = Optional.empty();

        void add(Numbered next) {
            first.add(next);
            if (first.size() > MOST_ONE_BY_ONE) {
                Numbered last = first.remove();
                rest = Optional.of(rest.map(last::with).orElse(last));
            }
        }

        Stream<Numbered> stream() {
            return Stream.concat(first.stream(), rest.stream());
        }
    }
}
