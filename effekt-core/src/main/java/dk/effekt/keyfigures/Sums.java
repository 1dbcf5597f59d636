package dk.effekt.keyfigures;

import dk.effekt.disclosure.CountSums;
import dk.effekt.keyfigures.InTheOffer.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All counts behind a page of key figures, and every linear relation between them that a reader knows:
 *
 * <ul>
 *   <li>under way before, and begun, are finished, and under way at the end;
 *   <li>people are at most the courses that they are in, and those who took part at most those of the end and the courses finished, or
 *       those of the period before and the courses begun;
 *   <li>the groups of a figure are those of whom it is known; these, and what stands apart, are the courses begun, finished or under way;
 *   <li>who is not in the register is the same number in each figure of the same courses, and {@code come to within} knows the same
 *       courses at each point;
 *   <li>who has come within 6 months has within 12, and who is still under observation after 6 is after 12;
 *   <li>words that no mapping holds are those not mapped in all periods.
 * </ul>
 */
final class Sums {

    /** Where the counts of a breakdown in a period stand. */
    record Places(int[] counts, int known) {}

    private static final Group NOT_MAPPED = EndReasons.own(EndReasons.NOT_MAPPED);

    private final CountSums.Builder sums = CountSums.builder();
    /** By line and period. */
    private final int[][] lines = new int[Line.values().length][];

    /** By period. */
    private final IdentityHashMap<Breakdown, Places[]> places = new IdentityHashMap<>();

    /** By base and period, those not in the register. */
    private final Map<String, Integer> strangers = new HashMap<>();

    private final Map<Measured.Note, Integer> notes = new HashMap<>();
    private final int periods;

    Sums(List<Figure> figures, List<Measured.Note> notes, int periods) {
        this.periods = periods;
        for (Figure figure : figures) {
            if (figure instanceof InTheOffer offer) {
                take(offer);
            } else if (figure instanceof Breakdown breakdown) {
                place(breakdown, Optional.empty());
            } else if (figure instanceof Incidences incidences) {
                place(incidences.events(), first(figures));
            }
        }
        List<Incidences> ways = figures.stream()
                .filter(Incidences.class::isInstance)
                .map(Incidences.class::cast)
                .toList();
        for (int i = 1; i < ways.size(); i++) {
            for (int to = 0; to < ways.get(i).destinations().size(); to++) {
                atMost(ways.get(i - 1).events(), to, ways.get(i).events(), to);
            }
        }
        List<Breakdown> followed = figures.stream()
                .filter(Breakdown.class::isInstance)
                .map(Breakdown.class::cast)
                .filter(of -> of.base() == Base.FINISHED && awaited(of) >= 0)
                .toList();
        for (int i = 1; i < followed.size(); i++) {
            atMost(followed.get(i - 1), awaited(followed.get(i - 1)), followed.get(i), awaited(followed.get(i)));
        }
        take(notes, figures);
    }

    /** The first figure of how soon they come, of which the others know the same courses. */
    private static Optional<Breakdown> first(List<Figure> figures) {
        return figures.stream()
                .filter(Incidences.class::isInstance)
                .map(figure -> ((Incidences) figure).events())
                .findFirst();
    }

    private static int awaited(Breakdown of) {
        int place = of.apart().indexOf(Apart.UNDER_OBSERVATION);
        return place < 0 ? place : of.groups().size() + place;
    }

    private void take(InTheOffer offer) {
        for (Line line : Line.values()) {
            lines[line.ordinal()] = IntStream.range(0, periods)
                    .map(period -> sums.published(offer.count(line, period)))
                    .toArray();
        }
        for (int period = 0; period < periods; period++) {
            int begun = line(Line.BEGUN, period);
            int finished = line(Line.FINISHED, period);
            int underWay = line(Line.UNDER_WAY, period);
            int people = line(Line.PEOPLE, period);
            int tookPart = line(Line.TOOK_PART, period);
            int before = period > 0
                    ? line(Line.UNDER_WAY, period - 1)
                    : sums.unpublished(offer.count(Line.UNDER_WAY, 0)
                            + offer.count(Line.FINISHED, 0)
                            - offer.count(Line.BEGUN, 0));
            sums.equal(List.of(before, begun), List.of(finished, underWay))
                    .atMost(List.of(people), List.of(underWay))
                    .atMost(List.of(people), List.of(tookPart))
                    .atMost(List.of(tookPart), List.of(before, begun))
                    .atMost(List.of(tookPart), List.of(people, finished))
                    // Most have one course, so that the one number is a good guess at the other.
                    .hiddenWith(tookPart, begun)
                    .hiddenWith(tookPart, before)
                    .hiddenWith(people, underWay)
                    .hiddenWith(underWay, people);
            if (period > 0) {
                int peopleBefore = line(Line.PEOPLE, period - 1);
                sums.atMost(List.of(peopleBefore), List.of(tookPart))
                        .atMost(List.of(tookPart), List.of(peopleBefore, begun));
            }
        }
    }

