package dk.effekt.keyfigures;

import dk.effekt.intervention.Participation;
import dk.effekt.register.Register;
import dk.effekt.register.Timeline;
import java.time.LocalDate;
import java.util.List;

/**
 * The courses of an intervention, by person and start, with the places of their weeks. A course has the weeks from that of its
 * first day through that of its last.
 */
final class Courses {

    /** Of a person whom the register does not know. */
    static final int NOBODY = -1;

    private final List<Participation> all;
    private final Register register;
    private final int[] persons;
    private final int[] starts;
    private final int[] ends;

    Courses(List<Participation> all, Register register) {
        this.all = all;
        this.register = register;
        this.persons = all.stream()
                .mapToInt(course -> register.find(course.personId()).orElse(NOBODY))
                .toArray();
        this.starts = all.stream()
                .mapToInt(course -> epochWeek(course.start().toEpochDay()))
                .toArray();
        this.ends = all.stream()
                .mapToInt(course ->
                        course.end().map(day -> epochWeek(day.toEpochDay())).orElse(Timeline.NEVER))
                .toArray();
    }

    /** The epoch week that holds a day: those are counted on Thursdays, and 1 January 1970 was one. */
    static int epochWeek(long epochDay) {
        return (int) Math.floorDiv(epochDay + 3, 7);
    }

    /** The first day of the one that begins last; there is at least one. */
    LocalDate lastStart() {
        return all.stream().map(Participation::start).max(LocalDate::compareTo).orElseThrow();
    }

    int size() {
        return all.size();
    }

    Register register() {
        return register;
    }

    Participation get(int course) {
        return all.get(course);
    }

    /** The epoch week of its first day. */
    int start(int course) {
        return starts[course];
    }

    /** The epoch week of its last day; {@link Timeline#NEVER} while it runs. */
    int end(int course) {
        return ends[course];
    }

    boolean isKnown(int course) {
        return persons[course] != NOBODY;
    }

    int person(int course) {
        return persons[course];
    }

    Timeline timeline(int course) {
        return register.timeline(persons[course]);
    }

    /** Whether it is of the same person as the one before it. */
    boolean isOfSamePerson(int course) {
        return course > 0 && all.get(course).personId() == all.get(course - 1).personId();
    }
}
