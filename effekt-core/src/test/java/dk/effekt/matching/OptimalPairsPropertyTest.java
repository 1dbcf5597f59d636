package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Optimal pairs beside a matcher that tries every way. */
class OptimalPairsPropertyTest {

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void noWayHasMorePairsOrIsNearer(
            @ForAll("units") SmallUnits small, @ForAll @IntRange(min = 1, max = 3) int matches) {
        MatchedSample sample = OptimalPairs.of(matches).within(small.caliper()).match(small.units());

        int pairs = 0;
        for (int set = 0; set < sample.sets(); set++) {
            pairs += sample.partners(set);
            assertThat(sample.partners(set)).isLessThanOrEqualTo(matches);
            for (int i = 0; i < sample.partners(set); i++) {
                assertThat(small.distance(sample.focal(set, 0), sample.partner(set, i)))
                        .isFinite();
            }
        }
        assertThat(sample.isDisjoint()).isTrue();
        Way best = new EveryWay(small, sample.units(), matches).best();
        assertThat(new Way(pairs, sample.sets(), 0)).isEqualTo(new Way(best.pairs, best.focals, 0));
        assertThat(Optimal.total(sample)).isCloseTo(best.total, within(1e-9));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void reasonsAreTrue(@ForAll("units") SmallUnits small) {
        MatchedSample sample = OptimalPairs.of(1).within(small.caliper()).match(small.units());
        for (int row = 0; row < small.rows().size(); row++) {
            int of = row;
            boolean hasCandidate = small.rows().stream()
                    .anyMatch(other -> other.treated() != small.rows().get(of).treated()
                            && other.stratum() == small.rows().get(of).stratum()
                            && !other.discarded());
            sample.unmatched(row)
                    .ifPresent(reason -> assertThat(reason)
                            .isEqualTo(
                                    small.rows().get(of).discarded()
                                            ? Unmatched.DISCARDED
                                            : !hasCandidate
                                                    ? Unmatched.NO_CANDIDATE
                                                    : small.hasPartner(of)
                                                            ? Unmatched.NONE_LEFT
                                                            : Unmatched.OUTSIDE_CALIPER));
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfRowsDoesNotMatter(
            @ForAll("units") SmallUnits small, @ForAll @IntRange(min = 1, max = 3) int matches, @ForAll Random random) {
        List<SmallUnits.Row> order = new ArrayList<>(small.rows());
        Collections.shuffle(order, random);
        OptimalPairs matcher = OptimalPairs.of(matches).within(small.caliper());
        assertThat(Optimal.sets(matcher.match(small.inOrder(order).units())))
                .containsExactlyInAnyOrderElementsOf(Optimal.sets(matcher.match(small.units())));
    }

    /** Larger than what every way can be tried of: the line is followed by one method and not by the other. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theLineIsFollowedToTheSameTotal(
            @ForAll("scores") double[] scores, @ForAll @IntRange(min = 1, max = 4) int matches, @ForAll Random random) {
        boolean[] treated = new boolean[scores.length];
        double share = random.nextDouble();
        for (int i = 0; i < treated.length; i++) {
            treated[i] = random.nextDouble() < share;
        }
        Units units = Units.of(treated, scores);
        MatchedSample followed = OptimalPairs.of(matches).match(units);
        MatchedSample searched =
                OptimalPairs.of(matches).within(Caliper.ofScore(3)).match(units);
        assertThat(followed.sets()).isEqualTo(searched.sets());
        assertThat(followed.distinctControls()).isEqualTo(searched.distinctControls());
        assertThat(Optimal.total(followed)).isCloseTo(Optimal.total(searched), within(1e-8));
    }

    @Provide
    Arbitrary<SmallUnits> units() {
        return SmallUnits.any(10, Estimand.ATT, Estimand.ATC);
    }

    @Provide
    Arbitrary<double[]> scores() {
        return Arbitraries.doubles()
                .between(-1, 1)
                .array(double[].class)
                .ofMinSize(2)
                .ofMaxSize(300);
    }

    private record Way(int pairs, int focals, double total) {

        boolean isBetterThan(Way other) {
            return pairs != other.pairs
                    ? pairs > other.pairs
                    : focals != other.focals ? focals > other.focals : total < other.total;
        }
    }

    /** The best of all ways: most pairs, then most focal rows with a partner, then least distance. */
    private static final class EveryWay {

        private final SmallUnits small;
        private final int[] focals;
        private final int[] others;
        private final int[] partners;
        private final int matches;
        private Way best = new Way(-1, 0, 0);

        EveryWay(SmallUnits small, Units units, int matches) {
            this.small = small;
            this.matches = matches;
            int[] rows = IntStream.range(0, units.size()).toArray();
            this.focals = Arrays.stream(rows).filter(units::isFocal).toArray();
            this.others = Arrays.stream(rows).filter(row -> !units.isFocal(row)).toArray();
            this.partners = new int[focals.length];
        }

        Way best() {
            give(0, new Way(0, 0, 0));
            return best;
        }

        /** Gives each of the others to every focal row in turn, or to none. */
        private void give(int other, Way way) {
            if (other == others.length) {
                best = way.isBetterThan(best) ? way : best;
                return;
            }
            give(other + 1, way);
            for (int i = 0; i < focals.length; i++) {
                double distance = small.distance(focals[i], others[other]);
                if (distance < Double.POSITIVE_INFINITY && partners[i] < matches) {
                    partners[i]++;
                    give(
                            other + 1,
                            new Way(way.pairs + 1, way.focals + (partners[i] == 1 ? 1 : 0), way.total + distance));
                    partners[i]--;
                }
            }
        }
    }
}
