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

    private final ErrorPolicy policy;
    private final long mostRefused;
    /** Rows refused, without those with which nothing is lost. */
    private long lost;

    private Findings(ErrorPolicy policy, long mostRefused) {
        this.policy = policy;
        this.mostRefused = mostRefused;
    }

    /** A collector without findings, which takes any number of them. */
    public static Findings none() {
        return new Findings(ErrorPolicy.COLLECT, Long.MAX_VALUE);
    }

    /**
     * A collector without findings, which stops the reading when there are too many: its methods then throw.
     *
     * @param policy whether it stops at the first refusal
     * @param mostRefused how many rows may be refused, not counting those with which nothing is lost, as {@link
     *     ErrorPolicy#STRICT} says; at least 0
     * @throws IllegalArgumentException if that is negative
     */
    public static Findings none(ErrorPolicy policy, long mostRefused) {
        if (mostRefused < 0) {
            throw new IllegalArgumentException("most refused " + mostRefused + " is negative");
        }
        return new Findings(policy, mostRefused);
    }

    /** A collector of the same kind that has taken the same. */
    public Findings copy() {
        Findings copy = new Findings(policy, mostRefused);
        toList().forEach(copy::take);
        return copy;
    }

    /**
     * Takes a finding of any kind.
     *
     * @throws DataException if the reading stops here
     */
    public void add(Finding finding) {
        take(finding);
        if (policy.stopsAt(finding)) {
            throw DataException.of(finding);
        }
        requireFew(finding);
    }

    /**
     * Takes what was found together, such as at the end: the reading stops at the first by line and not at whichever was met
     * first.
     *
     * @throws DataException if the reading stops here
     */
    public void addAll(Findings others) {
        List<Finding> all = others.toList();
        all.forEach(this::take);
        all.stream().filter(policy::stopsAt).findFirst().ifPresent(finding -> {
            throw DataException.of(finding);
        });
        all.stream().filter(ErrorPolicy::loses).findFirst().ifPresent(this::requireFew);
    }

    private void take(Finding finding) {
        if (finding.kind() == Finding.Kind.ROW_REFUSED) {
            refused += finding.count();
            lost += ErrorPolicy.loses(finding) ? finding.count() : 0;
        }
        alike.computeIfAbsent(finding.kind(), kind -> new EnumMap<>(Reason.class))
                .computeIfAbsent(finding.reason(), reason -> new Alike())
                .add(new Numbered(finding, taken++));
    }

    /**
     * Takes a refusal: rows that are not in the result.
     *
     * @throws IllegalArgumentException if it is none
     * @throws DataException if the reading stops here
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
     * @throws DataException if the reading stops here
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

    private void requireFew(Finding now) {
        if (lost <= mostRefused) {
            return;
        }
        List<Finding> refusals = toList().stream()
                .filter(ErrorPolicy::loses)
                // They follow from other refusals.
                .filter(refusal -> refusal.reason() != Reason.REST_OF_PERSON)
                .toList();
        Map<Reason, Long> counts = new EnumMap<>(Reason.class);
        refusals.forEach(refusal -> counts.merge(refusal.reason(), refusal.count(), Long::sum));
        String why = counts.entrySet().stream()
                .max(Map.Entry.<Reason, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(most -> ", most often (" + most.getValue() + ") for the reason " + most.getKey())
                .orElse("");
        String first = refusals.stream()
                .findFirst()
                .map(refusal -> "; the first: " + refusal.place() + ": " + refusal.detail())
                .orElse("");
        throw DataException.of(new Finding(
                Finding.Kind.INCOMPLETE,
                Reason.TOO_MANY_REFUSED,
                now.place(),
                lost + " rows are refused, more than " + mostRefused + why + first,
                "Correct the input, or let more be refused: withMostRefused(…).",
                1));
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
