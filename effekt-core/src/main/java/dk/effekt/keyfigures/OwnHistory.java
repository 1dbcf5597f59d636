package dk.effekt.keyfigures;

import dk.effekt.disclosure.CountTable;
import dk.effekt.disclosure.Dimension;
import dk.effekt.outcome.Known;
import dk.effekt.register.Register;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * The same people as long before their first start as after it.
 *
 * @param people how many were followed through both
 * @param left how many were not: too few weeks, weeks not known, or not in the register
 * @param startedBefore by how many weeks were asked for, and destination, and none of them
 * @param startedAfter likewise
 * @param weeksBefore on the benefit in the most weeks asked for, of each person
 * @param weeksAfter likewise
 */
record OwnHistory(
        int people,
        int left,
        long[][] startedBefore,
        long[][] startedAfter,
        double[] weeksBefore,
        double[] weeksAfter) {

    static OwnHistory of(StartedAndSavedBuilder asked, Register register, Courses courses) {
        List<StateSet> destinations = asked.destinations.stream()
                .map(group -> group.in(register.codebook()))
                .toList();
        StateSet benefit = asked.benefit.in(register.codebook());
        Known known = Known.of(
                register,
                Stream.concat(Stream.of(asked.benefit), asked.destinations.stream())
                        .toList());
        int longest = asked.longest();
        long[][] before = new long[asked.weeks.size()][destinations.size() + 1];
        long[][] after = new long[asked.weeks.size()][destinations.size() + 1];
        List<Double> weeksBefore = new ArrayList<>();
        List<Double> weeksAfter = new ArrayList<>();
        int left = 0;
        for (int course = 0; course < courses.size(); course++) {
            if (courses.isOfSamePerson(course)) {
                continue;
            }
            int start = courses.start(course);
            if (!courses.isKnown(course) || known.until(courses.timeline(course), start - longest) < start + longest) {
                left++;
                continue;
            }
            Timeline timeline = courses.timeline(course);
            for (int i = 0; i < asked.weeks.size(); i++) {
                int weeks = asked.weeks.get(i);
                before[i][first(destinations, timeline, start - weeks, start)]++;
                after[i][first(destinations, timeline, start, start + weeks)]++;
            }
            weeksBefore.add((double) timeline.weeksIn(benefit, start - longest, start));
            weeksAfter.add((double) timeline.weeksIn(benefit, start, start + longest));
        }
        return new OwnHistory(weeksBefore.size(), left, before, after, array(weeksBefore), array(weeksAfter));
    }

    /** Where they first were in a window; the number of destinations if nowhere. */
    private static int first(List<StateSet> destinations, Timeline timeline, int from, int to) {
        int first = to;
        int where = destinations.size();
        for (int i = 0; i < destinations.size(); i++) {
            int entry = timeline.firstEntry(destinations.get(i), from);
            if (entry < first) {
                first = entry;
                where = i;
            }
        }
        return where;
    }

    /**
     * How many started each destination: by weeks before the start, and from it.
     *
     * @param destinations with none of them
     * @param weeks those asked for
     */
    List<CountTable> tables(List<String> destinations, List<Integer> weeks) {
        List<CountTable> tables = new ArrayList<>();
        for (int i = 0; i < weeks.size(); i++) {
            tables.add(table("in " + weeks.get(i) + " weeks before", destinations, startedBefore[i]));
            tables.add(table("in " + weeks.get(i) + " weeks from the start", destinations, startedAfter[i]));
        }
        return tables;
    }

    private static CountTable table(String window, List<String> destinations, long[] counts) {
        return CountTable.list(window, new Dimension(window, destinations), counts);
    }

    double meanBefore() {
        return new Mean().evaluate(weeksBefore);
    }

    double meanAfter() {
        return new Mean().evaluate(weeksAfter);
    }

    /** Weeks fewer than before. */
    double fewer() {
        return meanBefore() - meanAfter();
    }

    /** Of paired differences, by Student's t (1908) with a degree of freedom less than there are people; NaN of fewer than two. */
    Share.Interval intervalOfFewer() {
        if (people < 2) {
            return new Share.Interval(Double.NaN, Double.NaN);
        }
        double[] differences = new double[people];
        for (int i = 0; i < people; i++) {
            differences[i] = weeksBefore[i] - weeksAfter[i];
        }
        double half = new TDistribution(null, people - 1.0).inverseCumulativeProbability(0.975)
                * new StandardDeviation().evaluate(differences)
                / Math.sqrt(people);
        return new Share.Interval(fewer() - half, fewer() + half);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