    private void place(Breakdown of, Optional<Breakdown> sameCourses) {
        Places[] all = new Places[periods];
        for (int period = 0; period < periods; period++) {
            Optional<Places> given = sameCourses.isPresent() && places.containsKey(sameCourses.get())
                    ? Optional.of(places(sameCourses.get(), period))
                    : Optional.empty();
            all[period] = place(of, period, given);
        }
        places.put(of, all);
    }

    private Places place(Breakdown of, int period, Optional<Places> given) {
        int groups = of.groups().size();
        int[] counts = new int[groups + of.apart().size()];
        List<Integer> inGroups = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            counts[i] = sums.published(of.counts()[period][i]);
            inGroups.add(counts[i]);
        }
        for (int i = groups; i < counts.length; i++) {
            counts[i] = given.isPresent() ? given.get().counts()[i] : apart(of, period, i - groups);
        }
        int known = given.map(Places::known).orElseGet(() -> known(of, period, counts));
        sums.equal(inGroups, List.of(known));
        inGroups.forEach(group -> sums.hiddenWith(group, known));
        return new Places(counts, known);
    }

    private int known(Breakdown of, int period, int[] counts) {
        Optional<Line> base = line(of.base());
        if (base.isEmpty()) {
            return sums.published(of.known(period));
        }
        int total = line(base.get(), period);
        if (of.apart().isEmpty()) {
            return total;
        }
        int known = sums.published(of.known(period));
        Stream<Integer> apart =
                IntStream.range(of.groups().size(), counts.length).mapToObj(i -> counts[i]);
        sums.equal(Stream.concat(Stream.of(known), apart).toList(), List.of(total));
        return known;
    }

    private int apart(Breakdown of, int period, int place) {
        long count = of.counts()[period][of.groups().size() + place];
        return of.apart().get(place).equals(Apart.NOT_IN_REGISTER) && of.base() != Base.OWN
                ? strangers.computeIfAbsent(of.base() + " " + period, key -> sums.published(count))
                : sums.published(count);
    }

    private static Optional<Line> line(Base base) {
        return switch (base) {
            case BEGUN -> Optional.of(Line.BEGUN);
            case FINISHED -> Optional.of(Line.FINISHED);
            case UNDER_WAY -> Optional.of(Line.UNDER_WAY);
            case OWN -> Optional.empty();
        };
    }

    private void atMost(Breakdown earlier, int place, Breakdown later, int same) {
        for (int period = 0; period < periods; period++) {
            if (earlier.counts()[period][place] <= later.counts()[period][same]) {
                sums.atMost(
                        List.of(places(earlier, period).counts()[place]),
                        List.of(places(later, period).counts()[same]));
            }
        }
    }

    private void take(List<Measured.Note> words, List<Figure> figures) {
        words.forEach(word -> notes.put(word, sums.published(word.courses())));
        figures.stream()
                .filter(Breakdown.class::isInstance)
                .map(Breakdown.class::cast)
                .filter(of -> of.base() == Base.FINISHED && of.groups().contains(NOT_MAPPED))
                .forEach(of -> sums.equal(
                        IntStream.range(0, periods)
                                .mapToObj(period ->
                                        places(of, period).counts()[of.groups().indexOf(NOT_MAPPED)])
                                .toList(),
                        List.copyOf(notes.values())));
    }

    int line(Line line, int period) {
        return lines[line.ordinal()][period];
    }

    Places places(Breakdown of, int period) {
        return places.getOrDefault(of, new Places[0])[period];
    }

    int note(Measured.Note note) {
        return notes.getOrDefault(note, -1);
    }

    CountSums build() {
        return sums.build();
    }
}
