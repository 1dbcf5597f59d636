package dk.effekt.effect;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.LocalVariance;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.MatchedSample.Kind;
import dk.effekt.matching.Points;
import dk.effekt.matching.Scores;
import dk.effekt.matching.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The variance of the mean difference of nearest neighbours, of which rows may be used more than once (Abadie and Imbens 2006,
 * section 4; with ties as in Abadie, Drukker, Leber Herr and Imbens 2004).
 *
 * <p>With N focal rows matched, d the mean difference of a set, τ the mean of all d, K the sum of a row's shares of sets as a
 * partner, K₂ the sum of their squares, F = 1 for a focal row that was matched, and σ² the variance of a row's outcome that
 * covariates and arm leave, it is
 *
 * <ul>
 *   <li>for the population: {@code [Σ (d − τ)² + Σ (K² − K₂ + [of the ATE] 2K) σ²] / N²},
 *   <li>for the rows at hand: {@code Σ (F + K)² σ² / N²}.
 * </ul>
 *
 * The variance σ² is either taken as one for all, half the mean square of what differences of pairs are from τ (Stata's
 * {@code vce(iid)}), or found for each row among its neighbours of the same arm. Tied partners share a set equally. Focal rows
 * that found no match count neither in N nor in a sum, unlike in {@code Matching::Match}, which takes their effect for 0. Where
 * outcomes of partners were moved by {@link EffectEstimators#biasCorrected()}, differences are those of the moved ones (Abadie
 * and Imbens 2011).
 *
 * <p>Of disjoint sets K² = K₂, and what is left of the ATT or the ATC in the population is Σ (d − τ)²/N²: the variance clustered
 * on sets but for its factor, which is valid without replacement, too (Abadie and Spiess 2022). Immutable.
 */
public final class AbadieImbens implements VarianceEstimator {

    /** About whom something is to be said. */
    public enum Inference {
        /** Those from whom rows are a sample: the default. */
        POPULATION,
        /** The rows at hand, with their covariates: chance is in the outcomes alone. */
        SAMPLE
    }

    private final OptionalInt neighbours;
    private final double tolerance;
    private final Inference inference;

    private AbadieImbens(OptionalInt neighbours, double tolerance, Inference inference) {
        this.neighbours = neighbours;
        this.tolerance = tolerance;
        this.inference = inference;
    }

    static AbadieImbens homoscedastic() {
        return new AbadieImbens(OptionalInt.empty(), 0, Inference.POPULATION);
    }

    /** The same with a variance for each row, found among so many neighbours; see {@link #robust(int, double)}. */
    public AbadieImbens robust(int newNeighbours) {
        return robust(newNeighbours, 0);
    }

    /**
     * The same with a variance for each row: that (n − 1) of its outcome and those of its nearest neighbours in the same arm and
     * stratum, ties included. That is {@code Var.calc} of {@code Matching::Match}, whose tolerance is 0.00001 unless said
     * otherwise. Of one neighbour it is also what Abadie and Imbens (2006, section 4) take; of J they take J/(J + 1) times the
     * square of the outcome less its neighbours' mean.
     *
     * @param newNeighbours at least 1; 2 to 4 are usual
     * @param squaredDistance how much greater a squared distance may be and still count as tied, at least 0
     */
    public AbadieImbens robust(int newNeighbours, double squaredDistance) {
        if (newNeighbours < 1) {
            throw new IllegalArgumentException(newNeighbours + " neighbours; at least 1 is needed");
        }
        if (!(squaredDistance >= 0 && squaredDistance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tolerance " + squaredDistance
                    + " is not a difference of squared distances; it is finite and at least 0");
        }
        return new AbadieImbens(OptionalInt.of(newNeighbours), squaredDistance, inference);
    }

    /** The same about the population or the rows at hand. */
    public AbadieImbens about(Inference newInference) {
        return new AbadieImbens(neighbours, tolerance, newInference);
    }

    @Override
    public List<String> missingIn(PotentialMeans means, Measure measure) {
        MatchedSample sample = means.sample();
        List<String> missing = new ArrayList<>();
        if (sample.kind() != Kind.PAIRS) {
            missing.add("errors of Abadie and Imbens are of matched pairs, and the sample has "
                    + (sample.kind() == Kind.STRATA ? "strata" : "weights only")
                    + "; leave the choice of errors to effekt, or use hc3()");
            return missing;
        }
        if (!means.isOfPairs()) {
            missing.add("errors of Abadie and Imbens are of the mean difference of pairs; use weightedDifference() or"
                    + " biasCorrected()");
        }
        if (measure.isRatio()) {
            missing.add("errors of Abadie and Imbens are of a difference, not of a ratio; use DIFFERENCE, or"
                    + " twoWayOnSetsAndRows()");
        }
        if (sample.sets() < 2) {
            missing.add("errors of Abadie and Imbens need at least 2 matched sets; there is " + sample.sets());
        }
        if (neighbours.isPresent()) {
            addMissingNeighbours(means, missing);
        }
        return missing;
    }

