package dk.effekt.keyfigures;

import dk.effekt.calendar.FollowUp;
import dk.effekt.internal.Places;
import dk.effekt.outcome.Known;
import dk.effekt.protocol.Bilingual;
import dk.effekt.register.Register;
import dk.effekt.register.SpellRule;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import dk.effekt.register.WeekSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts who comes back to a benefit after leaving it: people, once for each time that they left, in the period in which they did.
 *
 * @param benefit what they leave and come back to
 * @param within how long after the end of the course they may leave, and how soon they come back
 * @param rule when weeks without the benefit end its spell
 */
record Returners(StateGroup benefit, FollowUp within, SpellRule rule) implements Counting {

    private static final int BACK = 0;
    private static final int NOT_BACK = 1;
    private static final int UNDER_OBSERVATION = 0;
    private static final int NOT_OBSERVED = 1;

    @Override
    public List<String> missingIn(Register register) {
        return benefit.missingIn(register);
    }

    @Override
    public List<Figure> of(Courses courses, Periods periods) {
        Register register = courses.register();
        Breakdown of = empty(periods);
        StateSet set = benefit.in(register.codebook());
        Known known = Known.of(register, List.of(benefit));
        // The same leaving may follow two courses of a person.
        Set<Integer> seen = new HashSet<>();
        for (int course = 0; course < courses.size(); course++) {
            if (!courses.isOfSamePerson(course)) {
                seen.clear();
            }
            if (!courses.isKnown(course)) {
                continue;
            }
            Timeline timeline = courses.timeline(course);
            int start = courses.start(course);
            // Who left in the week of the start was on it in the week before.
            int until = known.until(timeline, start - 1);
            if (until < start) {
                continue;
            }
            WeekSet spells = timeline.spells(set, rule);
            int span = firstThatEnds(spells, start);
            int left = span < spells.spanCount() ? spells.end(span) : Timeline.NEVER;
            if (!periods.holds(left)
                    || isLate(left, courses.end(course))
                    || !isSettled(left, until)
                    || !seen.add(left)) {
                continue;
            }
            if (left + within.weeks() < until) {
                of.add(periods.at(left), isBack(spells, span) ? BACK : NOT_BACK);
            } else {
                boolean isToTheEnd = until >= register.span().end().epochWeek();
                of.addApart(periods.at(left), isToTheEnd ? UNDER_OBSERVATION : NOT_OBSERVED);
            }
        }
        return List.of(of.withoutEmptyApart());
    }

    private Breakdown empty(Periods periods) {
        String months = Numbers.months(within.months());
        String maaneder = Numbers.maaneder(within.months());
        String place = Places.danish(benefit.name());
        return Breakdown.empty(
                new Bilingual(FigureNames.returnersWithin(within.months()), "gengangere inden for " + maaneder),
                new Bilingual(
                        "People who left " + benefit + " in the period, during a course or within " + months
                                + " after it: the first spell that ends from the week of the start on, by " + rule
                                + ". Back is who begins a new one within " + within.weeks() + " weeks.",
                        "Personer, der i perioden holdt op med at være " + place + ", under et forløb eller inden for "
                                + maaneder
                                + " efter det. Det gælder den første sammenhængende tid, der slutter i startugen eller"
                                + " senere; den " + slutter() + ". Gengangere er dem, der igen er " + place
                                + " inden for "
                                + within.weeks() + " uger."),
                Base.OWN,
                List.of(
                        Group.of("back on " + benefit, "igen " + place),
                        Group.of(FigureNames.NOT_BACK, "ikke kommet igen")),
                List.of(Apart.UNDER_OBSERVATION, Apart.NOT_OBSERVED),
                periods.size());
    }

    /** When time away ends what somebody is in. */
    private String slutter() {
        return switch (rule) {
            case NO_GAP -> "slutter med den første uge uden";
            case GAP_OF_4_WEEKS -> "slutter med fire uger uden";
            case FULL_CALENDAR_MONTH -> "slutter med en hel kalendermåned uden";
        };
    }

    /** The first spell whose first week away is that of the start or later; their number if there is none. */
    private static int firstThatEnds(WeekSet spells, int start) {
        int span = 0;
        while (span < spells.spanCount() && spells.end(span) < start) {
            span++;
        }
        return span;
    }

    /** Whether it is too long after the end of the course. */
    private boolean isLate(int left, int end) {
        return end < Timeline.NEVER && left > end + within.weeks();
    }

    /** Whether the weeks from one that is away to before one of which nothing is known hold a gap that ends a spell. */
    private boolean isSettled(int left, int until) {
        return left < until && rule.endsIn(left, until);
    }

    private boolean isBack(WeekSet spells, int span) {
        int next = span + 1;
        return next < spells.spanCount() && spells.start(next) - spells.end(span) <= within.weeks();
    }
}
