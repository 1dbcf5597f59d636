package dk.effekt.study;

/**
 * How far work on a study has come.
 *
 * @param study its name
 * @param step what is done next, in a few words, such as {@code effects}; {@code done} at the end
 * @param done steps that are done. They take unequal time
 * @param steps how many there are, at least 1
 */
public record StudyProgress(String study, String step, int done, int steps) {

    public StudyProgress {
        if (steps < 1 || done < 0 || done > steps) {
            throw new IllegalArgumentException(
                    done + " steps done of " + steps + "; there is at least one, and of those");
        }
    }

    /** The share of the steps that are done, from 0 to 1. */
    public double share() {
        return (double) done / steps;
    }

    /** One line: {@code Brobygning til Uddannelse: 4 of 7 done, effects}. */
    @Override
    public String toString() {
        return study + ": " + done + " of " + steps + " done" + (done == steps ? "" : ", " + step);
    }
}
