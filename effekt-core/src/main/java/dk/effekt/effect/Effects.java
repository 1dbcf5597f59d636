package dk.effekt.effect;

import com.google.common.base.Suppliers;
import dk.effekt.internal.Suggest;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The effect paths of one estimation, whose covariance with each other is known. Immutable. */
public final class Effects {

    private final List<EffectPath> paths;
    private final Joint joint;

    private final List<String> notes;
    private final Supplier<List<PathBand>> bands = Suppliers.memoize(this::findBands);

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
     * The band of each path, in their order, so wide that all weeks of all outcomes are held at once in 95 of 100 studies: one multiple
     * of the standard errors for all, found as that of a {@link PathBand} from the covariance of all estimates with each other. Of a
     * single path it is its {@linkplain EffectPath#band own}. Time grows with the square of the number of weeks: some seconds for ten outcomes
     * of half a year, once.
     */
    public List<PathBand> bands() {
        return bands.get();
    }

    private List<PathBand> findBands() {
        int[] all = paths.stream()
                .flatMapToInt(path -> IntStream.of(path.positions()))
                .toArray();
        double critical = PathBand.critical(joint.covariance(), all);
        return paths.stream().map(path -> path.band(critical)).toList();
    }

    /**
     * The outcomes whose path leaves zero out at the level of all paths together, by {@link #bands}: where there is no effect on any
     * outcome, there is one in 5 of 100 studies, however many outcomes there are.
     */
    public List<String> leavingZeroOut() {
        List<PathBand> together = bands();
        return IntStream.range(0, paths.size())
                .filter(at -> together.get(at).excludesZero())
                .mapToObj(at -> paths.get(at).outcome())
                .toList();
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
