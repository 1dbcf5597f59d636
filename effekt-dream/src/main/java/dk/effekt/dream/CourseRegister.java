package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.Finding;
import dk.effekt.input.Finding.Kind;
import dk.effekt.input.Findings;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.internal.Interruption;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.State;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the register of the courses of persons, and accounts for the rows that are not in it. */
final class CourseRegister {

    private final Header header;
    private final WeekSpan span;
    /** The weeks that are not observed, counted from the first of the span. */
    private final BitSet missing = new BitSet();

    private final Findings findings;
    /** What is known only now that all rows are read, and in no order of lines. */
    private final Findings late = Findings.none();

    private final RegisterBuilder builder;
    private final Alike repeats = new Alike();
    private final Alike moved = new Alike();
    private final Alike severalAtOnce = new Alike();
    private final Alike otherwise = new Alike();
    private final SharedWeeks sharedWeeks;
    private final Alike decided = new Alike();
    private final boolean hasMunicipality;

    /**
     * Begins a register.
     *
     * @param notObserved weeks of the span
     * @param hasMunicipality whether the rows can name one
     * @param findings takes the rows that are not kept
     */
    CourseRegister(
            Header header,
            WeekSpan span,
            List<Week> notObserved,
            boolean hasMunicipality,
            DreamReader options,
            Findings findings) {
        this.header = header;
        this.span = span;
        notObserved.forEach(week -> missing.set(span.start().weeksUntil(week)));
        this.findings = findings;
        this.hasMunicipality = hasMunicipality;
        this.sharedWeeks = options.shape().sharedWeeks();
        this.builder = builder(header, span, options, findings)
                .scope(options.scope())
                .traits(hasMunicipality ? List.of(ColumnFamily.MUNICIPALITY) : List.of());
    }

    private static RegisterBuilder builder(Header header, WeekSpan span, DreamReader options, Findings findings) {
        try {
            return Register.builder(span, options.codebook(), findings);
        } catch (IllegalArgumentException e) {
            throw Failures.of(
                    Reason.OUTSIDE_SPAN,
                    header.place(),
                    String.valueOf(e.getMessage()),
                    "Correct the weeks that lie far off, or state the weeks: Dream.reader().withSpan(WeekSpan.of(…)).");
        }
    }

    /** Takes all persons and lets each go, so that there is never room needed for two registers. */
    void take(Map<Long, Course> courses) {
        for (Iterator<Map.Entry<Long, Course>> left = courses.entrySet().iterator(); left.hasNext(); ) {
            Interruption.check(Place.of(header.source()) + ": building the register");
            Map.Entry<Long, Course> next = left.next();
            take(next.getKey(), next.getValue());
            left.remove();
        }
    }

    /** The register of all that was taken. */
    Register build(long cellsRead, String form) {
        builder.cellsRead(cellsRead);
        String source = header.source();
        repeats.finding(
                        Kind.ROW_REFUSED,
                        Reason.REPEATED,
                        source,
                        "the row says again what another row says; one is kept",
                        "")
                .ifPresent(late::refuse);
        moved.finding(
                        Kind.NOTED,
                        Reason.UNKNOWN_VALUE,
                        source,
                        "the rows of a person name several municipalities; it counts as unknown, and the trait '"
                                + ColumnFamily.MUNICIPALITY + "' says which from when on",
                        "")
                .ifPresent(late::note);
        severalAtOnce
                .finding(
                        Kind.NOTED,
                        Reason.CONTRADICTORY,
                        source,
                        "the rows of a person name two municipalities from the same week on; the trait '"
                                + ColumnFamily.MUNICIPALITY + "' is not known until a later row names one",
                        "Correct the row that is wrong.")
                .ifPresent(late::note);
        decided.finding(
                        Kind.NOTED,
                        Reason.OVERLAPPING,
                        source,
                        "a week lies in periods of a person with different codes; it has that of " + sharedWeeks,
                        "")
                .ifPresent(late::note);
        otherwise
                .finding(Kind.NOTED, Reason.CONTRADICTORY, source, PersonNumbers.SAYS_OTHERWISE, "")
                .ifPresent(late::note);
        findings.addAll(late);
        return builder.build(source, form);
    }

    private void take(long personId, Course course) {
        Optional<Clash> clash = course.isRefused() ? Optional.empty() : course.settle(span);
        clash.ifPresent(c -> late.refuse(c.refusal(header.source())));
        if (clash.isPresent() || course.isRefused()) {
            refuseRest(course, clash.isPresent() ? 1 : 0);
        } else if (course.rows() > 0) {
            keep(personId, course);
        }
    }

    private void refuseRest(Course course, int refusedAlready) {
        int rest = course.rows() - refusedAlready;
        if (rest > 0) {
            late.refuse(new Finding(
                    Kind.ROW_REFUSED,
                    Reason.REST_OF_PERSON,
                    Place.of(header.source(), course.firstLine()),
                    "another row of the person was refused, and no person is half read",
                    "",
                    rest));
        }
    }

    private void keep(long personId, Course course) {
        if (course.repeats() > 0) {
            repeats.add(course.repeats(), course.firstRepeat());
        }
        if (course.hasMoved()) {
            moved.add(1, course.firstLine());
        }
        if (course.weeksDecided() > 0) {
            decided.add(course.weeksDecided(), course.firstLine());
        }
        if (course.numberSaysOtherwise()) {
            otherwise.add(1, course.firstLine());
        }
        builder.begin(personId, course.traits(), course.firstLine());
        if (hasMunicipality && course.moves().layDown(builder)) {
            severalAtOnce.add(1, course.firstLine());
        }
        Stretches stretches = course.stretches();
        int week = span.start().epochWeek();
        for (int i = 0; i < stretches.size(); i++) {
            blank(week, stretches.from(i));
            builder.from(stretches.from(i), new State(stretches.code(i)));
            week = stretches.to(i);
        }
        blank(week, span.end().epochWeek());
        builder.end(course.rows() - course.repeats());
    }

    /** Says that there is no row for some weeks: without benefit, unless nobody has one. */
    private void blank(int from, int to) {
        int start = span.start().epochWeek();
        int week = from;
        while (week < to) {
            boolean isMissing = missing.get(week - start);
            builder.from(week, isMissing ? State.NOT_OBSERVED : State.NO_BENEFIT);
            int change = isMissing ? missing.nextClearBit(week - start) : missing.nextSetBit(week - start);
            week = change < 0 ? to : start + change;
        }
    }
}
