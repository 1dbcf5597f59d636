package dk.effekt.keyfigures;

import static dk.effekt.keyfigures.NaiveCourses.isKnown;
import static dk.effekt.keyfigures.NaiveCourses.place;

import dk.effekt.Town.Person;
import dk.effekt.register.StateGroup;
import java.util.List;

/** The ways out of an offer, week by week. */
final class NaiveIncidence {

    private NaiveIncidence() {}

    /** Weeks seen and why they ended: a destination from 1 on, 0 if nothing more is known. Below 0 if nothing ever was. */
    static int[] seen(Person person, int start, List<StateGroup> destinations) {
        for (int place = start; ; place++) {
            if (!isKnown(person, place, destinations)) {
                return new int[] {place - 1 - start, 0};
            }
            int to = NaiveCourses.groupOf(person, place, destinations);
            if (to < destinations.size()) {
                return new int[] {place - start, to + 1};
            }
            if ("ED-".indexOf(person.weeks().charAt(place)) >= 0) {
                return new int[] {place - start, destinations.size() + 1};
            }
        }
    }

    /** Week by week: of those still seen and not yet there, the share that goes to each. NaN if nobody is seen so long. */
    static double[] aalenJohansen(List<int[]> seen, int weeks, int causes) {
        double[] there = new double[causes];
        double left = 1;
        for (int week = 0; week <= weeks; week++) {
            int at = week;
            long atRisk = seen.stream().filter(times -> times[0] >= at).count();
            double leaving = 0;
            for (int cause = 1; cause <= causes; cause++) {
                int of = cause;
                long events = seen.stream()
                        .filter(times -> times[0] == at && times[1] == of)
                        .count();
                double moved = atRisk == 0 ? 0 : left * events / atRisk;
                there[cause - 1] += moved;
                leaving += moved;
            }
            left -= leaving;
            boolean isSomebodyLost = seen.stream().anyMatch(times -> times[0] < weeks && times[1] == 0);
            if (seen.isEmpty() || (atRisk == 0 && isSomebodyLost)) {
                return new double[] {Double.NaN, Double.NaN, Double.NaN};
            }
        }
        return there;
    }
}
