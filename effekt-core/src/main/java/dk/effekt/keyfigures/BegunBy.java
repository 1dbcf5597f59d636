package dk.effekt.keyfigures;

import dk.effekt.internal.StateNames;
import dk.effekt.internal.Suggest;
import dk.effekt.protocol.Bilingual;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.Grouping;
import dk.effekt.register.Register;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Counts who begins, by what is known of them at the end of the week before.
 *
 * @param characteristic what it is called; the name of a trait where there is no grouping
 * @param grouping of their states
 */
record BegunBy(String characteristic, Optional<Grouping> grouping) implements Counting {

    private static final Group ANY_VALUE = Group.of("any value", "en værdi");

    @Override
    public List<String> missingIn(Register register) {
        if (grouping.isPresent()) {
            return StatusAfter.missingIn(register, grouping.get());
        }
        return register.traitNames().contains(characteristic)
                ? List.of()
                : List.of("the register has no trait " + Suggest.quoted(characteristic, register.traitNames())
                        + ". Join it with Dream.traits() or Register.with");
    }

    @Override
    public List<Figure> of(Courses courses, Periods periods) {
        return List.of(grouping.map(of -> byState(of, courses, periods))
                .orElseGet(() -> byTrait(courses.register().trait(characteristic), courses, periods)));
    }

    private Figure byState(Grouping states, Courses courses, Periods periods) {
        ClassOfWeek classes = new ClassOfWeek(states);
        Breakdown of = Breakdown.empty(
                title(characteristic),
                new Bilingual(
                        "Courses begun in the period, by the state in the week before the start: " + states.name()
                                + ".",
                        "Forløb, der begyndte i perioden, efter tilstanden i ugen før start: "
                                + StateNames.danish(states.name()) + "."),
                Base.BEGUN,
                Group.classesOf(states),
                List.of(Apart.NOT_OBSERVED, Apart.NOT_IN_REGISTER),
                periods.size());
        return count(of, courses, periods, course -> classes.of(courses.timeline(course), courses.start(course) - 1));
    }

    private static Figure byTrait(DatedTrait trait, Courses courses, Periods periods) {
        Breakdown of = Breakdown.empty(
                title(trait.name()),
                new Bilingual(
                        "Courses begun in the period, by '" + trait.name()
                                + "' on the Sunday before the week of the start.",
                        "Forløb, der begyndte i perioden, efter »" + trait.name() + "« søndagen før startugen."),
                Base.BEGUN,
                trait.levels().isEmpty()
                        ? List.of(ANY_VALUE)
                        : trait.levels().stream().map(Group::named).toList(),
                List.of(Apart.NOT_KNOWN, Apart.NOT_IN_REGISTER),
                periods.size());
        return count(of, courses, periods, course -> trait.levelBefore(courses.person(course), courses.start(course)));
    }

    private static Bilingual title(String by) {
        return new Bilingual("begun, by " + by, "påbegyndte, efter " + by);
    }

    /** @param place of a course whose person the register knows; below 0 if it cannot be told */
    private static Figure count(Breakdown of, Courses courses, Periods periods, IntUnaryOperator place) {
        for (int course = 0; course < courses.size(); course++) {
            if (periods.holds(courses.start(course))) {
                int period = periods.at(courses.start(course));
                int at = courses.isKnown(course) ? place.applyAsInt(course) : -1;
                if (at >= 0) {
                    of.add(period, at);
                } else {
                    of.addApart(period, courses.isKnown(course) ? 0 : 1);
                }
            }
        }
        return of.withoutEmptyApart();
    }
}
