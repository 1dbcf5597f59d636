package dk.effekt.effect;

import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.MatchedSample.Kind;

/** What variance estimators share: the influence of rows on a comparison, and what a sample is. */
final class Influences {

    private Influences() {}

    /** What each row adds to the error of the comparison on the scale of estimation (delta method). */
    static double[] on(PotentialMeans means, Measure measure) {
        double ofTreated = measure.slope(means.treated());
        double ofControl = measure.slope(means.control());
        double[] influences = new double[means.sample().units().size()];
        for (int row = 0; row < influences.length; row++) {
            influences[row] = ofTreated * means.treatedInfluence(row) - ofControl * means.controlInfluence(row);
        }
        return influences;
    }

    /** Number of rows in use. */
    static int count(MatchedSample sample) {
        return sample.distinctTreated() + sample.distinctControls();
    }

    /** Whether partners were taken for several sets. */
    static boolean overlaps(MatchedSample sample) {
        return sample.kind() != Kind.WEIGHTS && !sample.isDisjoint();
    }
}
