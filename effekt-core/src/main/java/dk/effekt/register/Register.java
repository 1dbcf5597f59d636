package dk.effekt.register;

import com.google.common.base.Suppliers;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.Findings;
import dk.effekt.input.ReadReport;
import dk.effekt.internal.Blocks;
import dk.effekt.internal.FileFailures;
import dk.effekt.internal.Suggest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Who was in which state in which week: columnar, immutable, thread-safe.
 *
 * <p>Persons are numbered from 0 in the order of their pseudonyms, so that the order of rows in the input makes no
 * difference to anything computed from a register.
 *
 * <p>A spell costs 4 bytes and a person 20: 8 for the pseudonym, 4 for where the spells start, 8 for the traits. Each
 * {@linkplain MonthlySeries monthly series} costs 4 bytes more a person and 4 for each change of its value;
 * {@link #memoryEstimate} says it of a register to be. All is held in chunks, so that more than 2<sup>31</sup> spells fit.
 * What is known with dates comes on top, see {@link DatedTrait}.
 */
public final class Register {

    private final WeekSpan span;
    private final Codebook codebook;
    private final long[] ids;
    private final RunsColumn spells;
    /** In the order of the series. */
    private final List<MonthlyColumn> monthly;

    private final Traits traits;
    /** By name, in alphabetical order. */
    private final SortedMap<String, DatedTrait> datedTraits;

    private final ReadReport report;
    private final int firstWeek;
    private final Executor executor;
    private final Supplier<String> fingerprint = Suppliers.memoize(this::findFingerprint);

    Register(
            WeekSpan span,
            Codebook codebook,
            long[] ids,
            RunsColumn spells,
            List<MonthlyColumn> monthly,
            Traits traits,
            SortedMap<String, DatedTrait> datedTraits,
            ReadReport report,
            Executor executor) {
        this.span = span;
        this.codebook = codebook;
        this.ids = ids;
        this.spells = spells;
        this.monthly = monthly;
        this.traits = traits;
        this.datedTraits = Collections.unmodifiableSortedMap(datedTraits);
        this.report = report;
        this.firstWeek = span.start().epochWeek();
        this.executor = executor;
    }

    /**
     * A builder of a register for a span of weeks.
     *
     * @throws IllegalArgumentException if the span has no week or more than a century of them
     */
    public static RegisterBuilder builder(WeekSpan span, Codebook codebook) {
        return builder(span, codebook, Findings.none());
    }

    /**
     * A builder of a register for a span of weeks, for a reader that collects what it finds.
     *
     * @param findings takes what the builder finds, too; what it holds when the register is built is in the
     *     {@link #report()}
     * @throws IllegalArgumentException if the span has no week or more than a century of them
     */
    public static RegisterBuilder builder(WeekSpan span, Codebook codebook, Findings findings) {
        return new RegisterBuilder(span, codebook, findings);
    }

    /**
     * The bytes that a register will hold: {@code 20·persons + 4·spells}, for each monthly series
     * {@code 4·persons + 4·monthlyRuns} more, and 4 for each chunk of 65,536 persons of spells and of each series.
     * {@link RegisterBuilder#build} says what building takes.
     *
     * @param persons how many persons
     * @param spells how many spells all of them have, blanks included; where employment is known, a spell ends with it, too
     * @param monthlyRuns for each monthly series that is observed, how many months of all persons have another value than the
     *     month before, the first month included: from {@code persons} to {@code persons} × months. None, or 0, for a series
     *     that is not observed
     * @throws IllegalArgumentException if a number is negative, there are more persons than an {@code int} can count, or more
     *     series than there are
     */
    public static long memoryEstimate(long persons, long spells, long... monthlyRuns) {
        if (persons < 0 || persons > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("persons " + persons + " is not from 0 to " + Integer.MAX_VALUE);
        }
        if (spells < 0) {
            throw new IllegalArgumentException("spells " + spells + " is negative");
        }
        if (monthlyRuns.length > MonthlySeries.values().length) {
            throw new IllegalArgumentException(
                    "monthlyRuns of " + monthlyRuns.length + " series; there are " + MonthlySeries.values().length);
        }
        long person = Long.BYTES + Traits.BYTES;
        long bytes = Math.addExact(persons * person, RunsColumn.bytes(persons, spells));
        for (long runs : monthlyRuns) {
            if (runs < 0) {
                throw new IllegalArgumentException("monthlyRuns " + runs + " is negative");
            }
            bytes = Math.addExact(bytes, runs == 0 ? 0 : RunsColumn.bytes(persons, runs));
        }
        return bytes;
    }

    /** Number of persons. */
    public int size() {
        return ids.length;
    }

    /** The weeks that the register speaks of. */
    public WeekSpan span() {
        return span;
    }

    /** What its codes mean. */
    public Codebook codebook() {
        return codebook;
    }

    /** What is known of the persons beside their weeks. */
    public Traits traits() {
        return traits;
    }

    /** The names of what is known of the persons with dates, in alphabetical order. */
    public Set<String> traitNames() {
        return datedTraits.keySet();
    }

    /**
     * What is known of the persons with dates under a name.
     *
     * @throws IllegalArgumentException if there is no such trait; the message offers the nearest name
     */
    public DatedTrait trait(String name) {
        DatedTrait trait = datedTraits.get(name);
        if (trait == null) {
            throw new IllegalArgumentException(
                    "the register has no trait " + Suggest.quoted(name, datedTraits.keySet()));
        }
        return trait;
    }

    /**
     * The same register with one more trait; all else is shared.
     *
     * @param trait {@linkplain DatedTraitBuilder#build built} for this register, or one of the same persons
     * @throws IllegalArgumentException if it was built for a register of other persons, or there is one of that name
     */
    public Register with(DatedTrait trait) {
        if (!trait.isOf(ids)) {
            throw new IllegalArgumentException("trait '" + trait.name()
                    + "' was built for a register of other persons; build it for the register that is to have it");
        }
        SortedMap<String, DatedTrait> more = new TreeMap<>(datedTraits);
        if (more.putIfAbsent(trait.name(), trait) != null) {
            throw new IllegalArgumentException(
                    "the register has a trait '" + trait.name() + "' already; give this one another name");
        }
        return new Register(span, codebook, ids, spells, monthly, traits, more, report, executor);
    }

    /** The same register with another column for its series, and the report that goes with it. */
    Register with(MonthlyColumn column, ReadReport newReport) {
        List<MonthlyColumn> columns = new ArrayList<>(monthly);
        columns.set(column.series().ordinal(), column);
        return new Register(
                span, codebook, ids, spells, List.copyOf(columns), traits, datedTraits, newReport, executor);
    }

    /**
     * What became of each row of the input. A {@linkplain #trait trait} that was joined has its own report, one from the same
     * input this.
     */
    public ReadReport report() {
        return report;
    }

    /** Whether it has a monthly series for at least one month. */
    public boolean has(MonthlySeries series) {
        return monthly(series).isObserved();
    }

    /** The number of spells, blanks included. */
    public long spellCount() {
        return spells.size();
    }

    /** The states that occur in some week of somebody, in ascending order. It looks at every spell. */
    public Set<State> states() {
        BitSet codes = new BitSet(Packed.CODES);
        inBlocks(ids.length, this::codes).forEach(codes::or);
        return codes.stream().mapToObj(State::new).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private BitSet codes(int fromPerson, int toPerson) {
        BitSet codes = new BitSet(Packed.CODES);
        for (int person = fromPerson; person < toPerson; person++) {
            Runs runs = spells.of(person);
            for (int i = runs.first(person); i < runs.end(person); i++) {
                codes.set(Packed.code(runs.get(i)));
            }
        }
        return codes;
    }

    /** A person's pseudonym. */
    public long personId(int person) {
        return ids[person];
    }

    /** The number of the person with a pseudonym; none if the register does not know it. */
    public OptionalInt find(long personId) {
        int at = Arrays.binarySearch(ids, personId);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }

    /**
     * A view of one person; it copies nothing.
     *
     * @param person from 0 to {@link #size()} − 1
     */
    public Timeline timeline(int person) {
        return new Timeline(this, Objects.checkIndex(person, ids.length));
    }

    /**
     * The register of some of its persons, such as those who consent. It is a copy: nothing of the others can be reached from it.
     * The {@link #report()} stays that of the input, which names lines and no persons.
     *
     * @param isKept is asked for pseudonyms
     */
    public Register keeping(LongPredicate isKept) {
        return new Selection(this, isKept).register();
    }

    /**
     * The same register, whose persons are worked on by an executor from here on: studies, cohorts and measurements of it ask
     * it to. The calling thread works, too, and does alone what the executor does not take. Results are the same, to the bit,
     * with any executor.
     *
     * @param newExecutor such as {@code Executors.newFixedThreadPool(4)}, which the caller shuts down; a register that was
     *     given none works on the calling thread
     */
    public Register on(Executor newExecutor) {
        return new Register(span, codebook, ids, spells, monthly, traits, datedTraits, report, newExecutor);
    }

    /** By whom its persons are worked on. */
    public Executor executor() {
        return executor;
    }

    /**
     * Work on a block of items.
     *
     * @param <T> what it results in
     */
    @FunctionalInterface
    public interface Block<T> {

        /** The result of the items from one to just before another; called by several threads at a time. */
        T of(int startInclusive, int endExclusive);
    }

    /**
     * Works on items, such as the persons of this register or the rows of a cohort, in blocks of some thousands, on the
     * {@linkplain #on executor}. How they are cut depends on nothing but their number.
     *
     * @param items how many there are
     * @return the results of the blocks, in the order of the items
     */
    public <T> List<T> inBlocks(int items, Block<T> work) {
        return Blocks.map(executor, items, work::of);
    }

    /**
     * A SHA-256 of all that the register says and of the groups in its codebook, in hexadecimal: equal registers have equal
     * fingerprints, whatever the order of rows or the form of the file that they were read from. A form that says more makes
     * another register: a row for each week says when somebody moved. It is worked out once.
     */
    public String fingerprint() {
        return fingerprint.get();
    }

    private String findFingerprint() {
        Hasher hasher = Hashing.sha256().newHasher();
        hasher.putInt(firstWeek).putInt(span.length()).putInt(ids.length);
        hasher.putString(codebook.version(), StandardCharsets.UTF_8);
        hasher.putString(codebook.members().toString(), StandardCharsets.UTF_8);
        monthly.forEach(column -> column.putMonths(hasher));
        datedTraits.values().forEach(trait -> trait.putLevels(hasher));
        inBlocks(ids.length, this::hash).forEach(hash -> hasher.putBytes(hash.asBytes()));
        return hasher.hash().toString();
    }

    private HashCode hash(int fromPerson, int toPerson) {
        Hasher hasher = Hashing.sha256().newHasher();
        for (int person = fromPerson; person < toPerson; person++) {
            hasher.putLong(ids[person]);
            hasher.putLong(traits.packed(person));
            spells.of(person).put(hasher, person);
            for (MonthlyColumn column : monthly) {
                column.putPerson(hasher, person);
            }
            for (DatedTrait trait : datedTraits.values()) {
                trait.putPerson(hasher, person);
            }
        }
        return hasher.hash();
    }

    /**
     * Saves the register as one file, with its codebook and its report: {@link #open(Path)} reads it at the speed of the
     * disk, without parsing the extract again. The file holds no more of the persons than the register does: pseudonyms,
     * weeks and traits, those with dates among them. It is still personal data, and only its owner may read it where the file system knows owners.
     *
     * <p>A file that stands there is replaced, in one step and only when the new one is whole. The same register makes the
     * same bytes.
     *
     * @throws UncheckedIOException that names the file, if it cannot be written; what stood there before still does
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so, and what stood there before
     *     still does
     */
    public void save(Path file) {
        try {
            Snapshot.save(this, file);
        } catch (IOException e) {
            IOException told = FileFailures.withoutNumbers(e);
            throw new UncheckedIOException(String.valueOf(told.getMessage()), told);
        }
    }

    /**
     * The register that {@link #save(Path)} wrote: equal in all that it says, with the same codebook, reports and
     * fingerprint.
     *
     * @throws dk.effekt.input.DataException if the file is no snapshot, was saved by a version of effekt with another
     *     format, breaks off, or has changed since it was saved; it is never read in part
     * @throws UncheckedIOException if it cannot be opened or read
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public static Register open(Path file) {
        try {
            return Snapshot.open(file);
        } catch (IOException e) {
            throw new UncheckedIOException(FileFailures.withoutNumbers(e));
        }
    }

    /** One line: {@code register of 19,416 persons, 2016-W01 to 2024-W26, 150,164 spells}, and the names of the traits, if any. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "register of %,d persons, %s to %s, %,d spells%s",
                size(),
                span.start(),
                span.end().minusWeeks(1),
                spellCount(),
                datedTraits.isEmpty() ? "" : ", with " + String.join(", ", datedTraits.keySet()));
    }

    int firstWeek() {
        return firstWeek;
    }

    int weeks() {
        return span.length();
    }

    /** The bytes of its arrays. */
    long bytes() {
        long bytes = (long) Long.BYTES * ids.length + traits.bytes() + spells.bytes();
        for (MonthlyColumn column : monthly) {
            bytes += column.bytes();
        }
        for (DatedTrait trait : datedTraits.values()) {
            bytes += trait.bytes();
        }
        return bytes;
    }

    long[] ids() {
        return ids;
    }

    RunsColumn spells() {
        return spells;
    }

    MonthlyColumn monthly(MonthlySeries series) {
        return monthly.get(series.ordinal());
    }
}
