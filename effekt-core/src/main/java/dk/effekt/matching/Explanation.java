package dk.effekt.matching;

import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a row got the partners it got, or at which step it fell out: the steps from all rows of the other arm to those taken, each
 * with how many it left, and what was decided. Immutable.
 *
 * @param row its number, counted from 0
 * @param name what results call it
 * @param steps from all candidates to those taken; empty if no partners were wanted for the row
 * @param partners the sets that it stands in, seen from the row; the nearest first
 * @param verdict what became of it, in one sentence
 */
public record Explanation(int row, String name, List<Step> steps, List<Partner> partners, String verdict) {

    /**
     * One step.
     *
     * @param what what a candidate had to meet
     * @param left how many did
     */
    public record Step(String what, int left) {}

    /**
     * A row that it is compared with.
     *
     * @param name what results call it
     * @param distance how far away it is; NaN if there is no distance
     * @param weight what it counts in the set
     */
    public record Partner(String name, double distance, double weight) {}

    private static final int MOST_SHOWN = 20;

    public Explanation {
        steps = List.copyOf(steps);
        partners = List.copyOf(partners);
    }

    static Explanation of(Matched matched, int row) {
        Units units = matched.units();
        MatchedSample sample = matched.sample();
        List<Partner> partners = partners(matched, row);
        boolean isFocal = units.isFocal(row);
        List<Step> steps = isFocal && sample.kind() != MatchedSample.Kind.WEIGHTS ? steps(matched, row) : List.of();
        return new Explanation(row, matched.name(row), steps, partners, verdict(matched, row, partners));
    }

    private static String verdict(Matched matched, int row, List<Partner> partners) {
        Units units = matched.units();
        MatchedSample sample = matched.sample();
        String arm = units.isTreated(row) ? "treated" : "untreated";
        double weight = sample.normalizedWeights()[row];
        Optional<Unmatched> reason = sample.unmatched(row);
        if (reason.isPresent()) {
            return arm + ", left out: " + reason.get();
        }
        if (units.isDiscarded(row)) {
            return arm + ", not in use: " + Unmatched.DISCARDED;
        }
        if (weight == 0) {
            return arm + ", not in use: nobody of the other arm was given it";
        }
        String counts = String.format(Locale.ROOT, "%s, counts %.3f", arm, weight);
        if (sample.kind() == MatchedSample.Kind.WEIGHTS) {
            return counts + ": its weight";
        }
        return counts + ", compared with " + partners.size() + (partners.size() == 1 ? " row" : " rows");
    }

    /** What stands between all rows of the other arm and those taken. */
    private static List<Step> steps(Matched matched, int row) {
        Units units = matched.units();
        MatchedSample sample = matched.sample();
        int others = 0;
        int inStratum = 0;
        int allowed = 0;
        int near = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int other = 0; other < units.size(); other++) {
            if (units.isTreated(other) == units.isTreated(row)) {
                continue;
            }
            others++;
            inStratum += units.stratum(other) == units.stratum(row) ? 1 : 0;
            if (units.mayMatch(row, other)) {
                allowed++;
                double distance = distance(units, row, other);
                nearest = Math.min(nearest, distance);
                near += distance <= sample.caliper() ? 1 : 0;
            }
        }
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("rows of the other arm", others));
        if (matched.stratum(row).isPresent()) {
            steps.add(new Step("that agree in " + matched.stratum(row).get(), inStratum));
        }
        if (allowed < inStratum || units.isRestricted()) {
            steps.add(
                    new Step("not left out before, nor kept apart by antiexact keys or calipers on columns", allowed));
        }
        if (sample.caliper() < Double.POSITIVE_INFINITY) {
            steps.add(new Step(
                    String.format(
                            Locale.ROOT,
                            "within the caliper of %.4g (the nearest is %.4g away)",
                            sample.caliper(),
                            nearest),
                    near));
        }
        return steps;
    }

    private static List<Partner> partners(Matched matched, int row) {
        MatchedSample sample = matched.sample();
        List<Partner> found = new ArrayList<>();
        for (int set = 0; set < sample.sets(); set++) {
            int focals = sample.focals(set);
            int partners = sample.partners(set);
            boolean isFocal = false;
            for (int i = 0; i < focals; i++) {
                isFocal |= sample.focal(set, i) == row;
            }
            boolean isPartner = false;
            for (int i = 0; i < partners; i++) {
                isPartner |= sample.partner(set, i) == row;
            }
            for (int i = 0; isFocal && i < partners; i++) {
                found.add(partner(matched, row, sample.partner(set, i), (double) focals / partners));
            }
            for (int i = 0; isPartner && i < focals; i++) {
                found.add(partner(matched, row, sample.focal(set, i), 1));
            }
        }
        return found;
    }

    private static Partner partner(Matched matched, int row, int other, double weight) {
        return new Partner(matched.name(other), distance(matched.units(), row, other), weight);
    }

    private static double distance(Units units, int row, int other) {
        return units.distance().map(distance -> distance.between(row, other)).orElse(Double.NaN);
    }

    /** The whole explanation, several lines. */
    public String table() {
        StringBuilder text = new StringBuilder();
        text.append(String.join("\n", Lines.of("row '" + name + "': " + verdict, TextTable.WIDTH, "  ")))
                .append('\n');
        if (!steps.isEmpty()) {
            TextTable table = TextTable.of("candidates", "left");
            steps.forEach(step -> table.add(step.what(), String.format(Locale.ROOT, "%,d", step.left())));
            text.append(table.fitting(TextTable.WIDTH));
        }
        if (!partners.isEmpty()) {
            TextTable table = TextTable.of("compared with", "distance", "weight");
            partners.stream()
                    .limit(MOST_SHOWN)
                    .forEach(p -> table.add(
                            p.name(),
                            String.format(Locale.ROOT, "%.4g", p.distance()),
                            String.format(Locale.ROOT, "%.4g", p.weight())));
            text.append(table.fitting(TextTable.WIDTH));
            if (partners.size() > MOST_SHOWN) {
                text.append("and ").append(partners.size() - MOST_SHOWN).append(" more\n");
            }
        }
        return text.toString();
    }

    /** {@code row 'p0032': treated, counts 1.000, compared with 5 rows}. */
    @Override
    public String toString() {
        return "row '" + name + "': " + verdict;
    }
}
