package dk.effekt.sroi.purse;

import java.util.HashSet;
import java.util.Set;

/** Weeks of several on a benefit in one year since their starts, as they are counted. Not thread-safe. */
final class LadderYear {

    /** The largest threshold of a rule for small numbers: whether there are more persons does not matter to it. */
    private static final int MOST_PERSONS = 1_000;

    /** Weight by step, that of weeks on none under 0. */
    private final double[] byStep;
    /** Weight of the weeks of which it is not known if they have the benefit. */
    private double unknown;

    private final Set<Integer> personsOnLadder = new HashSet<>();
    private final Set<Integer> personsOffLadder = new HashSet<>();
    private final Set<Integer> personsNotKnown = new HashSet<>();

    LadderYear(int steps) {
        byStep = new double[steps + 1];
    }

    void add(int person, int step, double weight) {
        byStep[step] += weight;
        add(step == LadderOutcome.OFF ? personsOffLadder : personsOnLadder, person);
    }

    void addUnknown(int person, double weight) {
        unknown += weight;
        add(personsNotKnown, person);
    }

    void add(LadderYear other) {
        for (int step = 0; step < byStep.length; step++) {
            byStep[step] += other.byStep[step];
        }
        unknown += other.unknown;
        other.personsOnLadder.forEach(person -> add(personsOnLadder, person));
        other.personsOffLadder.forEach(person -> add(personsOffLadder, person));
        other.personsNotKnown.forEach(person -> add(personsNotKnown, person));
    }

    private static void add(Set<Integer> persons, int person) {
        if (persons.size() < MOST_PERSONS) {
            persons.add(person);
        }
    }

    double weeks(int step) {
        return byStep[step];
    }

    double weeksOnLadder() {
        double sum = 0;
        for (int step = 1; step < byStep.length; step++) {
            sum += byStep[step];
        }
        return sum;
    }

    double unknown() {
        return unknown;
    }

    /** Persons with a week on a step, at most 1,000; likewise the others. */
    int personsOnLadder() {
        return personsOnLadder.size();
    }

    int personsOffLadder() {
        return personsOffLadder.size();
    }

    int personsNotKnown() {
        return personsNotKnown.size();
    }
}
