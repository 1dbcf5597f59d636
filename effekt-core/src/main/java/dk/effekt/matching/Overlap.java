package dk.effekt.matching;

import dk.effekt.internal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.util.FastMath;

/**
 * Where the scores of treated and untreated rows lie, before matching. Where one arm has nobody, nothing but a model says what
 * would have happened.
 *
 * <p>Equipoise is the share of rows whose preference score F lies between 0.3 and 0.7. The preference score is the propensity
 * score S rid of how common treatment is: ln(F / (1 − F)) = ln(S / (1 − S)) − ln(P / (1 − P)), with P the share treated (Walker
 * et al. 2013, A tool for assessing the feasibility of comparative effectiveness research, Comparative Effectiveness Research 3, 11–20).
 *
 * @param score which score it is
 * @param equipoise share of all rows in equipoise; NaN without a propensity score
 * @param treated the treated rows
 * @param control the untreated rows
 * @param bins the histogram, from the lowest score to the highest
 */
public record Overlap(String score, double equipoise, Arm treated, Arm control, List<Bin> bins) {

    private static final int BINS = 20;
    private static final double LOW = 0.3;
    private static final double HIGH = 0.7;
    private static final int BAR = 20;

    /**
     * One arm.
     *
     * @param rows how many there are
     * @param least the lowest score
     * @param greatest the highest score
     * @param outside rows whose score is below the lowest or above the highest of the other arm: what MatchIt discards with
     *     {@code discard = "both"}
     * @param equipoise share of its rows in equipoise; NaN without a propensity score
     */
    public record Arm(int rows, double least, double greatest, int outside, double equipoise) {

        /** Share of the rows outside the common support. */
        public double shareOutside() {
            return (double) outside / rows;
        }
    }

    /**
     * A bar of the histogram.
     *
     * @param from its lowest score, inclusive
     * @param to its highest score, exclusive except of the last
     */
    public record Bin(double from, double to, int treated, int control) {}

    public Overlap {
        bins = List.copyOf(bins);
    }

