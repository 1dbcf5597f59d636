package dk.effekt.effect;

import dk.effekt.matching.MatchedSample;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One number of the survival curve of each arm. */
record SurvivalEstimator(int[] causes, Kind kind, int cause, double time) implements EffectEstimator {

    enum Kind {
        SURVIVAL("share still there after time %s (Kaplan-Meier)", false, false),
        RESTRICTED_MEAN("restricted mean time until %s", false, true),
        INCIDENCE("share that left by %2$s until time %1$s (Aalen-Johansen)", true, false),
        TIME_AFTER("mean time after leaving by %2$s until %1$s", true, true);

        private final String text;
        /** Whether it is of those who left, not of those still there. */
        private final boolean isOfCause;

        private final boolean isArea;

        Kind(String text, boolean isOfCause, boolean isArea) {
            this.text = text;
            this.isOfCause = isOfCause;
            this.isArea = isArea;
        }
    }

    SurvivalEstimator {
        if (!(time >= 0 && Double.isFinite(time))) {
            throw new IllegalArgumentException("time " + time + " is none; it must be finite and at least 0");
        }
        boolean isAny = cause == SurvivalCurve.ANY_CAUSE;
        if (kind.isOfCause && Arrays.stream(causes).noneMatch(of -> isAny ? of > 0 : of == cause)) {
            throw new IllegalArgumentException("no row left by " + cause(cause) + "; causes are "
                    + Arrays.toString(Arrays.stream(causes).distinct().sorted().toArray()) + ", 0 for none");
        }
    }

    @Override
    public List<String> missingIn(MatchedSample sample) {
        return causes.length == sample.units().size()
                ? List.of()
                : List.of("causes of exit for " + sample.units().size() + " rows; there are " + causes.length);
    }

    @Override
    public EffectEstimator on(int[] rows) {
        return new SurvivalEstimator(Arrays.stream(rows).map(row -> causes[row]).toArray(), kind, cause, time);
    }

    @Override
    public PotentialMeans estimate(MatchedSample sample, double[] outcome) {
        Arm treated = arm(sample, outcome, true);
        Arm control = arm(sample, outcome, false);
        return PotentialMeans.of(
                sample, outcome, treated.estimate, control.estimate, treated.influence, control.influence);
    }

    @Override
    public String describe() {
        return String.format(
                Locale.ROOT, kind.text, time == Math.rint(time) ? String.valueOf((long) time) : time, cause(cause));
    }

    private static String cause(int cause) {
        return cause == SurvivalCurve.ANY_CAUSE ? "any cause" : "cause " + cause;
    }

    private record Arm(double estimate, double[] influence) {}

    private Arm arm(MatchedSample sample, double[] outcome, boolean isTreated) {
        double[] weights = sample.normalizedWeights();
        for (int row = 0; row < weights.length; row++) {
            weights[row] = sample.units().isTreated(row) == isTreated ? weights[row] : 0;
        }
        SurvivalCurve curve = SurvivalCurve.of(outcome, causes, weights);
        double[] factors = kind.isArea ? curve.untilThe(time) : curve.through(time);
        double left = curve.sum(cause, factors);
        double[] ofUsed = curve.influence(cause, factors);
        // The share still there and the time in it are what those who left leave over.
        double[] influence = new double[weights.length];
        int used = 0;
        for (int row = 0; row < weights.length; row++) {
            if (weights[row] > 0) {
                influence[row] = kind.isOfCause ? ofUsed[used] : -ofUsed[used];
                used++;
            }
        }
        return new Arm(kind.isOfCause ? left : (kind.isArea ? time : 1) - left, influence);
    }
}