    private void addMissingNeighbours(PotentialMeans means, List<String> missing) {
        Units units = means.sample().units();
        if (units.distance().isEmpty()) {
            missing.add("neighbours in the same arm need a distance; give one to the units with withDistance, or leave"
                    + " robust out");
            return;
        }
        Multiset<Integer> treated = HashMultiset.create();
        Multiset<Integer> untreated = HashMultiset.create();
        for (int row = 0; row < units.size(); row++) {
            if (units.isDiscarded(row)) {
                continue;
            }
            if (!Double.isFinite(means.outcome(row))) {
                missing.add("the outcome of row " + row + " is " + means.outcome(row)
                        + ", and any row may be a neighbour in the same arm; leave it out with discarding before it comes to"
                        + " matching");
                return;
            }
            (units.isTreated(row) ? treated : untreated).add(units.stratum(row));
        }
        double[] multiples = multiples(means.sample());
        for (int row = 0; row < multiples.length; row++) {
            Multiset<Integer> arm = units.isTreated(row) ? treated : untreated;
            if (multiples[row] > 0 && arm.count(units.stratum(row)) < 2) {
                missing.add("row " + row + " is the only " + (units.isTreated(row) ? "treated" : "untreated")
                        + " one in stratum " + units.stratum(row)
                        + " and has no neighbour in its arm; join strata, or leave robust out");
                return;
            }
        }
    }

    @Override
    public double variance(PotentialMeans means, Measure measure) {
        MatchedSample sample = means.sample();
        double[] differences = new double[sample.sets()];
        double estimate = 0;
        for (int set = 0, partner = 0; set < differences.length; set++) {
            for (int i = 0; i < sample.partners(set); i++, partner++) {
                differences[set] += difference(means, set, i, partner);
            }
            differences[set] /= sample.partners(set);
            estimate += differences[set];
        }
        estimate /= differences.length;
        double sum = 0;
        if (inference == Inference.POPULATION) {
            for (double difference : differences) {
                sum += (difference - estimate) * (difference - estimate);
            }
        }
        double[] multiples = multiples(sample);
        double[] left = neighbours.isPresent() ? ofNeighbours(means, multiples) : ofPairs(means, estimate);
        for (int row = 0; row < multiples.length; row++) {
            sum += multiples[row] > 0 ? multiples[row] * left[row] : 0;
        }
        return sum / differences.length / differences.length;
    }

    /** With treatment less without. */
    private static double difference(PotentialMeans means, int set, int index, int partner) {
        MatchedSample sample = means.sample();
        int focal = sample.focal(set, 0);
        double difference = means.outcome(focal) - (means.outcome(sample.partner(set, index)) + means.shift(partner));
        return sample.units().isTreated(focal) ? difference : -difference;
    }

    /** How often the variance of each row counts. */
    private double[] multiples(MatchedSample sample) {
        MatchShares shares = MatchShares.of(sample);
        double[] multiples = shares.sums().clone();
        if (inference == Inference.SAMPLE) {
            for (int set = 0; set < sample.sets(); set++) {
                multiples[sample.focal(set, 0)]++;
            }
        }
        boolean isOfAll = sample.units().estimand() == Estimand.ATE;
        for (int row = 0; row < multiples.length; row++) {
            double k = multiples[row];
            multiples[row] =
                    inference == Inference.SAMPLE ? k * k : k * k - shares.squares()[row] + (isOfAll ? 2 * k : 0);
        }
        return multiples;
    }

    private double[] ofNeighbours(PotentialMeans means, double[] multiples) {
        double[] outcome = new double[multiples.length];
        for (int row = 0; row < outcome.length; row++) {
            outcome[row] = means.outcome(row);
        }
        return LocalVariance.withinArms(
                means.sample().units(), outcome, neighbours.orElseThrow(), tolerance, row -> multiples[row] > 0);
    }

    private static double[] ofPairs(PotentialMeans means, double estimate) {
        MatchedSample sample = means.sample();
        double sum = 0;
        for (int set = 0, partner = 0; set < sample.sets(); set++) {
            double squares = 0;
            for (int i = 0; i < sample.partners(set); i++, partner++) {
                double deviation = difference(means, set, i, partner) - estimate;
                squares += deviation * deviation;
            }
            sum += squares / sample.partners(set);
        }
        double[] one = new double[sample.units().size()];
        Arrays.fill(one, sum / sample.sets() / 2);
        return one;
    }

    /** {@code Abadie-Imbens, homoscedastic, population}. */
    @Override
    public String describe() {
        return "Abadie-Imbens, "
                + (neighbours.isEmpty()
                        ? "homoscedastic"
                        : "robust by " + neighbours.getAsInt()
                                + (neighbours.getAsInt() == 1 ? " neighbour" : " neighbours"))
                + (tolerance > 0 ? " within " + tolerance + " of squared distance" : "")
                + (inference == Inference.POPULATION ? ", population" : ", rows at hand");
    }

    @Override
    public String validity(PotentialMeans means) {
        MatchedSample sample = means.sample();
        StringBuilder text = new StringBuilder();
        if (sample.isDisjoint()) {
            text.append("of these sets, which share no row, it is the variance clustered on sets, valid with or without"
                    + " replacement (Abadie and Spiess 2022)");
        } else {
            text.append(
                    "valid for nearest neighbours with replacement and a fixed number of matches (Abadie and Imbens 2006)");
        }
        if (neighbours.isEmpty()) {
            text.append("; takes outcomes to vary as much around every row");
        }
        Units units = sample.units();
        boolean isByScore = units.distance().orElse(null) instanceof Scores
                || (units.propensity().isPresent() && !isInSpace(units));
        if (isByScore) {
            text.append(
                            "; takes the score as known, though counting in its estimation would lower the variance of the ATE,")
                    .append(" and lower or raise that of the ATT and the ATC (Abadie and Imbens 2016)");
        }
        if (isInSpace(units) && !means.isShifted()) {
            text.append(
                            "; leaves out the bias of matches that differ in several covariates, which biasCorrected() takes")
                    .append(" away (Abadie and Imbens 2011)");
        }
        return text.toString();
    }

    private static boolean isInSpace(Units units) {
        return units.distance().orElse(null) instanceof Points points && points.dimensions() > 1;
    }

    @Override
    public String toString() {
        return describe();
    }
}
