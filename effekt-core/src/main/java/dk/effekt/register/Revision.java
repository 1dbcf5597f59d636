package dk.effekt.register;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.Findings;
import dk.effekt.internal.TextTable;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Two editions of a register made one: a newer extract revises the weeks of an older, and says nothing of those before its own.
 * The newer holds wherever it speaks of a person's week or month; where it does not, the older does. Immutable.
 *
 * <p>Whoever is in one edition only is kept as that edition has them. Sex, birth date, origin and municipality are the newer's
 * where known. A {@linkplain Register#trait dated trait} of both is the newer's for whomever the newer knows something of, the
 * older's for the others; one that only one edition has is kept. The codebook is the newer's.
 */
public final class Revision {

    private final Register register;
    private final long compared;
    private final List<Change> changes;

    private Revision(Register register, long compared, List<Change> changes) {
        this.register = register;
        this.compared = compared;
        this.changes = changes;
    }

    /**
     * Person-weeks that were one thing in the older edition and are another in the newer.
     *
     * @param from what the older says
     * @param to what the newer says
     * @param weeks how many person-weeks
     */
    public record Change(State from, State to, long weeks) {}

    /**
     * Merges two editions.
     *
     * @throws IllegalArgumentException if the newer ends before the older, as if they had been swapped, or they have no person
     *     in common, as if their pseudonyms had different keys
     */
    public static Revision of(Register older, Register newer) {
        if (newer.span().end().isBefore(older.span().end())) {
            throw new IllegalArgumentException("the newer edition, " + newer.span() + ", ends before the older, "
                    + older.span() + "; give the older first");
        }
        boolean common =
                LongStream.of(newer.ids()).anyMatch(id -> older.find(id).isPresent());
        if (!common && older.size() > 0 && newer.size() > 0) {
            throw new IllegalArgumentException(
                    "the editions have no person in common; read both with the same key for pseudonyms");
        }
        return new Merger(older, newer).merge();
    }

    /** The register of both editions. */
    public Register register() {
        return register;
    }

    /** The number of person-weeks that both editions speak of. */
    public long compared() {
        return compared;
    }

    /** The number of those that changed. */
    public long changed() {
        return changes.stream().mapToLong(Change::weeks).sum();
    }

    /** What changed into what, the most frequent first. */
    public List<Change> changes() {
        return changes;
    }

    /** The changes as a table. */
    public String table() {
        TextTable table = TextTable.of("older", "newer", "person-weeks");
        changes.forEach(change -> table.add(
                change.from().toString(), change.to().toString(), String.format(Locale.ROOT, "%,d", change.weeks())));
        return table.toString();
    }

    /** One line: {@code 1,204 of 8,600,000 person-weeks revised}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d of %,d person-weeks revised", changed(), compared);
    }

    /** Goes through the persons of both editions. */
    private static final class Merger {

        private final Register older;
        private final Register newer;
        private final WeekSpan span;
        private final RegisterBuilder builder;
        private final Map<MonthlySeries, List<YearMonth>> months = new HashMap<>();
        private final int[] codes;
        private final Map<Long, Long> changes = new HashMap<>();
        private long compared;

        Merger(Register older, Register newer) {
            this.older = older;
            this.newer = newer;
            Week first = older.span().start().isBefore(newer.span().start())
                    ? older.span().start()
                    : newer.span().start();
            this.span = WeekSpan.of(first, newer.span().end());
            this.codes = new int[span.length()];
            // What was refused or found when an edition was read stays true of what is made of it.
            Findings findings = Findings.none();
            older.report().findings().forEach(findings::add);
            newer.report().findings().forEach(findings::add);
            // What is out of scope was settled when each edition was read.
            this.builder = Register.builder(span, newer.codebook(), findings).scope(ScopeRule.EVERY_BLANK_IN_SCOPE);
            builder.cellsRead(
                    older.report().volume().cells() + newer.report().volume().cells());
            for (MonthlySeries series : MonthlySeries.values()) {
                TreeSet<YearMonth> observed =
                        new TreeSet<>(older.monthly(series).monthsObserved());
                observed.addAll(newer.monthly(series).monthsObserved());
                months.put(series, List.copyOf(observed));
                builder.observed(series, observed);
            }
        }

        Revision merge() {
            long[] ids = LongStream.concat(LongStream.of(older.ids()), LongStream.of(newer.ids()))
                    .sorted()
                    .distinct()
                    .toArray();
            for (long id : ids) {
                OptionalInt before = older.find(id);
                OptionalInt now = newer.find(id);
                builder.begin(id, traits(before, now), 0);
                weeks(before, now);
                months(before, now);
                builder.end();
            }
            List<Change> sorted = changes.entrySet().stream()
                    .map(e -> new Change(
                            new State((int) (e.getKey() >>> Integer.SIZE)),
                            new State(e.getKey().intValue()),
                            e.getValue()))
                    .sorted(Comparator.comparingLong(Change::weeks)
                            .reversed()
                            .thenComparing(Change::from)
                            .thenComparing(Change::to))
                    .toList();
            Register merged = builder.build(
                    newer.report().source(),
                    "merged with the older edition " + older.report().source());
            return new Revision(new TraitMerge(older, newer, merged).register(), compared, sorted);
        }

        private void weeks(OptionalInt before, OptionalInt now) {
            Arrays.fill(codes, State.NOT_OBSERVED.code());
            before.ifPresent(person -> lay(older.timeline(person)));
            now.ifPresent(person -> lay(newer.timeline(person)));
            int last = State.NOT_OBSERVED.code();
            for (int week = 0; week < codes.length; week++) {
                if (codes[week] != last) {
                    builder.from(span.start().epochWeek() + week, new State(codes[week]));
                    last = codes[week];
                }
            }
        }

        /** Lays an edition's weeks over what is there, and counts what they change. */
        private void lay(Timeline timeline) {
            for (Spell spell : timeline.spells()) {
                int code = spell.state().code();
                if (code != State.NOT_OBSERVED.code()) {
                    int from = spell.span().start().epochWeek() - span.start().epochWeek();
                    for (int week = from; week < from + spell.span().length(); week++) {
                        if (codes[week] != State.NOT_OBSERVED.code()) {
                            compared++;
                            if (codes[week] != code) {
                                changes.merge((long) codes[week] << Integer.SIZE | code, 1L, Long::sum);
                            }
                        }
                        codes[week] = code;
                    }
                }
            }
        }

        private void months(OptionalInt before, OptionalInt now) {
            months.forEach((series, all) -> {
                for (YearMonth month : all) {
                    int packed = now.isPresent()
                            ? newer.monthly(series).packedAt(now.getAsInt(), month)
                            : PackedMonth.NOT_OBSERVED;
                    if (packed == PackedMonth.NOT_OBSERVED && before.isPresent()) {
                        packed = older.monthly(series).packedAt(before.getAsInt(), month);
                    }
                    builder.packedMonth(series, month, packed);
                }
            });
        }

        private PersonTraits traits(OptionalInt before, OptionalInt now) {
            PersonTraits old = before.isPresent() ? older.traits().of(before.getAsInt()) : PersonTraits.UNKNOWN;
            PersonTraits known = now.isPresent() ? newer.traits().of(now.getAsInt()) : PersonTraits.UNKNOWN;
            return known.orElse(old);
        }
    }
}
