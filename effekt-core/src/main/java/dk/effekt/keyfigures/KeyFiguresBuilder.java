package dk.effekt.keyfigures;

import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.calendar.FollowUp;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.internal.Missing;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Grouping;
import dk.effekt.register.Register;
import dk.effekt.register.SpellRule;
import dk.effekt.register.StateGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes what {@link KeyFigures} are asked for, in any order. Characteristics and follow-ups grow with every call; of any other
 * choice the last one holds. Not thread-safe.
 */
public final class KeyFiguresBuilder {

    private final String intervention;
    private Optional<CalendarPeriod> by = Optional.empty();
    private Optional<WeekSpan> between = Optional.empty();
    private SmallCells rule = SmallCells.standard();
    private Endings endings = new Endings(Optional.empty());
    private final Map<String, BegunBy> characteristics = new LinkedHashMap<>();
    private final List<StatusAfter> statuses = new ArrayList<>();
    private Optional<Returners> returners = Optional.empty();
    private Optional<TimeTo> timeTo = Optional.empty();

    KeyFiguresBuilder(String intervention) {
        this.intervention = intervention;
    }

    /** Calendar periods, a column of figures each; otherwise all weeks are one. A week belongs to the period of its Thursday. */
    public KeyFiguresBuilder by(CalendarPeriod period) {
        by = Optional.of(period);
        return this;
    }

    /**
     * The weeks that are looked at, none of them beyond the register, and with {@link #by} from the first week of a period to the
     * last of one. Otherwise they are those from the first start in the list on: to the register's end, or by period to the last that
     * the register holds wholly.
     */
    public KeyFiguresBuilder between(WeekSpan weeks) {
        between = Optional.of(weeks);
        return this;
    }

    /** What the list's words for the end of a course mean; otherwise each word stands for itself. */
    public KeyFiguresBuilder reasons(EndReasons mapping) {
        endings = new Endings(Optional.of(mapping));
        return this;
    }

    /**
     * Who begins, by the state in the week before the start: the target group, with {@code DreamGroupings.readiness(codebook)}.
     *
     * @param name what the figure is called, such as {@code "target group"}
     */
    public KeyFiguresBuilder characteristic(String name, Grouping grouping) {
        return characteristic(name, Optional.of(grouping));
    }

    /**
     * Who begins, by what a {@linkplain Register#trait dated trait} says on the eve of the week of the start, such as the highest
     * completed education.
     *
     * @param trait its name, which is that of the figure
     */
    public KeyFiguresBuilder characteristic(String trait) {
        return characteristic(trait, Optional.empty());
    }

    private KeyFiguresBuilder characteristic(String name, Optional<Grouping> grouping) {
        if (characteristics.putIfAbsent(name, new BegunBy(name, grouping)) != null) {
            throw new IllegalArgumentException(
                    "characteristic '" + name + "' is asked for twice; name each differently");
        }
        return this;
    }

    /**
     * Where people are some time after the end of their course: {@code DreamGroupings.jobindsats(codebook)} for job, education,
     * benefit and self-support, {@code jobindsatsPriority} for the 19 steps. Followed up so many {@linkplain FollowUp#days days} after the last.
     *
     * @param points such as {@code jobindsatsDays(1, 3, 6, 12)} or {@code months(1, 3, 6, 12)}
     */
    public KeyFiguresBuilder status(Grouping grouping, List<FollowUp> points) {
        statuses.add(new StatusAfter(grouping, List.copyOf(points)));
        return this;
    }

    /** {@link #returners(StateGroup, int, SpellRule)} by a full calendar month, Jobindsats' rule. */
    public KeyFiguresBuilder returners(StateGroup benefit, int withinMonths) {
        return returners(benefit, withinMonths, SpellRule.FULL_CALENDAR_MONTH);
    }

    /**
     * Who comes back to a benefit (gengangere): of those whose spell of it ended during the course or within so many months after
     * it, those who began a new one within so many months of that.
     *
     * @param withinMonths 1 to 1200, as weeks by {@link FollowUp.Rule#WEEKS}
     * @param spells when weeks without the benefit end its spell
     */
    public KeyFiguresBuilder returners(StateGroup benefit, int withinMonths, SpellRule spells) {
        returners = Optional.of(new Returners(benefit, new FollowUp(withinMonths, FollowUp.Rule.WEEKS), spells));
        return this;
    }

