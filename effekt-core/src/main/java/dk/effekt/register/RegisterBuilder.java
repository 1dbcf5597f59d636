package dk.effekt.register;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.ReadReport;
import dk.effekt.input.Reason;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes persons one after another and makes a {@link Register} of them. It is also the accountant: every row is either a
 * person that ends up in the register or a {@linkplain #refuse refusal}.
 *
 * <p>The order in which persons come makes no difference. Rows that repeat a person word for word are kept once; rows for
 * one person that disagree are all refused, since nothing says which is right. Not thread-safe.
 */
public final class RegisterBuilder {

    private static final int AGE_OF_ENTRY = 16;
    private static final String EXITS = "censoring";

    private final WeekSpan span;
    private final Codebook codebook;
    private final StateSet exits;
    private final int firstWeek;
    private final YearMonth firstMonth;
    /** For each month of the span, the first week (from 0) whose Thursday lies in it or later; one more at the end. */
    private final int[] firstWeekOfMonth;

    private final boolean[] monthObserved;

    private final List<Finding> findings = new ArrayList<>();
    private long refused;
    private ScopeRule scopeRule = ScopeRule.FROM_AGE_16_UNTIL_EXIT;

    private final Runs.Builder spells = new Runs.Builder(Packed.VALUE_BITS);
    private final Runs.Builder ratios = new Runs.Builder(Ratio.BITS);
    private final List<PersonTraits> traits = new ArrayList<>();
    private long[] ids = new long[128];
    private long[] lines = new long[128];
    private int persons;

    private boolean inPerson;
    private long currentId;
    private long currentLine;
    private PersonTraits currentTraits = PersonTraits.UNKNOWN;
    /** The current person's states as runs: week (from 0) and code. */
    private int[] runWeeks = new int[64];

    private int[] runCodes = new int[64];
    private int runs;
    private final int[] monthValues;

    RegisterBuilder(WeekSpan span, Codebook codebook) {
        if (span.isEmpty() || span.length() > Packed.MOST_WEEKS) {
            throw new IllegalArgumentException("a register spans 1 to " + Packed.MOST_WEEKS + " weeks, not " + span);
        }
        this.span = span;
        this.codebook = codebook;
        this.exits = codebook.groups().contains(EXITS) ? codebook.group(EXITS) : StateSet.of(EXITS);
        this.firstWeek = span.start().epochWeek();
        this.firstMonth = span.start().month();
        int months = Math.toIntExact(firstMonth.until(span.end().minusWeeks(1).month(), ChronoUnit.MONTHS)) + 1;
        this.firstWeekOfMonth = new int[months + 1];
        for (int m = 1; m < months; m++) {
            Week first = Week.of(firstMonth.plusMonths(m).atDay(1));
            firstWeekOfMonth[m] =
                    first.epochWeek() - firstWeek + (first.month().equals(firstMonth.plusMonths(m)) ? 0 : 1);
        }
        firstWeekOfMonth[months] = span.length();
        this.monthObserved = new boolean[months];
        this.monthValues = new int[months];
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
     * Says for which months the input has an employment ratio; months outside the span are passed over.
     *
     * @throws IllegalStateException after the first person, for whom the month was not observed
     */
    public RegisterBuilder employmentObserved(Collection<YearMonth> months) {
        requireNoPerson();
        for (YearMonth month : months) {
            int m = monthIndex(month);
            if (m >= 0 && m < monthObserved.length) {
                monthObserved[m] = true;
            }
        }
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
        inPerson = true;
        currentId = personId;
        currentTraits = known;
        currentLine = line;
        runs = 0;
        for (int m = 0; m < monthValues.length; m++) {
            monthValues[m] = monthObserved[m] ? Ratio.NONE : Ratio.NOT_OBSERVED;
        }
        return this;
    }

    /**
     * Says the state from a week on, until the next call. Weeks before the first call are not observed.
     *
     * @param epochWeek a week of the span, later than that of the call before
     * @throws IllegalArgumentException if the week lies outside the span or is not later
     */
    public RegisterBuilder from(int epochWeek, State state) {
        int week = epochWeek - firstWeek;
        if (week < 0 || week >= span.length()) {
            throw new IllegalArgumentException(Week.ofEpochWeek(epochWeek) + " lies outside " + span);
        }
        if (runs > 0 && week <= runWeeks[runs - 1]) {
            throw new IllegalArgumentException(Week.ofEpochWeek(epochWeek) + " was given after "
                    + Week.ofEpochWeek(runWeeks[runs - 1] + firstWeek) + "; weeks must ascend");
        }
        push(week, state.code());
        return this;
    }

    /**
     * Says the employment ratio of a month; months outside the span are passed over. A month of which nothing is said is
     * blank.
     *
     * @param ratio share of full time, 0 to 100; kept to four decimals
     * @throws IllegalArgumentException if the ratio is none, or the month is not {@linkplain #employmentObserved observed}
     */
    public RegisterBuilder ratio(YearMonth month, double ratio) {
        int m = monthIndex(month);
        int packed = Ratio.of(ratio);
        if (m >= 0 && m < monthValues.length) {
            if (!monthObserved[m]) {
                throw new IllegalArgumentException("an employment ratio for " + month
                        + ", which is not among the months given to employmentObserved");
            }
            monthValues[m] = packed;
        }
        return this;
    }

    /** Takes the person begun last into the register. */
    public void end() {
        requirePerson();
        applyScope();
        spells.beginPerson();
        ratios.beginPerson();
        addSpells();
        for (int m = 0; m < monthValues.length; m++) {
            ratios.add(m, monthValues[m]);
        }
        spells.endPerson();
        ratios.endPerson();
        if (persons == ids.length) {
            ids = Arrays.copyOf(ids, 2 * persons);
            lines = Arrays.copyOf(lines, 2 * persons);
        }
        ids[persons] = currentId;
        lines[persons] = currentLine;
        traits.add(currentTraits);
        persons++;
        inPerson = false;
    }

    /** Forgets the person begun last, with the reason: no person is ever half read. */
    public void discard(Finding refusal) {
        requirePerson();
        inPerson = false;
        refuse(refusal);
    }

    /** Counts rows that are not in the register. */
    public void refuse(Finding refusal) {
        if (refusal.kind() != Finding.Kind.ROW_REFUSED) {
            throw new IllegalArgumentException("not a refusal: " + refusal);
        }
        findings.add(refusal);
        refused += refusal.count();
    }

    /** Adds something for the reader of the register to know. */
    public void note(Finding finding) {
        if (finding.kind() == Finding.Kind.ROW_REFUSED) {
            throw new IllegalArgumentException("a refusal, not a note: " + finding);
        }
        findings.add(finding);
    }

    /**
     * The register of all persons taken.
     *
     * @param source the input's name
     * @param form how it was understood
     * @throws IllegalStateException if a person has begun and not ended
     */
    public Register build(String source, String form) {
        if (inPerson) {
            throw new IllegalStateException("the person begun last has neither ended nor been discarded");
        }
        List<Finding> all = new ArrayList<>(findings);
        int[] order = withoutRepeated(source, all);
        int n = order.length;
        long[] sortedIds = new long[n];
        byte[] sexes = new byte[n];
        byte[] origins = new byte[n];
        short[] municipalities = new short[n];
        int[] birthDays = new int[n];
        for (int i = 0; i < n; i++) {
            PersonTraits known = traits.get(order[i]);
            sortedIds[i] = ids[order[i]];
            sexes[i] = (byte) known.sex().ordinal();
            origins[i] = (byte) known.origin().ordinal();
            municipalities[i] = (short) known.municipality();
            birthDays[i] = known.birthDate().map(d -> (int) d.toEpochDay()).orElse(Traits.NO_BIRTH_DATE);
        }
        return new Register(
                span,
                codebook,
                sortedIds,
                spells.build(order),
                ratios.build(order),
                monthObserved.clone(),
                new Traits(sexes, origins, municipalities, birthDays),
                new ReadReport(source, form, persons + refused, n, all));
    }

    /** The persons to keep, in the order of their pseudonyms; reports the others. */
    private int[] withoutRepeated(String source, List<Finding> report) {
        int[] order = IntStream.range(0, persons)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(p -> ids[p]).thenComparingLong(p -> lines[p]))
                .mapToInt(Integer::intValue)
                .toArray();
        int kept = 0;
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && ids[order[to]] == ids[order[from]]) {
                to++;
            }
            if (refuseRepeated(source, Arrays.copyOfRange(order, from, to), report)) {
                order[kept++] = order[from];
            }
        }
        return Arrays.copyOf(order, kept);
    }

    /** Reports all rows of one person but the first; that too, if they disagree. Whether the first is kept. */
    private boolean refuseRepeated(String source, int[] rows, List<Finding> report) {
        boolean agree = Arrays.stream(rows)
                .allMatch(row -> traits.get(row).equals(traits.get(rows[0]))
                        && spells.equal(row, rows[0])
                        && ratios.equal(row, rows[0]));
        if (agree) {
            for (int i = 1; i < rows.length; i++) {
                report.add(Finding.refused(
                        Reason.REPEATED,
                        Place.of(source, lines[rows[i]]),
                        "repeats the person of " + row(rows[0]) + " word for word; one is kept",
                        ""));
            }
        } else {
            for (int row : rows) {
                int other = row == rows[0] ? rows[1] : rows[0];
                report.add(Finding.refused(
                        Reason.CONTRADICTORY,
                        Place.of(source, lines[row]),
                        "one of " + rows.length + " rows that disagree on one person, such as " + row(other)
                                + "; none is kept",
                        "Keep the row that is right and remove the others."));
            }
        }
        return agree;
    }

    private String row(int person) {
        return lines[person] == 0 ? "another row" : "line " + lines[person];
    }

    private void requireNoPerson() {
        if (inPerson || persons > 0) {
            throw new IllegalStateException("this must be said before the first person");
        }
    }

    private void requirePerson() {
        if (!inPerson) {
            throw new IllegalStateException("no person has begun");
        }
    }

    private void push(int week, int code) {
        if (runs == runWeeks.length) {
            runWeeks = Arrays.copyOf(runWeeks, 2 * runs);
            runCodes = Arrays.copyOf(runCodes, 2 * runs);
        }
        runWeeks[runs] = week;
        runCodes[runs] = code;
        runs++;
    }

    private void applyScope() {
        if (scopeRule == ScopeRule.EVERY_BLANK_IN_SCOPE) {
            return;
        }
        boolean exited = false;
        for (int r = 0; r < runs; r++) {
            if (runCodes[r] == State.NO_BENEFIT.code()) {
                runCodes[r] = exited ? State.OUT_OF_SCOPE.code() : runCodes[r];
            } else if (State.isCode(runCodes[r])) {
                exited = exits.contains(Packed.value(runCodes[r], Employment.NOT_EMPLOYED.ordinal()));
            }
        }
        currentTraits.birthDate().ifPresent(birth -> {
            LocalDate birthday = birth.plusYears(AGE_OF_ENTRY);
            int entry =
                    birthday.isBefore(span.end().monday()) ? Week.of(birthday).epochWeek() - firstWeek : span.length();
            splitAt(entry);
            for (int r = 0; r < runs && runWeeks[r] < entry; r++) {
                if (runCodes[r] == State.NO_BENEFIT.code()) {
                    runCodes[r] = State.OUT_OF_SCOPE.code();
                }
            }
        });
    }

    /** Makes a run begin at a week where a blank run reaches across it. */
    private void splitAt(int week) {
        int r = runs - 1;
        while (r >= 0 && runWeeks[r] >= week) {
            r--;
        }
        boolean inside = r >= 0 && week < (r + 1 < runs ? runWeeks[r + 1] : span.length());
        if (!inside || runCodes[r] != State.NO_BENEFIT.code()) {
            return;
        }
        push(0, 0);
        System.arraycopy(runWeeks, r, runWeeks, r + 1, runs - 1 - r);
        System.arraycopy(runCodes, r, runCodes, r + 1, runs - 1 - r);
        runWeeks[r + 1] = week;
    }

    /** Merges the states with the employment of each month; both are constant between two bounds of either. */
    private void addSpells() {
        int run = -1;
        int month = 0;
        int week = 0;
        while (week < span.length()) {
            while (run + 1 < runs && runWeeks[run + 1] <= week) {
                run++;
            }
            while (firstWeekOfMonth[month + 1] <= week) {
                month++;
            }
            int code = run < 0 ? State.NOT_OBSERVED.code() : runCodes[run];
            spells.add(
                    week,
                    Packed.value(code, Ratio.employment(monthValues[month]).ordinal()));
            int nextRun = run + 1 < runs ? runWeeks[run + 1] : span.length();
            week = Math.min(nextRun, firstWeekOfMonth[month + 1]);
        }
    }

    private int monthIndex(YearMonth month) {
        return Math.toIntExact(firstMonth.until(month, ChronoUnit.MONTHS));
    }
}
