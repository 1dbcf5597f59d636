package dk.effekt.study;

import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.cohort.Attrition;
import dk.effekt.cohort.Cohort;
import dk.effekt.cohort.Criterion;
import dk.effekt.covariate.Covariate;
import dk.effekt.intervention.Participation;
import dk.effekt.outcome.FirstExit;
import dk.effekt.outcome.Outcome;
import dk.effekt.register.Register;
import dk.effekt.register.SpellRule;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import dk.effekt.register.WeekSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Everyone who enters a group of states, such as a benefit, in some weeks: a row for each spell that begins, followed from there.
 *
 * <pre>{@code
 * Entrants entrants = EntryCohorts.into(EDUCATIONAL_ASSISTANCE)
 *         .between(WeekSpan.of(Week.of(2018, 1), Week.of(2022, 1)))
 *         .eligible(age(18, 30))
 *         .with(municipality(), sex())
 *         .every(CalendarPeriod.QUARTER)
 *         .following(register, participations.in("course"));
 * }</pre>
 *
 * <p>A spell begins in the first week in the group after a gap that ends the spell before it by the {@link SpellRule}, by which it is
 * left, too; {@link SpellRule#FULL_CALENDAR_MONTH} unless {@link #by} says otherwise. All weeks of the gap must be known, so that
 * nobody begins anew who only comes back, or comes into sight: of a register's first weeks it cannot be told. A person may enter more
 * than once.
 *
 * <p>Each method but the last gives a new sentence. Immutable.
 */
public final class EntryCohorts {

    /** All but the columns. The week is that of those present; otherwise it is about those who enter. */
    private record Whom(
            StateGroup group,
            SpellRule rule,
            Optional<WeekSpan> span,
            Optional<Week> present,
            Optional<Criterion> eligible,
            CalendarPeriod period) {}

    private final Whom whom;
    private final RowColumns columns;

    private EntryCohorts(Whom whom, RowColumns columns) {
        this.whom = whom;
        this.columns = columns;
    }

    /** A sentence about those who enter a group of states. */
    public static EntryCohorts into(StateGroup group) {
        return new EntryCohorts(
                new Whom(
                        group,
                        SpellRule.FULL_CALENDAR_MONTH,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        CalendarPeriod.QUARTER),
                RowColumns.none());
    }

    /**
     * A sentence about those who are in a group of states in one week, as a rule of duration asks at a date: with {@code
     * currentSpellLength(group)} as a covariate, the weeks that they have been there before it.
     */
    public static EntryCohorts present(StateGroup group, Week week) {
        EntryCohorts entry = into(group);
        return entry.with(new Whom(
                group, entry.whom.rule, Optional.empty(), Optional.of(week), Optional.empty(), entry.whom.period));
    }

    /** The same by another rule of when a spell begins and ends. */
    public EntryCohorts by(SpellRule rule) {
        return with(new Whom(whom.group, rule, whom.span, whom.present, whom.eligible, whom.period));
    }

    /**
     * The same of those who enter in some weeks; otherwise in all of the register's.
     *
     * @throws IllegalArgumentException for those present in one week
     */
    public EntryCohorts between(WeekSpan span) {
        if (whom.present.isPresent()) {
            throw new IllegalArgumentException("those present in " + whom.present.get()
                    + " may have entered at any time; leave between(…) out, or say into(…)");
        }
        return with(new Whom(whom.group, whom.rule, Optional.of(span), whom.present, whom.eligible, whom.period));
    }

    /** The same of those who meet a criterion in the week of entry. */
    public EntryCohorts eligible(Criterion criterion) {
        return with(new Whom(whom.group, whom.rule, whom.span, whom.present, Optional.of(criterion), whom.period));
    }

    /** The same with rows counted together by another period than quarters. */
    public EntryCohorts every(CalendarPeriod period) {
        return with(new Whom(whom.group, whom.rule, whom.span, whom.present, whom.eligible, period));
    }

    /**
     * The same with columns for what is known of a person at entry. People of unknown municipality have "0" as theirs; {@code
     * eligible(not(municipality(0)))} leaves them out.
     */
    public EntryCohorts with(Covariate... covariates) {
        return new EntryCohorts(whom, columns.and(covariates));
    }

    /** The same with more outcomes than having left. */
    public EntryCohorts outcomes(Outcome... outcomes) {
        return new EntryCohorts(whom, columns.and(List.of(outcomes)));
    }

    /**
     * The same looked at in other weeks since entry than 4, 13 and 26.
     *
     * @param weeks at least one, each 0 or more; people are followed to the last
     */
    public EntryCohorts atWeeks(int... weeks) {
        return new EntryCohorts(whom, columns.at(weeks));
    }

    /**
     * The rows found in a register, of whom nobody is said to have taken part in anything.
     *
     * @throws IllegalArgumentException if the register lacks what is asked, or nobody is found
     */
    public Entrants following(Register register) {
        return following(register, Optional.empty());
    }

    /**
     * The rows found in a register, and who of them began an intervention, and when.
     *
     * @param participations all in one intervention, in any order
     * @throws IllegalArgumentException if the register lacks what is asked, or nobody is found
     */
    public Entrants following(Register register, List<Participation> participations) {
        return following(register, Optional.of(participations));
    }

    private Entrants following(Register register, Optional<List<Participation>> participations) {
        FirstExit exit = new FirstExit(whom.group, whom.rule, List.of());
        RowColumns all = new RowColumns(
                columns.covariates(),
                Stream.concat(Stream.of(exit.left()), columns.outcomes().stream())
                        .toList(),
                columns.weeks());
        all.requireIn(
                register,
                "\"" + this + "\" cannot be found in this register",
                whom.eligible.stream().flatMap(c -> c.missingIn(register).stream()));
        Cohort cohort = cohort(register);
        return new Entrants(
                new Entrants.Source(whom.group, whom.rule, whom.period, columns),
                cohort,
                all.measure(cohort),
                participations.map(list -> Begun.by(cohort, list)));
    }

    /** Each row is that of an entry, in the order of weeks and persons. */
    private Cohort cohort(Register register) {
        Criterion.Test entry = whom.present.isPresent() ? presence(register) : entries(register);
        WeekSpan span = whom.present
                .map(week -> WeekSpan.ofClosed(week, week))
                .or(() -> whom.span)
                .orElse(register.span());
        WeekSet within = WeekSet.of(span);
        long[] rows = rows(register, timeline -> entry.weeks(timeline).and(within));
        Attrition attrition = Attrition.startingWith(what() + " in " + span, rows.length);
        if (columns.historyWeeks() > 0) {
            WeekSet covered = WeekSet.ofEpochWeeks(
                    register.span().start().epochWeek() + columns.historyWeeks(),
                    register.span().end().epochWeek());
            rows = among(rows, register, timeline -> covered);
            attrition = attrition.then("after " + columns.historyWeeks() + " weeks of history", rows.length);
        }
        for (Criterion criterion : whom.eligible.map(Criterion::conjuncts).orElse(List.of())) {
            rows = among(rows, register, criterion.in(register));
            attrition = attrition.then(criterion.name(), rows.length);
        }
        if (rows.length == 0) {
            throw new IllegalArgumentException("\"" + this + "\" finds nobody:\n" + attrition.table());
        }
        boolean[] enters = new boolean[rows.length];
        Arrays.fill(enters, true);
        return Cohort.of(
                register,
                Arrays.stream(rows).mapToInt(EntryCohorts::person).toArray(),
                Arrays.stream(rows).mapToInt(EntryCohorts::week).toArray(),
                enters,
                attrition);
    }

    private String what() {
        return whom.present.isPresent() ? "persons on " + whom.group : "known entries to " + whom.group;
    }

    private Criterion.Test presence(Register register) {
        StateSet set = whom.group.in(register.codebook());
        return timeline -> timeline.weeks(set);
    }

    /** The weeks in which a spell is known to begin. */
    private Criterion.Test entries(Register register) {
        StateSet set = whom.group.in(register.codebook());
        StateSet unknown = set.unknowns();
        int first = register.span().start().epochWeek();
        return timeline -> {
            // Spells and gaps that the rule bridges, with what is not known: the rest is known to be away.
            WeekSet near = timeline.spells(set, whom.rule).or(timeline.weeks(unknown));
            WeekSet.Builder entries = WeekSet.builder();
            for (int span = 0; span < near.spanCount(); span++) {
                int start = near.start(span);
                int away = span == 0 ? first : near.end(span - 1);
                if (away < start && whom.rule.endsIn(away, start) && timeline.isIn(set, start)) {
                    entries.add(start, start + 1);
                }
            }
            return entries.build();
        };
    }

    /** Week and person in one number each, in ascending order. */
    private static long[] rows(Register register, Criterion.Test weeks) {
        List<long[]> blocks = register.inBlocks(register.size(), (from, to) -> {
            LongStream.Builder found = LongStream.builder();
            for (int person = from; person < to; person++) {
                WeekSet of = weeks.weeks(register.timeline(person));
                for (int span = 0; span < of.spanCount(); span++) {
                    for (int week = of.start(span); week < of.end(span); week++) {
                        found.add((long) week << Integer.SIZE | person);
                    }
                }
            }
            return found.build().toArray();
        });
        return blocks.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private static long[] among(long[] rows, Register register, Criterion.Test test) {
        return Arrays.stream(rows)
                .filter(row -> {
                    Timeline timeline = register.timeline(person(row));
                    return test.weeks(timeline).contains(week(row));
                })
                .toArray();
    }

    private static int week(long row) {
        return (int) (row >> Integer.SIZE);
    }

    private static int person(long row) {
        return (int) row;
    }

    private EntryCohorts with(Whom newWhom) {
        return new EntryCohorts(newWhom, columns);
    }

    /** {@code entries to educational-assistance by full calendar month}. */
    @Override
    public String toString() {
        return whom.present
                .map(week -> whom.group + " in " + week)
                .orElse("entries to " + whom.group + " by " + whom.rule);
    }
}
