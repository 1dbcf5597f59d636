package dk.effekt.study;

import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.bands;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.startYear;
import static dk.effekt.covariate.Covariates.trait;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.covariate.Covariate;
import dk.effekt.effect.SubgroupEffects;
import dk.effekt.effect.SubgroupEffects.Reading;
import dk.effekt.matching.Balance;
import dk.effekt.matching.MatchedSample;
import dk.effekt.register.Sex;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubgroupsTest {

    private static final Covariate AGE = bands(age(), 22, 26);
    private static final StudyResult RESULT = Simulated.of(7, 600)
            .estimate(Simulated.study().subgroups(sex(), AGE).build());

    @Test
    void declaredGroupsAreReadAsDeclared() {
        assertThat(RESULT.subgroups()).hasSize(2);
        Subgroups bySex = RESULT.subgroups().get(0);

        assertThat(bySex.effects().reading()).isEqualTo(Reading.PRE_DECLARED);
        assertThat(bySex.effects().groups())
                .extracting(SubgroupEffects.Group::level)
                .containsOnly("man", "woman");
        assertThat(bySex.balance()).containsOnlyKeys("man", "woman");
        assertThat(RESULT.study().protocol()).contains("for whom: sex; age in bands");
    }

    /** Two sexes and three bands of age are five groups; the least of five p-values counts five times, alone two or three times. */
    @Test
    void pValuesAreAdjustedOverAllThatIsDeclared() {
        List<SubgroupEffects> declared =
                RESULT.subgroups().stream().map(Subgroups::effects).toList();
        assertThat(declared).extracting(SubgroupEffects::adjustedOver).containsExactly(5, 5);
        assertThat(declared.get(1).table()).contains("adjusted over all 5 groups declared, these 3 among them");
        for (SubgroupEffects.Interaction of : declared.get(0).interactions()) {
            SubgroupEffects.Group least = declared.stream()
                    .flatMap(grouping -> grouping.groups().stream())
                    .filter(group -> group.effect().outcome().equals(of.outcome())
                            && group.effect().when().equals(of.when()))
                    .min(Comparator.comparingDouble(group -> group.effect().pValue()))
                    .orElseThrow();
            assertThat(least.adjustedP())
                    .isEqualTo(Math.min(1, 5 * least.effect().pValue()));
        }
        assertThat(RESULT.by(AGE).effects().groups())
                .extracting(SubgroupEffects.Group::adjustedP)
                .isEqualTo(declared.get(1).groups().stream()
                        .map(SubgroupEffects.Group::adjustedP)
                        .toList());
    }

    /** The groups part the participants, so that their unadjusted effects average to the whole. */
    @Test
    void groupsAverageToAll() {
        StudyResult plain = Simulated.of(7, 600)
                .estimate(Simulated.study()
                        .estimator(dk.effekt.effect.WeeklyEstimator.of(
                                dk.effekt.effect.EffectEstimators.weightedDifference()))
                        .build());
        int treated = 0;
        double sum = 0;
        for (SubgroupEffects.Group group : plain.by(AGE).effects().groups()) {
            boolean isWanted = group.effect().outcome().equals("public-benefit")
                    && group.effect().when().equals("week 4");
            treated += isWanted ? group.effect().treated() : 0;
            sum += isWanted ? group.effect().treated() * group.effect().estimate() : 0;
        }
        assertThat(sum / treated)
                .isCloseTo(plain.effects().path("public-benefit").at(4).estimate(), within(1e-12));
        assertThat(treated).isEqualTo(plain.sample().distinctTreated());
        assertThat(plain.by(AGE).effects().groups())
                .extracting(SubgroupEffects.Group::level)
                .containsSubsequence("22 to below 26", "26 and over", "below 22");
    }

    @Test
    void whatWasNotDeclaredIsExploratory() {
        assertThat(RESULT.by(startYear()).effects().reading()).isEqualTo(Reading.EXPLORATORY);
        assertThat(RESULT.by(sex()).effects().reading()).isEqualTo(Reading.PRE_DECLARED);
        assertThat(RESULT.by(startYear()).table()).contains("exploratory", "2020");
    }

    /** Exact matching on sex keeps the groups apart, so that each is a study by itself. */
    @Test
    void aGroupMatchedExactlyIsBalancedByItself() {
        Subgroups bySex = RESULT.subgroups().get(0);
        int[] men = IntStream.of(RESULT.sample().rowsInUse())
                .filter(row ->
                        RESULT.cohort().register().traits().sex(RESULT.cohort().person(row)) == Sex.MAN)
                .toArray();
        MatchedSample alone = RESULT.sample().among(men);

        assertThat(bySex.balance().get("man").worstAfter())
                .isCloseTo(
                        Balance.of(alone.units().covariates().orElseThrow(), alone)
                                .worstAfter(),
                        within(1e-12));
        assertThat(bySex.table()).contains("balance of man: 3 covariates");
    }

    @Test
    void groupsByWhatTheRegisterLacksAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RESULT.by(trait("education")))
                .withMessageStartingWith("study 'Brobygning til Uddannelse' has no groups by 'trait education':\n- ")
                .withMessageContaining("the register has none named 'education'");
    }

    @Test
    void numbersMakeNoGroups() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Simulated.study().subgroups(age()))
                .withMessageContaining("give bands(…) of it");
        assertThatIllegalArgumentException().isThrownBy(() -> RESULT.by(age()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bands(age(), 30, 25))
                .withMessageContaining("must ascend");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bands(sex(), 1))
                .withMessageContaining("categories already");
    }
}
