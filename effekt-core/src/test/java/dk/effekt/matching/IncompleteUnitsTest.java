package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.covariate.DesignMatrix;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A method that lacks something in the units says all of it and does nothing, whoever calls it and however. */
class IncompleteUnitsTest {

    private static final boolean[] TREATED = {true, false, true, false};

    static Stream<Matcher> methods() {
        return Stream.of(
                NearestNeighbour.of(1),
                OptimalPairs.of(1),
                OptimalFull.create(),
                QuickFullMatching.withDefaults(),
                CoarsenedExact.withDefaults(),
                Subclassification.of(2),
                InversePropensity.withDefaults(),
                EntropyBalancing.of(1));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void areRefusedWithAllThatTheyLack(Matcher method) {
        Units bare = Units.of(TREATED);
        List<String> missing = method.missingIn(bare);

        assertThat(missing).isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.match(bare))
                .withMessage("\"" + method.describe() + "\" cannot be done here:\n- " + String.join("\n- ", missing));
    }

    /** Weights are of rows, and keep no two of them apart. */
    @Test
    void thatKeepRowsApartAreNotWeighed() {
        Units apart = Units.of(TREATED).apart(new int[] {1, 2, 3, 4});
        for (Matcher method : List.of(InversePropensity.withDefaults(), EntropyBalancing.of(1))) {
            assertThat(method.missingIn(apart)).anyMatch(what -> what.contains("weights keep no two rows apart"));
        }
    }

    @Test
    void arePlannedByNobody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptimalPairs.of(1).plan(Units.of(TREATED)))
                .withMessageContaining("- a distance");
    }

    @Test
    void withoutAnArmAreNotBalanced() {
        Units units = Units.of(TREATED)
                .withCovariates(DesignMatrix.of(List.of("age"), new double[] {20, 30, 40, 50}))
                .discarding(new boolean[] {false, true, false, true});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntropyBalancing.of(1).match(units))
                .withMessage("there is no untreated row that is not discarded; both arms are needed");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> EntropyBalancing.of(1).match(units.discarding(new boolean[] {true, false, true, false})))
                .withMessage("there is no treated row that is not discarded; both arms are needed");
    }

    @Test
    void boundsOfPairsAreAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptimalPairs.of(1).withMostPairs(0))
                .withMessage("mostPairs 0 is below 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptimalPairs.of(1).withMostArcs(0))
                .withMessage("mostArcs 0 is below 1");
    }
}
