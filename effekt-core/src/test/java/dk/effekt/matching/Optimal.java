package dk.effekt.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What tests of optimal matching share. */
final class Optimal {

    private Optimal() {}

    static final List<String[]> ROWS = Synth.csv("synth.csv");

    static Units synth() {
        return Units.of(
                Synth.treated(),
                PropensityModels.logistic()
                        .fit(Synth.treated(), Synth.covariates())
                        .scores(PropensityScore.Scale.PROBABILITY));
    }

    /** Strata of {@code ~ male + origin}. */
    static int[] maleAndOrigin() {
        return ROWS.stream().mapToInt(cells -> (cells[3] + cells[4]).hashCode()).toArray();
    }

    static int[] municipality() {
        return ROWS.stream().mapToInt(cells -> cells[8].hashCode()).toArray();
    }

    /** The space of {@code optimal_synth.R}. */
    static Points space() {
        double[] coordinates = new double[3 * ROWS.size()];
        for (int row = 0; row < ROWS.size(); row++) {
            coordinates[3 * row] = Double.parseDouble(ROWS.get(row)[2]) / 10;
            coordinates[3 * row + 1] = Double.parseDouble(ROWS.get(row)[5]) / 20;
            coordinates[3 * row + 2] = Double.parseDouble(ROWS.get(row)[6]) * 3;
        }
        return Points.of("distance", 3, coordinates);
    }

    /** The sum, over sets, of the distances between treated and untreated members. */
    static double total(MatchedSample sample) {
        Distance distance = sample.units().distance().orElseThrow();
        double total = 0;
        for (int set = 0; set < sample.sets(); set++) {
            for (int i = 0; i < sample.focals(set); i++) {
                for (int j = 0; j < sample.partners(set); j++) {
                    total += distance.between(sample.focal(set, i), sample.partner(set, j));
                }
            }
        }
        return total;
    }

    /** The members of each set by identity. */
    static List<TreeSet<Long>> sets(MatchedSample sample) {
        List<TreeSet<Long>> sets = new ArrayList<>();
        for (int set = 0; set < sample.sets(); set++) {
            TreeSet<Long> members = new TreeSet<>();
            for (int i = 0; i < sample.focals(set); i++) {
                members.add(sample.units().id(sample.focal(set, i)));
            }
            for (int j = 0; j < sample.partners(set); j++) {
                members.add(sample.units().id(sample.partner(set, j)));
            }
            sets.add(members);
        }
        return sets;
    }
}
