package dk.effekt.register;

import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Place;
import dk.effekt.input.ReadReport;
import dk.effekt.input.Reason;
import dk.effekt.register.TraitCourse.Clash;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes rows of who had which value when, in any order, and joins them to a {@link Register} by person. It is also the
 * accountant: read = kept + refused.
 *
 * <h2>What a row says</h2>
 * <ul>
 *   <li>With a first and a last day, the value on these days and those between them.
 *   <li>Without a last day, the value until the next row of the person begins, or for ever.
 *   <li>Without a first day, the same from the beginning of time. A row with a value alone holds always.
 *   <li>With a blank value, that none is known from its first day on: it ends a row without a last day, and contradicts none.
 * </ul>
 *
 * <h2>What is refused</h2>
 * <ul>
 *   <li>The rows of a person who is not in the register ({@link Reason#NOT_IN_REGISTER}), in one finding for all.
 *   <li>Of rows that say the same word for word, all but one ({@link Reason#REPEATED}), in one finding for all.
 *   <li>All rows of a person of whom two give different values for a day ({@link Reason#CONTRADICTORY} with both lines), or of
 *       whom a row was {@linkplain #refuse(long, Finding) refused}: no person is half read. The others of such persons are in
 *       one finding for all ({@link Reason#REST_OF_PERSON}).
 * </ul>
 *
 * <p>A row takes 32 bytes until the builder is let go. Not thread-safe.
 */
public final class DatedTraitBuilder {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final String name;
    private final List<String> values = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private final Longs ids = new Longs();
    private final Longs days = new Longs();
    private final Longs levels = new Longs();
    private final Longs lines = new Longs();

    private final Set<Long> refusedPersons = new HashSet<>();
    private final Findings findings;

    DatedTraitBuilder(String name, Findings findings) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a trait is blank");
        }
        this.name = name.strip();
        this.findings = findings;
    }

    /**
     * Takes a row.
     *
     * @param personId the person's pseudonym
     * @param from the first day, if there is one
     * @param to the last day, inclusive, if there is one
     * @param value the value without spaces at its ends; blank if it is not known
     * @param line where it stands, for the report; 0 if it has no line
     * @throws IllegalArgumentException if the last day lies before the first, or one of them outside the years 1 to 9999
     * @throws IllegalStateException if 2<sup>31</sup> − 9 rows have been taken
     */
    public DatedTraitBuilder add(
            long personId, Optional<LocalDate> from, Optional<LocalDate> to, String value, long line) {
        from.ifPresent(DatedTraitBuilder::requireYear);
        to.ifPresent(DatedTraitBuilder::requireYear);
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw new IllegalArgumentException("to " + to.get() + " lies before from " + from.get());
        }
        if (ids.size() == TraitRuns.MOST) {
            throw new IllegalStateException("trait '" + name + "' has more than " + TraitRuns.MOST
                    + " rows, which is more than fits; build it of a part of them");
        }
        int first = from.map(day -> (int) day.toEpochDay()).orElse(TraitRow.ALWAYS);
        int end = to.map(day -> (int) day.toEpochDay() + 1).orElse(TraitRow.OPEN);
        ids.add(personId);
        days.add(DatedTrait.pack(first, end));
        levels.add(number(value.strip()));
        lines.add(line);
        return this;
    }

    private int number(String value) {
        if (value.isEmpty()) {
            return DatedTrait.NOT_KNOWN;
        }
        Integer number = numbers.get(value);
        if (number == null) {
            number = values.size();
            numbers.put(value, number);
            values.add(value);
        }
        return number;
    }

    static void requireYear(LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new IllegalArgumentException(day + " is not in the years 1 to 9999");
        }
    }

    /** Counts rows that are not in the trait, where nothing tells whose they are. */
    public DatedTraitBuilder refuse(Finding refusal) {
        findings.refuse(refusal);
        return this;
    }

    /** Counts rows of a person that are not in the trait; the person's others are not, either. */
    public DatedTraitBuilder refuse(long personId, Finding refusal) {
        refuse(refusal);
        refusedPersons.add(personId);
        return this;
    }

    /** Adds something for the reader of the trait to know. */
    public DatedTraitBuilder note(Finding finding) {
        findings.note(finding);
        return this;
    }

    /**
     * Joins the rows taken to a register; {@link Register#with} gives them to it.
     *
     * @param source the input's name
     * @param form how it was understood
     * @throws dk.effekt.input.DataException if rows that contradict each other are {@linkplain Findings too many}
     */
    public DatedTrait build(Register register, String source, String form) {
        return new Join(register, source).trait(form);
    }

    /** The rows by person of one register, and what became of each. */
    private final class Join {

        private final long[] persons;
        private final String source;
        private final JoinedRows joined;
        private final Findings found = Findings.none();
        private long clashes;

        Join(Register register, String source) {
            this.persons = register.ids();
            this.source = source;
            this.joined = new JoinedRows(persons, ids, lines, row -> true);
        }

        DatedTrait trait(String form) {
            TraitRuns runs = new TraitRuns(name, persons);
            for (int person = 0; person < persons.length; person++) {
                TraitRow[] rows = rows(person);
                if (refusedPersons.contains(persons[person])) {
                    Stream.of(rows).forEach(row -> joined.goesWithAnother(row.line()));
                } else {
                    settle(rows, runs);
                }
                runs.endPerson();
            }
            joined.report(source, found);
            long read = ids.size() + findings.refused();
            Findings all = findings.copy();
            all.addAll(found);
            long kept = joined.left() - clashes;
            return runs.build(values, new ReadReport(source, form, read, kept, all.toList()));
        }

        private TraitRow[] rows(int person) {
            return IntStream.of(joined.of(person))
                    .mapToObj(row -> new TraitRow(
                            DatedTrait.day(days.get(row)), (int) days.get(row), (int) levels.get(row), lines.get(row)))
                    .toArray(TraitRow[]::new);
        }

        private void settle(TraitRow[] rows, TraitRuns runs) {
            TraitCourse course = new TraitCourse(rows);
            Optional<Clash> clash = course.clash();
            if (clash.isEmpty()) {
                course.repeats().forEach(row -> joined.repeats(row.line()));
                course.layDown(runs);
                return;
            }
            TraitRow later = clash.get().laterLine();
            found.refuse(refusal(clash.get(), later));
            clashes++;
            boolean named = false;
            for (TraitRow row : rows) {
                if (named || row.line() != later.line()) {
                    joined.goesWithAnother(row.line());
                } else {
                    // Once only: rows made in code may all stand on line 0.
                    named = true;
                }
            }
        }

        private Finding refusal(Clash clash, TraitRow later) {
            TraitRow earlier = clash.earlierLine();
            String when =
                    clash.day() == TraitRow.ALWAYS ? "without a first day" : "for " + LocalDate.ofEpochDay(clash.day());
            return Finding.refused(
                    Reason.CONTRADICTORY,
                    Place.of(source, later.line()).at(name),
                    "the row says " + shown(later) + " " + when + " where "
                            + (earlier.line() == 0 ? "another row" : "line " + earlier.line()) + " says "
                            + shown(earlier) + "; no row of the person is kept",
                    "Keep the row that is right. Where a row ends on the day on which the next begins, the reader must be told"
                            + " that ends do not belong to their rows.");
        }

        private String shown(TraitRow row) {
            return "'" + Place.mask(values.get(row.level())) + "'";
        }
    }
}
