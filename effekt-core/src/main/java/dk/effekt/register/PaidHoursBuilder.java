package dk.effekt.register;

import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Place;
import dk.effekt.input.ReadReport;
import dk.effekt.input.Reason;
import dk.effekt.input.Volume;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes rows of a person's {@linkplain MonthlySeries#PAID_HOURS paid hours} in a month, in any order, and gives them to a
 * {@link Register} that has none. It is also the accountant: read = kept + refused.
 *
 * <p>A month that some row names is observed of everybody, and blank for whoever has no row in it; one that no row names is
 * not observed. Refused are:
 * <ul>
 *   <li>the rows of a person who is not in the register ({@link Reason#NOT_IN_REGISTER}), and of months outside its weeks
 *       ({@link Reason#OUTSIDE_SPAN}), each in one finding for all;
 *   <li>of rows that say the same of a person's month, all but one ({@link Reason#REPEATED}), unless they are {@linkplain
 *       SameMonth#ADD added};
 *   <li>all rows of a person of whom two say different hours of a month ({@link Reason#CONTRADICTORY}), unless they are added,
 *       or of whom a row was {@linkplain #refuse(long, Finding) refused}: no person is half read. Of such a person the hours
 *       are not observed in any month. The others of the person's rows are in one finding for all
 *       ({@link Reason#REST_OF_PERSON}).
 * </ul>
 *
 * <p>A row takes 32 bytes until the builder is let go. Not thread-safe.
 */
public final class PaidHoursBuilder {

    /** A row's month, counted from the register's first. */
    private record Hours(int month, int packed, long line) implements Comparable<Hours> {

        @Override
        public int compareTo(Hours other) {
            return month != other.month ? Integer.compare(month, other.month) : Long.compare(line, other.line);
        }
    }

    private static final int MOST = MonthlySeries.PAID_HOURS.most() * MonthlySeries.PAID_HOURS.parts();

    private final SameMonth rule;
    private final Findings findings;
    private final Longs ids = new Longs();
    private final Longs months = new Longs();
    private final Longs packed = new Longs();
    private final Longs lines = new Longs();
    private final Set<Long> refusedPersons = new HashSet<>();
    private long cellsRead;

    private PaidHoursBuilder(SameMonth rule, Findings findings) {
        this.rule = rule;
        this.findings = findings;
    }

    /** A builder without rows, for a reader that collects what it finds. */
    public static PaidHoursBuilder of(SameMonth rule, Findings findings) {
        return new PaidHoursBuilder(rule, findings);
    }

    /**
     * Takes a row.
     *
     * @param personId the person's pseudonym
     * @param hours in the month, as {@link MonthlySeries#PAID_HOURS} has them
     * @param line where it stands, for the report; 0 if it has no line
     * @throws IllegalArgumentException if the hours are out of range
     */
    public PaidHoursBuilder add(long personId, YearMonth month, double hours, long line) {
        packed.add(PackedMonth.of(MonthlySeries.PAID_HOURS, hours));
        ids.add(personId);
        months.add(month.getLong(ChronoField.PROLEPTIC_MONTH));
        lines.add(line);
        return this;
    }

    /** Counts rows of a person that are not in the series; the person's others are not, either. */
    public PaidHoursBuilder refuse(long personId, Finding refusal) {
        findings.refuse(refusal);
        refusedPersons.add(personId);
        return this;
    }

    /** Counts cells that were read, for the {@linkplain Volume report}. */
    public PaidHoursBuilder cellsRead(long more) {
        cellsRead += more;
        return this;
    }

    /**
     * The register with the hours. Its report is that of both inputs: the rows of both, and what was found in either.
     *
     * @param source the input's name
     * @param form how it was understood
     * @throws IllegalArgumentException if the register has hours already
     */
    public Register build(Register register, String source, String form) {
        if (register.has(MonthlySeries.PAID_HOURS)) {
            throw new IllegalArgumentException("the register has paid hours already; read the extract without them");
        }
        return new Join(register, source).register(form);
    }

    /** The rows by person of one register, and what became of each. */
    private final class Join {

        private final Register register;
        private final String source;
        private final Months span;
        private final PersonMonths series;
        private final JoinedRows joined;
        private final Findings found = Findings.none();
        private final CountedRows outside = new CountedRows();
        private long refused;

        Join(Register register, String source) {
            this.register = register;
            this.source = source;
            this.span = Months.of(register.span());
            this.series = new PersonMonths(MonthlySeries.PAID_HOURS, span);
            this.joined = new JoinedRows(register.ids(), ids, lines, this::observe);
        }

        /** Whether a row's month lies in the span; a stranger's row shows just as well that the input has the month. */
        private boolean observe(int row) {
            boolean inside = month(row) >= 0 && month(row) < span.count();
            if (inside) {
                series.observe(span.first().plusMonths(month(row)));
            } else {
                outside.add(lines.get(row));
            }
            return inside;
        }

        private int month(int row) {
            return Math.toIntExact(months.get(row) - span.first().getLong(ChronoField.PROLEPTIC_MONTH));
        }

        Register register(String form) {
            RunBlocks blocks = new RunBlocks();
            for (int person = 0; person < register.size(); person++) {
                series.clear();
                settle(person);
                series.moveTo(blocks);
            }
            int[] inPlace = IntStream.range(0, register.size()).toArray();
            RunsColumn all = blocks.isEmpty()
                    ? RunsColumn.NONE
                    : RunsColumn.of(PackedMonth.BITS, blocks, inPlace, inPlace.length);
            return register.with(series.column(all), report(form));
        }

        private void settle(int person) {
            List<Hours> rows = IntStream.of(joined.of(person))
                    .mapToObj(row -> new Hours(month(row), (int) packed.get(row), lines.get(row)))
                    .sorted()
                    .toList();
            if (refusedPersons.contains(register.personId(person))) {
                rows.forEach(row -> joined.goesWithAnother(row.line()));
                notObserved();
                return;
            }
            int[] values = new int[span.count()];
            List<Hours> again = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                Hours row = rows.get(i);
                Hours before = rows.get(Math.max(0, i - 1));
                if (i > 0 && before.month() == row.month() && rule == SameMonth.ONE_ROW) {
                    if (before.packed() != row.packed()) {
                        refuse(rows, i, "another number of hours for " + month(row) + " than " + name(before));
                        return;
                    }
                    again.add(row);
                } else {
                    values[row.month()] += row.packed();
                    if (values[row.month()] > MOST) {
                        refuse(rows, i, "more hours for " + month(row) + ", with the others, than a month may have");
                        return;
                    }
                }
            }
            rows.forEach(row -> series.setPacked(span.first().plusMonths(row.month()), values[row.month()]));
            again.forEach(row -> joined.repeats(row.line()));
        }

        private void refuse(List<Hours> rows, int faulty, String says) {
            refused++;
            found.refuse(Finding.refused(
                    Reason.CONTRADICTORY,
                    Place.of(source, rows.get(faulty).line()),
                    "the row says " + says + "; no row of the person is kept",
                    "Keep the row that is right or, if each row is another job, let them be added."));
            IntStream.range(0, rows.size())
                    .filter(i -> i != faulty)
                    .forEach(i -> joined.goesWithAnother(rows.get(i).line()));
            notObserved();
        }

        /** Of this person alone: blank would be no hours. */
        private void notObserved() {
            for (int month = 0; month < span.count(); month++) {
                series.setPacked(span.first().plusMonths(month), PackedMonth.NOT_OBSERVED);
            }
        }

        private YearMonth month(Hours row) {
            return span.first().plusMonths(row.month());
        }

        private String name(Hours row) {
            return row.line() == 0 ? "another row" : "line " + row.line();
        }

        private ReadReport report(String form) {
            outside.refusal(
                            Reason.OUTSIDE_SPAN,
                            source,
                            "the month lies outside the weeks of the register, " + register.span(),
                            "")
                    .ifPresent(found::refuse);
            joined.report(source, found);
            long kept = joined.left() - refused;
            Findings all = findings.copy();
            all.addAll(found);
            ReadReport before = register.report();
            return new ReadReport(
                    before.source(),
                    before.form() + "; paid hours from " + Place.mask(source) + ": " + form,
                    before.rowsRead() + kept + all.refused(),
                    before.rowsKept() + kept,
                    new Volume(
                            before.volume().persons(),
                            before.volume().personWeeks(),
                            before.volume().cells() + cellsRead),
                    Stream.concat(before.findings().stream(), all.toList().stream())
                            .toList());
        }
    }
}
