package dk.effekt.keyfigures;

import dk.effekt.keyfigures.InTheOffer.Line;
import java.util.Arrays;
import java.util.List;

/** Counts who is in the offer: courses begun, finished and under way, and the people in them. */
final class TakingPart implements Counting {

    @Override
    public List<Figure> of(Courses courses, Periods periods) {
        long[][] counts = new long[periods.size()][Line.values().length];
        // Of the person who was counted last in each period, the number of the first course: people are counted once.
        int[] tookPart = new int[periods.size()];
        int[] underWay = new int[periods.size()];
        Arrays.fill(tookPart, -1);
        Arrays.fill(underWay, -1);
        int firstOfPerson = 0;
        for (int course = 0; course < courses.size(); course++) {
            firstOfPerson = courses.isOfSamePerson(course) ? firstOfPerson : course;
            int start = courses.start(course);
            int end = courses.end(course);
            for (int p = Math.max(0, periods.at(start)); p < periods.size() && periods.firstWeek(p) <= end; p++) {
                if (tookPart[p] < firstOfPerson) {
                    counts[p][Line.TOOK_PART.ordinal()]++;
                    tookPart[p] = firstOfPerson;
                }
                if (end >= periods.end(p)) {
                    counts[p][Line.UNDER_WAY.ordinal()]++;
                    if (underWay[p] < firstOfPerson) {
                        counts[p][Line.PEOPLE.ordinal()]++;
                        underWay[p] = firstOfPerson;
                    }
                }
            }
            if (periods.holds(start)) {
                counts[periods.at(start)][Line.BEGUN.ordinal()]++;
            }
            if (periods.holds(end)) {
                counts[periods.at(end)][Line.FINISHED.ordinal()]++;
            }
        }
        return List.of(new InTheOffer(counts));
    }
}
