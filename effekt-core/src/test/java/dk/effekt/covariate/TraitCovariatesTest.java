package dk.effekt.covariate;

import static dk.effekt.covariate.Covariates.trait;
import static dk.effekt.covariate.Covariates.traitNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.cohort.Cohort;
import dk.effekt.cohort.Criteria;
import dk.effekt.cohort.RiskSetDesign;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.DatedTraitBuilder;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TraitCovariatesTest {

    private static final Register BARE = Town.register(
            Town.person(1, "C".repeat(20)), Town.person(2, "C".repeat(20)), Town.person(3, "C".repeat(20)));

    /** One value for each person from Tuesday of the town's third week on; none if blank. */
    private static Register with(String name, String... values) {
        DatedTraitBuilder builder = DatedTrait.builder(name);
        for (int i = 0; i < values.length; i++) {
            builder.add(
                    i + 1,
                    Optional.of(Town.FIRST.plusWeeks(2).monday().plusDays(1)),
                    Optional.empty(),
                    values[i],
                    i + 1);
        }
        return BARE.with(builder.build(BARE, name + ".csv", "test"));
    }

    @Test
    void readsLikeThis() {
        Register register = with("score", "12,5");

        assertThat(traitNumber("score").in(register).at(register.timeline(0), Town.week(2)))
                .isNaN();
        assertThat(traitNumber("score").in(register).at(register.timeline(0), Town.week(3)))
                .isEqualTo(12.5);
        assertThat(trait("score").in(register).at(register.timeline(0), Town.week(2)))
                .isZero();
        assertThat(trait("score").in(register).at(register.timeline(0), Town.week(3)))
                .isEqualTo(1);
    }

    @Test
    void levelsAreColumnsOfTheDesignMatrix() {
        Register register = with("education", "vocational", "primary");
        Cohort cohort = RiskSetDesign.riskSet()
                .assemble(register, List.of(Town.start(1, 5)), Criteria.receiving(StateGroup.BENEFIT), 0);

        DesignMatrix matrix = CovariateMeasurement.measure(cohort, List.of(trait("education")));

        assertThat(matrix.names()).containsExactly("trait education=primary", "trait education=vocational");
        for (int row = 0; row < cohort.size(); row++) {
            assertThat(matrix.value(row, 0)).isEqualTo(cohort.person(row) == 1 ? 1 : 0);
            assertThat(matrix.value(row, 1)).isEqualTo(cohort.person(row) == 0 ? 1 : 0);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CovariateMeasurement.measure(cohort, List.of(traitNumber("education"))))
                .withMessageContaining("'primary' is none");
    }

    @Test
    void haveNamesForTables() {
        assertThat(trait("education")).hasToString("trait education").isEqualTo(trait("education"));
        assertThat(traitNumber("score")).hasToString("trait score as number");
        assertThat(trait("education").scale()).isEqualTo(Covariate.Scale.CATEGORICAL);
        assertThat(traitNumber("score").scale()).isEqualTo(Covariate.Scale.NUMERIC);
        assertThat(trait("education").level(with("education", "primary"), 0)).isEqualTo("unknown");
    }

    @Test
    void sayWhatTheRegisterLacks() {
        Register register = with("education", "primary", "12");

        assertThat(trait("eduction").missingIn(BARE))
                .containsExactly(
                        "'trait eduction' needs a trait that is joined with Register.with; the register has none named"
                                + " 'eduction'; there are none");
        assertThat(traitNumber("eduction").missingIn(register))
                .containsExactly(
                        "'trait eduction as number' needs a trait that is joined with Register.with; the register has"
                                + " none named 'eduction'; did you mean 'education'?");
        assertThat(traitNumber("education").missingIn(register))
                .containsExactly(
                        "'trait education as number' needs numbers, and 'primary' is none; correct the file, or take"
                                + " its values with Covariates.trait");
        assertThat(trait("education").missingIn(register)).isEmpty();
        assertThat(traitNumber("education").missingIn(with("education", "12"))).isEmpty();
    }
}
