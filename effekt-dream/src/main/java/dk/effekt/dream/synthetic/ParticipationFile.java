package dk.effekt.dream.synthetic;

import dk.effekt.calendar.Week;
import dk.effekt.dream.synthetic.Course.Ending;
import dk.effekt.dream.synthetic.Draws.Purpose;
import java.time.LocalDate;

/** A course's row of the participation list. */
final class ParticipationFile {

    static final String HEADER = "CPR-nr;Indsats;Startdato;Slutdato;Afslutningsårsag" + Text.LINE_END;

    private static final int WORKDAYS = 5;
    private static final int BIRTH_DATE = 6;

    private ParticipationFile() {}

    static String row(Person person, String offer, Course course, Columns columns) {
        LocalDate start = workday(person, Purpose.START_DAY, columns.firstWeek().plusWeeks(course.start()));
        StringBuilder line = new StringBuilder(80)
                .append(person.replacementNumber(), 0, BIRTH_DATE)
                .append('-')
                .append(
                        person.replacementNumber(),
                        BIRTH_DATE,
                        person.replacementNumber().length())
                .append(Text.SEPARATOR)
                .append(offer)
                .append(Text.SEPARATOR);
        Text.date(line, start).append(Text.SEPARATOR);
        if (course.ending() != Ending.RUNNING) {
            Text.date(line, lastDay(person, course, start, columns));
        }
        return line.append(Text.SEPARATOR)
                .append(course.ending().reason())
                .append(Text.LINE_END)
                .toString();
    }

    /** A course that is completed ends on a Friday; one that is left ends some day of its last week. */
    private static LocalDate lastDay(Person person, Course course, LocalDate start, Columns columns) {
        Week last = columns.firstWeek().plusWeeks(Math.max(course.start(), course.end() - 1));
        LocalDate day = course.ending() == Ending.COMPLETED
                ? last.monday().plusDays(WORKDAYS - 1)
                : workday(person, Purpose.END_DAY, last);
        return day.isBefore(start) ? start : day;
    }

    private static LocalDate workday(Person person, Purpose purpose, Week week) {
        return week.monday().plusDays(person.draws().below(WORKDAYS, purpose, week.epochWeek()));
    }
}
