package dk.effekt.register;

import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.ReadReport;
import dk.effekt.input.Volume;
import dk.effekt.internal.Suggest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes persons one after another and makes a {@link Register} of them. It is also the accountant: every row is either a
 * person that ends up in the register or a {@linkplain #refuse refusal}.
 *
 * <p>The order in which persons come makes no difference. Rows that repeat a person word for word are kept once; rows for
 * one person that disagree are all refused, since nothing says which is right. Not thread-safe.
 */
public final class RegisterBuilder {

    private static final String EXITS = "censoring";

    private final WeekSpan span;
    private final Codebook codebook;
    private final int[] firstWeekOfMonth;
    /** Where no month is observed, all of them are as one. */
    private final int[] wholeSpan;

    private final Findings findings;
    /** Rows of persons who were told of in several, beyond the first of each. */
    private long furtherRows;

    private long cellsRead;

    private ScopeRule scopeRule = ScopeRule.FROM_AGE_16_UNTIL_EXIT;

    private final Rows rows = new Rows();
    private @Nullable Register built;
    /** Once building has begun: it lets go what was taken, so that there is no second time. */
    private boolean spent;

    private List<String> builtFrom = List.of();

    private boolean inPerson;
    private long currentId;
    private long currentLine;
    private PersonTraits currentTraits = PersonTraits.UNKNOWN;
    private final PersonStates states;
    private final RunList spells = new RunList(Packed.VALUE_BITS);
    /** In the order of the series. */
    private final List<PersonMonths> monthly;
    /** By name, in alphabetical order. */
    private final SortedMap<String, TraitOfPerson> datedTraits = new TreeMap<>();

    RegisterBuilder(WeekSpan span, Codebook codebook, Findings findings) {
        if (span.isEmpty() || span.length() > Packed.MOST_WEEKS) {
            throw new IllegalArgumentException("a register spans 1 to " + Packed.MOST_WEEKS + " weeks, not " + span);
        }
        this.span = span;
        this.codebook = codebook;
        this.findings = findings;
        this.states =
                new PersonStates(span, codebook.groups().contains(EXITS) ? codebook.group(EXITS) : StateSet.of(EXITS));
        Months months = Months.of(span);
        this.firstWeekOfMonth = months.firstWeeksIn(span);
        this.wholeSpan = new int[] {0, span.length()};
        this.monthly = Stream.of(MonthlySeries.values())
                .map(series -> new PersonMonths(series, months))
                .toList();
    }

    /**
     * Chooses which blank weeks lie outside the register's scope.
     *
     * @throws IllegalStateException after the first person, who came under another rule
     */
    public RegisterBuilder scope(ScopeRule rule) {
        requireNoPerson();
        this.scopeRule = rule;
        return this;
    }

    /**
     * Says for which months the input has a series; months outside the span are passed over. Each series has its own months:
     * a register may have paid hours without employment ratios, and then employment is not observed.
     *
     * @throws IllegalStateException after the first person, for whom the month was not observed
     */
    public RegisterBuilder observed(MonthlySeries series, Collection<YearMonth> months) {
        requireNoPerson();
        months.forEach(of(series)::observe);
        return this;
    }

    /**
     * Says what the input knows of persons with dates; {@link #trait} takes it.
     *
     * @param names what the {@linkplain Register#trait traits} are called; of those said before, too, the register has one
     * @throws IllegalArgumentException if one is blank
     * @throws IllegalStateException after the first person
     */
    public RegisterBuilder traits(Collection<String> names) {
        requireNoPerson();
        names.forEach(name -> datedTraits.computeIfAbsent(name, TraitOfPerson::new));
        return this;
    }

    /**
     * Begins a person. What follows belongs to that person until {@link #end()} or {@link #discard(Finding)}.
     *
     * @param personId the person's pseudonym
     * @param known what is known beside the weeks
     * @param line where the row stands, for the report; 0 if it has no line
     */
    public RegisterBuilder begin(long personId, PersonTraits known, long line) {
        if (inPerson) {
            throw new IllegalStateException("the person begun before has neither ended nor been discarded");
        }
        requireNotBuilt();
        inPerson = true;
        currentId = personId;
        currentTraits = known;
        currentLine = line;
        states.clear();
        monthly.forEach(PersonMonths::clear);
        datedTraits.values().forEach(TraitOfPerson::clear);
        return this;
    }

    /**
     * Says the state from a week on, until the next call. Weeks before the first call are not observed.
     *
     * @param epochWeek a week of the span, later than that of the call before
     * @throws IllegalArgumentException if the week lies outside the span or is not later
     * @throws IllegalStateException if no person has begun
     */
    public RegisterBuilder from(int epochWeek, State state) {
        requirePerson();
        states.from(epochWeek, state);
        return this;
    }

    /**
     * Says the value of a month; months outside the span are passed over. A month of which nothing is said is blank.
     *
     * @param value in the unit, range and precision of the {@linkplain MonthlySeries series}
     * @throws IllegalArgumentException if the value is out of range, or the month is not {@linkplain #observed observed}
     * @throws IllegalStateException if no person has begun
     */
    public RegisterBuilder monthly(MonthlySeries series, YearMonth month, double value) {
        requirePerson();
        of(series).set(month, value);
        return this;
    }

    /**
     * Says the value of a dated trait from a day on, until the next call for that trait. Before the first call none is known.
     *
     * @param name one of those given to {@link #traits}
     * @param from a day later than that of the call before
     * @param value without spaces at its ends; blank if none is known from that day on
     * @throws IllegalArgumentException if there is no trait of that name, or the day is not later or not in the years 1 to
     *     9999
     * @throws IllegalStateException if no person has begun
     */
    public RegisterBuilder trait(String name, LocalDate from, String value) {
        requirePerson();
        TraitOfPerson trait = datedTraits.get(name);
        if (trait == null) {
            throw new IllegalArgumentException(
                    "traits was given no trait " + Suggest.quoted(name, datedTraits.keySet()));
        }
        trait.from(from, value);
        return this;
    }

    /** Says the packed value of an observed month, which may be not observed of this person alone. */
    void packedMonth(MonthlySeries series, YearMonth month, int packed) {
        of(series).setPacked(month, packed);
    }

    /** Takes the person begun last into the register. */
    public void end() {
        requirePerson();
        if (scopeRule == ScopeRule.FROM_AGE_16_UNTIL_EXIT) {
            states.applyScope(currentTraits.birthDate());
        }
        PersonMonths ratios = of(MonthlySeries.EMPLOYMENT_RATIO);
        states.mergeInto(spells, ratios.isObserved() ? firstWeekOfMonth : wholeSpan, ratios.values());
        rows.add(currentId, currentLine, currentTraits, spells, monthly, datedTraits);
        inPerson = false;
    }

    /**
     * Takes the person begun last into the register, of whom several rows of the input told. Such a person must begin only
     * once.
     *
     * @param rows how many rows told of the person, for the report
     * @throws IllegalArgumentException if there are none
     */
    public void end(long rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows " + rows + " is below 1");
        }
        end();
        furtherRows += rows - 1;
    }

    /** Forgets the person begun last, with the reason: no person is ever half read. */
    public void discard(Finding refusal) {
        requirePerson();
        inPerson = false;
        refuse(refusal);
    }

    /** Counts rows that are not in the register. */
    public void refuse(Finding refusal) {
        requireNotBuilt();
        findings.refuse(refusal);
    }

    /** Counts cells that were read, for the {@linkplain Volume report}. */
    public void cellsRead(long more) {
        requireNotBuilt();
        cellsRead += more;
    }

    /** Adds something for the reader of the register to know. */
    public void note(Finding finding) {
        requireNotBuilt();
        findings.note(finding);
    }

    /**
     * The register of all persons taken; the same one if asked again, for nothing can be added after this. What was taken is
     * let go while the register grows, so that there is never room needed for two. From about
     * twelve spells a person on, and beyond the first 65,536 persons, the peak stays below 1.3 times the register.
     *
     * @param source the input's name
     * @param form how it was understood
     * @throws IllegalStateException if a person has begun and not ended, or it was built before from another source or form
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so. The builder is of no use
     *     afterwards
     * @throws dk.effekt.input.DataException if persons told of in rows that disagree are {@linkplain Findings too many}
     */
    public Register build(String source, String form) {
        if (inPerson) {
            throw new IllegalStateException("the person begun last has neither ended nor been discarded");
        }
        Register before = built;
        if (before != null && builtFrom.equals(List.of(source, form))) {
            return before;
        }
        requireNotBuilt();
        spent = true;
        long read = rows.size() + furtherRows + findings.refused();
        // One after another, as each lets go what the next has no need of.
        Findings late = Findings.none();
        Rows.Ranking ranking = rows.rank(source, late);
        findings.addAll(late);
        Traits traits = rows.traits(ranking);
        RunsColumn spells = rows.spells(ranking);
        List<MonthlyColumn> columns = Stream.of(MonthlySeries.values())
                .map(series -> of(series).column(rows.months(series, ranking)))
                .toList();
        ReadReport report = new ReadReport(
                source,
                form,
                read,
                ranking.ids().length + furtherRows,
                new Volume(ranking.ids().length, spells.weeksObserved(span.length()), cellsRead),
                findings.toList());
        SortedMap<String, DatedTrait> dated = new TreeMap<>();
        datedTraits.forEach(
                (name, trait) -> dated.put(name, trait.trait(rows.datedTrait(name, ranking), ranking.ids(), report)));
        Register register =
                new Register(span, codebook, ranking.ids(), spells, columns, traits, dated, report, Runnable::run);
        built = register;
        builtFrom = List.of(source, form);
        return register;
    }

    private void requireNotBuilt() {
        if (spent) {
            throw new IllegalStateException("the register has been built; begin another builder");
        }
    }

    private void requireNoPerson() {
        if (inPerson || spent || rows.size() > 0) {
            throw new IllegalStateException("this must be said before the first person");
        }
    }

    private void requirePerson() {
        if (!inPerson) {
            throw new IllegalStateException("no person has begun");
        }
    }

    private PersonMonths of(MonthlySeries series) {
        return monthly.get(series.ordinal());
    }
}
