package dk.effekt.keyfigures;

import dk.effekt.calendar.Week;
import dk.effekt.intervention.Participation;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Of whom hand-overs are expected, and how many are left out, since nothing is to be expected of them or known.
 *
 * @param words what they are, after "people"
 * @param persons their numbers in the register, by pseudonym
 * @param outOfScope how many are out of the register's scope
 * @param notInRegister how many the register does not have
 */
record Whom(String words, List<Integer> persons, long outOfScope, long notInRegister) {

    static Whom receiving(StateGroup group, Register register, Week lastWeek) {
        StateSet set = group.in(register.codebook());
        List<Integer> persons = IntStream.range(0, register.size())
                .filter(person -> register.timeline(person).isIn(set, lastWeek))
                .boxed()
                .toList();
        return new Whom("on " + group.name(), persons, 0, 0);
    }

    static Whom inCourse(
            String intervention, List<Participation> courses, LocalDate day, Register register, Week lastWeek) {
        long[] people = courses.stream()
                .filter(course -> !course.start().isAfter(day)
                        && course.end().filter(last -> last.isBefore(day)).isEmpty())
                .mapToLong(Participation::personId)
                .distinct()
                .toArray();
        int[] known = LongStream.of(people)
                .mapToObj(register::find)
                .flatMapToInt(OptionalInt::stream)
                .sorted()
                .toArray();
        StateSet gone = OutOfScope.in(register.codebook());
        Week lastKnown = register.span().end().minusWeeks(1);
        Week week = lastWeek.isBefore(lastKnown) ? lastWeek : lastKnown;
        List<Integer> persons = IntStream.of(known)
                .filter(person -> !register.timeline(person).isIn(gone, week))
                .boxed()
                .toList();
        return new Whom(
                "in a course of " + intervention,
                persons,
                (long) known.length - persons.size(),
                (long) people.length - known.length);
    }
}
