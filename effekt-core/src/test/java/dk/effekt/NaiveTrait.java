package dk.effekt;

import dk.effekt.register.DatedTrait;
import dk.effekt.register.DatedTraitBuilder;
import dk.effekt.register.Register;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A trait as the rows that tell of it, asked row by row for each single day. Slow, and simple enough to be right by reading.
 *
 * @param rows of any persons, in any order
 */
public record NaiveTrait(List<Row> rows) {

    /** The days about which the rows of {@link #arbitrary} speak begin here: a Wednesday of {@link Town}'s second week. */
    public static final LocalDate FIRST_DAY = Town.FIRST.plusWeeks(1).monday().plusDays(2);

    public static final int DAYS = 60;

    /** What one row says; the last day is inclusive, the value "" if it is blank. */
    public record Row(long id, Optional<LocalDate> from, Optional<LocalDate> to, String value) {

        private boolean beginsAfter(Row other) {
            return from.isPresent() && (other.from.isEmpty() || from.get().isAfter(other.from.get()));
        }

        private boolean hasBegunOn(LocalDate day) {
            return from.isEmpty() || !from.get().isAfter(day);
        }
    }

    private Set<String> saidOf(long id, LocalDate day) {
        return rows.stream()
                .filter(row -> row.id == id && !row.value.isEmpty() && row.hasBegunOn(day))
                .filter(row -> row.to.isPresent()
                        ? !row.to.get().isBefore(day)
                        : rows.stream().noneMatch(o -> o.id == id && o.beginsAfter(row) && o.hasBegunOn(day)))
                .map(Row::value)
                .collect(Collectors.toSet());
    }

    /** Whether the rows of a person give two values for one day. */
    public boolean contradicts(long id) {
        return IntStream.range(-2, DAYS + 2)
                .anyMatch(day -> saidOf(id, FIRST_DAY.plusDays(day)).size() > 1);
    }

    /** The value on a day; empty if none is known, or the person contradicts itself. */
    public Optional<String> on(long id, LocalDate day) {
        return contradicts(id) ? Optional.empty() : saidOf(id, day).stream().findAny();
    }

    /** The rows of a person. */
    public List<Row> of(long id) {
        return rows.stream().filter(row -> row.id == id).toList();
    }

    /** Joined to a register; the place of a row in the list, from 1, is its line. */
    public DatedTrait in(Register register, String name) {
        DatedTraitBuilder builder = DatedTrait.builder(name);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            builder.add(row.id, row.from, row.to, row.value, i + 1L);
        }
        return builder.build(register, "trait.csv", "test");
    }

    /** Some rows of the given persons; every fourth person or so contradicts itself. */
    public static Arbitrary<NaiveTrait> arbitrary(List<Long> ids, String... values) {
        Arbitrary<Optional<Integer>> days =
                Arbitraries.integers().between(0, DAYS - 1).optional(0.7);
        Arbitrary<Row> rows = Combinators.combine(
                        Arbitraries.of(ids),
                        days,
                        Arbitraries.integers().between(0, 20).optional(0.5),
                        Arbitraries.of(values))
                .as((id, from, length, value) -> new Row(
                        id,
                        from.map(FIRST_DAY::plusDays),
                        length.map(more -> FIRST_DAY.plusDays(Math.min(DAYS - 1, from.orElse(0) + more))),
                        value));
        return rows.list().ofMaxSize(4 * ids.size()).withoutEdgeCases().map(NaiveTrait::new);
    }
}
