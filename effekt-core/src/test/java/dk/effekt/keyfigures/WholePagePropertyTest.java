package dk.effekt.keyfigures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.calendar.FollowUp;
import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Grouping;
import dk.effekt.register.StateGroup;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whoever has a whole page of key figures and linear programming cannot narrow a hidden number further than the rule allows. */
class WholePagePropertyTest {

    private static final List<StateGroup> STATUSES =
            List.of(StateGroup.JOB, StateGroup.EDUCATION, StateGroup.BENEFIT, StateGroup.SELF_SUPPORT);

    private static final EndReasons REASONS =
            EndReasons.named("test").with("completed", "done").with("job", "Got a job");

    @Property(tries = 40)
    void aHiddenNumberHasAsManyPossibleCountsAsTheThreshold(
            @ForAll("towns") NaiveCourses town, @ForAll("rules") SmallCells rule, @ForAll boolean isByMonth) {
        int least = rule.equals(SmallCells.hidingBelow(3)) ? 3 : 5;
        KeyFigures figures = (isByMonth ? all().by(CalendarPeriod.MONTH) : all())
                .protectedBy(rule)
                .measure(Town.register(town.persons()), Participations.of(town.courses()));

        assertThat(new WholePage(figures).possibleCounts())
                .allSatisfy(
                        (number, possible) -> assertThat(possible).as(number).isGreaterThanOrEqualTo(least));
    }

    private static KeyFiguresBuilder all() {
        return KeyFigures.of("course")
                .between(WeekSpan.of(Town.FIRST, Week.of(2020, 36)))
                .reasons(REASONS)
                .characteristic("status", grouping(STATUSES))
                .status(grouping(STATUSES), FollowUp.months(1, 6))
                .returners(StateGroup.BENEFIT, 2)
                .timeTo(FollowUp.months(2, 3), StateGroup.JOB, StateGroup.EDUCATION);
    }

    private static Grouping grouping(List<StateGroup> groups) {
        return Grouping.of(
                "test", "test", groups.stream().map(g -> g.in(Town.CODEBOOK)).toList());
    }

    @Provide
    Arbitrary<NaiveCourses> towns() {
        return NaiveCourses.arbitrary(8, 40);
    }

    @Provide
    Arbitrary<SmallCells> rules() {
        return Arbitraries.of(SmallCells.standard(), SmallCells.hidingBelow(3));
    }
}