    /**
     * The overlap of units by their propensity score, or, if they have none, by the score that they are matched by. All rows
     * count, those discarded, too.
     *
     * @throws IllegalArgumentException if there is neither, or an arm has no rows
     */
    public static Overlap of(Units units) {
        int treatedRows = units.treatedCount();
        if (treatedRows == 0 || treatedRows == units.size()) {
            throw new IllegalArgumentException("overlap needs rows of both arms, but there are " + units);
        }
        if (units.propensity().isEmpty() && !units.hasScores()) {
            throw new IllegalArgumentException(
                    "overlap needs a score; give the units one with withPropensity or withDistance");
        }
        Scores scores = units.propensity()
                .map(score -> score.distance(PropensityScore.Scale.PROBABILITY))
                .orElseGet(units::scores);
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] greatest = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int row = 0; row < units.size(); row++) {
            int arm = units.isTreated(row) ? 1 : 0;
            least[arm] = Math.min(least[arm], scores.value(row));
            greatest[arm] = Math.max(greatest[arm], scores.value(row));
        }
        double from = Math.min(least[0], least[1]);
        double width = (Math.max(greatest[0], greatest[1]) - from) / BINS;
        int[] outside = new int[2];
        int[][] counts = new int[BINS][2];
        for (int row = 0; row < units.size(); row++) {
            int arm = units.isTreated(row) ? 1 : 0;
            double score = scores.value(row);
            outside[arm] += score < least[1 - arm] || score > greatest[1 - arm] ? 1 : 0;
            counts[width == 0 ? 0 : Math.min(BINS - 1, (int) ((score - from) / width))][arm]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < (width == 0 ? 1 : BINS); b++) {
            bins.add(new Bin(from + b * width, from + (b + 1) * width, counts[b][1], counts[b][0]));
        }
        double[] inEquipoise = inEquipoise(units);
        return new Overlap(
                scores.describe(),
                (inEquipoise[0] + inEquipoise[1]) / units.size(),
                new Arm(treatedRows, least[1], greatest[1], outside[1], inEquipoise[1] / treatedRows),
                new Arm(
                        units.size() - treatedRows,
                        least[0],
                        greatest[0],
                        outside[0],
                        inEquipoise[0] / (units.size() - treatedRows)),
                bins);
    }

    /** The propensity score with which equipoise begins, a preference of 0.3; NaN without a propensity score. */
    public double equipoiseFrom() {
        return scoreOf(LOW);
    }

    /** The propensity score with which equipoise ends, a preference of 0.7; NaN without a propensity score. */
    public double equipoiseTo() {
        return scoreOf(HIGH);
    }

    /** The score with a preference: odds of the one are odds of the other times those of being treated. */
    private double scoreOf(double preference) {
        double odds = preference / (1 - preference) * treated.rows / control.rows;
        return Double.isNaN(equipoise) ? Double.NaN : odds / (1 + odds);
    }

    /** Shares of each arm along the score, treated on the left and untreated on the right, in at most 80 columns. */
    public String table() {
        double longest = 0;
        for (Bin bin : bins) {
            longest = Math.max(longest, Math.max(share(bin.treated, treated), share(bin.control, control)));
        }
        StringBuilder text = new StringBuilder(score).append('\n');
        text.append(String.format(Locale.ROOT, "%17s  %" + BAR + "s   %%   %%  untreated", "", "treated"))
                .append('\n');
        for (Bin bin : bins) {
            double ofTreated = share(bin.treated, treated);
            double ofControl = share(bin.control, control);
            text.append(String.format(
                                    Locale.ROOT,
                                    "%8.3g-%8.3g  %" + BAR + "s %3.0f %3.0f  %s",
                                    bin.from,
                                    bin.to,
                                    bar(ofTreated, longest),
                                    100 * ofTreated,
                                    100 * ofControl,
                                    bar(ofControl, longest))
                            .stripTrailing())
                    .append('\n');
        }
        return text.append(TextTable.of("", "rows", "outside the other arm", "in equipoise")
                        .add(line("treated", treated))
                        .add(line("untreated", control)))
                .toString();
    }

    /** {@code propensity score: equipoise 76.2 %, outside common support 2 treated, 13 untreated}. */
    @Override
    public String toString() {
        return score + ": " + (Double.isNaN(equipoise) ? "" : "equipoise " + percent(equipoise) + ", ")
                + String.format(
                        Locale.ROOT,
                        "outside common support %,d treated, %,d untreated",
                        treated.outside,
                        control.outside);
    }

    /** Rows in equipoise of the untreated and the treated arm; NaN without a propensity score. */
    private static double[] inEquipoise(Units units) {
        if (units.propensity().isEmpty()) {
            return new double[] {Double.NaN, Double.NaN};
        }
        PropensityScore score = units.propensity().get();
        double[] count = new double[2];
        double share = (double) units.treatedCount() / units.size();
        double prevalence = FastMath.log(share / (1 - share));
        double[] logOdds = score.scores(PropensityScore.Scale.LOG_ODDS);
        for (int row = 0; row < logOdds.length; row++) {
            double preference = 1 / (1 + FastMath.exp(prevalence - logOdds[row]));
            count[units.isTreated(row) ? 1 : 0] += preference >= LOW && preference <= HIGH ? 1 : 0;
        }
        return count;
    }

    private static double share(int count, Arm arm) {
        return (double) count / arm.rows;
    }

    private static String bar(double share, double longest) {
        return "#".repeat((int) Math.ceil(share / longest * BAR));
    }

    private static String[] line(String name, Arm arm) {
        return new String[] {
            name,
            String.format(Locale.ROOT, "%,d", arm.rows),
            String.format(Locale.ROOT, "%,d (%s)", arm.outside, percent(arm.shareOutside())),
            Double.isNaN(arm.equipoise) ? "-" : percent(arm.equipoise)
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
