package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Optimal full matching beside a matcher that tries every way. */
class OptimalFullPropertyTest {

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void coversWhoHasAPartnerAndNoWayIsNearer(@ForAll("units") SmallUnits small) {
        MatchedSample sample = OptimalFull.create().within(small.caliper()).match(small.units());

        for (int set = 0; set < sample.sets(); set++) {
            assertThat(Math.min(sample.focals(set), sample.partners(set))).isEqualTo(1);
            for (int i = 0; i < sample.focals(set); i++) {
                for (int j = 0; j < sample.partners(set); j++) {
                    assertThat(small.distance(sample.focal(set, i), sample.partner(set, j)))
                            .isFinite();
                }
            }
        }
        int[] sets = sample.setOfRow();
        for (int row = 0; row < sets.length; row++) {
            assertThat(sets[row] >= 0).as("row %d", row).isEqualTo(small.hasPartner(row));
        }
        assertThat(Optimal.total(sample)).isCloseTo(new EveryCover(small).least(), within(1e-9));
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void withinItsBoundsNoWayCoversMoreOrIsNearer(
            @ForAll("smallest") SmallUnits small,
            @ForAll @IntRange(min = 1, max = 3) int untreated,
            @ForAll @IntRange(min = 1, max = 3) int treated) {
        MatchedSample sample = OptimalFull.create()
                .withAtMost(untreated, treated)
                .within(small.caliper())
                .match(small.units());
        int covered = 0;
        for (int row : sample.setOfRow()) {
            covered += row >= 0 ? 1 : 0;
        }
        for (int set = 0; set < sample.sets(); set++) {
            boolean focalIsTreated = sample.units().isTreated(sample.focal(set, 0));
            assertThat(sample.focals(set)).isLessThanOrEqualTo(focalIsTreated ? treated : untreated);
            assertThat(sample.partners(set)).isLessThanOrEqualTo(focalIsTreated ? untreated : treated);
            assertThat(Math.min(sample.focals(set), sample.partners(set))).isEqualTo(1);
        }
        EveryBoundedCover best = new EveryBoundedCover(small, untreated, treated);
        assertThat(covered).isEqualTo(best.covered);
        assertThat(Optimal.total(sample)).isCloseTo(best.total, within(1e-9));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfRowsDoesNotMatter(@ForAll("units") SmallUnits small, @ForAll Random random) {
        List<SmallUnits.Row> order = new ArrayList<>(small.rows());
        Collections.shuffle(order, random);
        OptimalFull matcher = OptimalFull.create().within(small.caliper());
        assertThat(Optimal.sets(matcher.match(small.inOrder(order).units())))
                .containsExactlyInAnyOrderElementsOf(Optimal.sets(matcher.match(small.units())));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void countsTheArcsThatItKeeps(@ForAll("units") SmallUnits small) {
        OptimalFull matcher = OptimalFull.create().within(small.caliper());
        Prediction plan = matcher.plan(small.units());
        assertThat(plan.arcs()).isLessThanOrEqualTo(25);
        if (plan.arcs() > 0) {
            assertThat(matcher.withMostArcs(plan.arcs()).match(small.units()).sets())
                    .isPositive();
        }
    }

    @Provide
    Arbitrary<SmallUnits> units() {
        return SmallUnits.any(9, Estimand.ATT, Estimand.ATC, Estimand.ATE);
    }

    @Provide
    Arbitrary<SmallUnits> smallest() {
        return SmallUnits.any(7, Estimand.ATT, Estimand.ATE);
    }

    /** Every set of pairs within the bounds: the most rows that it covers, and the least total distance among those. */
    private static final class EveryBoundedCover {

        private final SmallUnits small;
        private final int untreated;
        private final int treated;
        private int covered;
        private double total;

        EveryBoundedCover(SmallUnits small, int untreated, int treated) {
            this.small = small;
            this.untreated = untreated;
            this.treated = treated;
            choose(0, 1, new int[small.rows().size()], 0);
        }

        private void choose(int row, int other, int[] degrees, double sum) {
            if (other >= degrees.length) {
                if (row + 1 < degrees.length) {
                    choose(row + 1, row + 2, degrees, sum);
                } else {
                    int count = (int) Arrays.stream(degrees).filter(d -> d > 0).count();
                    if (count > covered || count == covered && sum < total) {
                        covered = count;
                        total = sum;
                    }
                }
                return;
            }
            choose(row, other + 1, degrees, sum);
            if (small.distance(row, other) < Double.POSITIVE_INFINITY
                    && hasRoom(row, degrees)
                    && hasRoom(other, degrees)) {
                degrees[row]++;
                degrees[other]++;
                choose(row, other + 1, degrees, sum + small.distance(row, other));
                degrees[row]--;
                degrees[other]--;
            }
        }

        private boolean hasRoom(int row, int[] degrees) {
            return degrees[row] < (small.rows().get(row).treated() ? untreated : treated);
        }
    }

    /** The least total distance at which each row that has a partner is given one, whatever the sets. */
    private static final class EveryCover {

        private final SmallUnits small;
        private double least = Double.POSITIVE_INFINITY;

        EveryCover(SmallUnits small) {
            this.small = small;
        }

        double least() {
            int size = small.rows().size();
            cover(0, new boolean[size], 0);
            return least;
        }

        /** Gives the next row without a partner any that it may have. */
        private void cover(int row, boolean[] isCovered, double total) {
            if (total >= least) {
                return;
            }
            if (row == isCovered.length) {
                least = total;
            } else if (isCovered[row] || !small.hasPartner(row)) {
                cover(row + 1, isCovered, total);
            } else {
                for (int other = 0; other < isCovered.length; other++) {
                    if (small.distance(row, other) < Double.POSITIVE_INFINITY) {
                        boolean[] next = Arrays.copyOf(isCovered, isCovered.length);
                        next[row] = true;
                        next[other] = true;
                        cover(row + 1, next, total + small.distance(row, other));
                    }
                }
            }
        }
    }
}