    /**
     * How many come to each destination within some time of the start, each counted where they come first: Aalen and Johansen's
     * (1978) estimate, which with one destination is 1 less Kaplan and Meier's (1958). Who dies, emigrates or becomes an old-age
     * pensioner first is there as a destination of its own; who is not followed so long is censored, and if so there is an estimate only where at
     * least ten are.
     *
     * @param within such as {@code months(6, 12, 24)}
     * @param destinations at least one, such as {@code JOB, EDUCATION}; they may not share a state
     */
    public KeyFiguresBuilder timeTo(List<FollowUp> within, StateGroup... destinations) {
        if (destinations.length == 0) {
            throw new IllegalArgumentException("time to no destination; name one, such as StateGroup.JOB");
        }
        timeTo = Optional.of(new TimeTo(List.copyOf(within), List.of(destinations)));
        return this;
    }

    /** What may be seen of small numbers; unless said otherwise counts of 1 to 4 are hidden. Rounding is refused. */
    public KeyFiguresBuilder protectedBy(SmallCells smallCells) {
        rule = smallCells;
        return this;
    }

    /**
     * The figures.
     *
     * @throws IllegalArgumentException if there is no participation in the intervention, the register lacks something that is asked
     *     for, of which the message names all, or a period lies beyond it
     */
    public KeyFigures measure(Register register, Participations participations) {
        List<Participation> list = participations.in(intervention);
        List<Counting> countings = countings();
        Missing.requireNoneOr(
                "the key figures of \"" + intervention + "\" cannot be measured",
                countings.stream()
                        .flatMap(counting -> counting.missingIn(register).stream())
                        .distinct()
                        .toList());
        Periods periods = periods(register, list);
        Courses courses = new Courses(list, register);
        return KeyFigures.of(
                new Measured(
                        intervention,
                        periods.all(),
                        Measured.Source.of(register, participations, courses),
                        new Measured.Asked(
                                statuses.stream()
                                        .flatMap(status -> months(status.points()))
                                        .distinct()
                                        .toList(),
                                returners.stream()
                                        .map(of -> of.within().months())
                                        .toList(),
                                timeTo.stream()
                                        .flatMap(of -> months(of.within()))
                                        .toList()),
                        countings.stream()
                                .flatMap(counting -> counting.of(courses, periods).stream())
                                .toList(),
                        endings.notMapped(courses, periods)),
                rule);
    }

    private static Stream<Integer> months(List<FollowUp> points) {
        return points.stream().sorted().map(FollowUp::months);
    }

    /** All that is asked for, in the order in which it is read. */
    private List<Counting> countings() {
        List<Counting> countings = new ArrayList<>(List.of(new TakingPart(), new SoFar(), endings));
        countings.addAll(characteristics.values());
        countings.addAll(statuses);
        returners.ifPresent(countings::add);
        timeTo.ifPresent(countings::add);
        return countings;
    }

    static List<String> overlapping(List<StateGroup> groups, Register register) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (groups.get(i)
                        .in(register.codebook())
                        .intersects(groups.get(j).in(register.codebook()))) {
                    found.add("a week can be in the destinations '" + groups.get(j) + "' and '" + groups.get(i)
                            + "' at once; ask for destinations that exclude each other");
                }
            }
        }
        return found;
    }

    private Periods periods(Register register, List<Participation> courses) {
        between.ifPresent(weeks -> {
            if (weeks.end().isAfter(register.span().end())) {
                throw new IllegalArgumentException("between " + weeks + " goes beyond the register, whose last week is "
                        + register.span().end().minusWeeks(1) + "; ask for weeks that it holds");
            }
        });
        if (between.isPresent()) {
            return by.map(calendar -> Periods.of(calendar, between.get())).orElseGet(() -> Periods.one(between.get()));
        }
        LocalDate first = courses.stream()
                .map(Participation::start)
                .min(LocalDate::compareTo)
                .orElseThrow();
        return Periods.from(by, first, register.span());
    }
}
