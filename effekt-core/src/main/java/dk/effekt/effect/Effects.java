package dk.effekt.effect;

import dk.effekt.internal.Suggest;
import java.util.List;

/** The effect paths of one estimation, whose covariance with each other is known. Immutable. */
public final class Effects {

    private final List<EffectPath> paths;
    private final Joint joint;

    private final List<String> notes;

    Effects(List<EffectPath> paths, Joint joint, List<String> notes) {
        this.paths = List.copyOf(paths);
        this.joint = joint;
        this.notes = List.copyOf(notes);
    }

    /** What is to be said of how they were found, such as a covariate that was left out; often nothing. */
    public List<String> notes() {
        return notes;
    }

    /** One path for each outcome. */
    public List<EffectPath> paths() {
        return paths;
    }

    /**
     * The same effects with weeks counted from elsewhere, as those before the start are: the first week of each path is the one
     * given.
     */
    public Effects countedFrom(int firstWeek) {
        return new Effects(
                paths.stream().map(path -> path.countedFrom(firstWeek)).toList(), joint, notes);
    }

    /**
     * The same effects, each on a share in those weeks alone that events can tell something of: from the first to the last in which so
     * many treated are to be expected to have the outcome, and as many not to have it, if both arms have the share of both together.
     * Where nobody treated has it the standard error takes the treated for certain not to, and is too small. A path without such a
     * week is left out; sums since the start stay as they are.
     *
     * @param treated at least 1; five is what is asked of the expected counts of a table of two by two (Cochran 1954)
     */
    public Effects whereExpected(int treated) {
        if (treated < 1) {
            throw new IllegalArgumentException(treated + " treated to be expected; at least 1");
        }
        return new Effects(
                paths.stream()
                        .flatMap(path -> path.whereExpected(treated).stream())
                        .toList(),
                joint,
                notes);
    }

    /** What is estimated. */
    public String estimand() {
        return joint.estimand();
    }

    /** How the standard errors were found. */
    public String standardErrorMethod() {
        return joint.standardErrorMethod();
    }

    /**
     * The path of an outcome.
     *
     * @throws IllegalArgumentException if it was not estimated; the message offers the nearest name
     */
    public EffectPath path(String outcome) {
        return paths.stream()
                .filter(path -> path.outcome().equals(outcome))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no effect on outcome "
                        + Suggest.quoted(
                                outcome, paths.stream().map(EffectPath::outcome).toList())));
    }

    /** {@code effects on 4 outcomes, ATT of starting now versus not yet}. */
    @Override
    public String toString() {
        return "effects on " + paths.size() + " outcomes, " + estimand();
    }
}
