package dk.effekt.covariate;

import static dk.effekt.Town.born;
import static dk.effekt.Town.person;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.currentSpellLength;
import static dk.effekt.covariate.Covariates.historyBlocks;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.municipality;
import static dk.effekt.covariate.Covariates.origin;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.register.Register;
import java.util.List;
import org.junit.jupiter.api.Test;

class CovariatesTest {

    @Test
    void readsLikeThis() {
        Register register = Town.register(person(1, "CC.UUUCC", born("2002-05-07")));

        assertThat(weeksIn(BENEFIT, last(4)).in(register).at(register.timeline(0), Town.week(6)))
                .isEqualTo(3);
        assertThat(currentSpellLength().in(register).at(register.timeline(0), Town.week(6)))
                .isEqualTo(3);
        assertThat(currentSpellLength().in(register).at(register.timeline(0), Town.week(3)))
                .isZero();
        // 18 years, five leap days among them (2004, 2008, 2012, 2016, 2020): 6575 days.
        assertThat(age().in(register).at(register.timeline(0), Town.week(0))).isEqualTo(6575 / 365.25);
    }

    /** A year and a half before time zero: C in weeks 1 to 3 before it, in 5 to 6, and in 53 to 72. */
    @Test
    void historyComesInBlocks() {
        String history = "......" + "C".repeat(20) + ".".repeat(46) + "CC.CCC";
        Register register = Town.register(person(1, history + "SSSS"));
        List<Covariate> blocks = historyBlocks(BENEFIT, last(78));

        assertThat(blocks).hasSize(14);
        assertThat(blocks.get(0)).hasToString("weeks in income-replacement, 1–4 weeks before");
        assertThat(blocks.get(12)).hasToString("weeks in income-replacement, 49–52 weeks before");
        assertThat(blocks.get(13)).hasToString("weeks in income-replacement, 53–78 weeks before");
        assertThat(blocks)
                .extracting(block -> block.in(register).at(register.timeline(0), Town.week(history.length())))
                .containsExactly(3.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 20.0);
        assertThat(blocks.get(13).in(register).at(register.timeline(0), Town.week(history.length() - 1)))
                .isNaN();
    }

    @Test
    void historyIsWholeBlocksOfUpToFiveYears() {
        assertThat(historyBlocks(JOB, last(4))).hasSize(1);
        assertThat(historyBlocks(JOB, last(52))).hasSize(13);
        assertThat(historyBlocks(JOB, last(260))).hasSize(21).last().hasToString("weeks in job, 235–260 weeks before");
        for (int weeks : new int[] {1, 50, 56, 104 + 4, 286}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> historyBlocks(JOB, last(weeks)))
                    .withMessage("a history of " + weeks + " weeks does not divide into blocks; "
                            + "ask for 4, 8, … 52, 78, … 260 weeks");
        }
    }

    @Test
    void hasNamesForTables() {
        assertThat(age()).hasToString("age");
        assertThat(sex()).hasToString("sex");
        assertThat(origin()).hasToString("origin");
        assertThat(municipality()).hasToString("municipality");
        assertThat(weeksIn(BENEFIT, last(52))).hasToString("weeks in income-replacement, last 52");
        assertThat(currentSpellLength()).hasToString("weeks running in income-replacement");
        assertThat(origin().level(3)).isEqualTo("non-western");
    }

    @Test
    void saysWhatTheRegisterLacks() {
        Register register = Town.register(person(1, "CCCC"));

        assertThat(age().missingIn(register))
                .containsExactly(
                        "'age' needs birth dates, of which the register has none; read an extract with that column");
        assertThat(weeksIn(JOB, last(2)).missingIn(register))
                .singleElement()
                .asString()
                .contains("employment ratio");
        assertThat(currentSpellLength().missingIn(register)).isEmpty();
        assertThat(age().missingIn(Town.register(person(1, "CCCC"), person(2, "CCCC", born("1990-01-01")))))
                .isEmpty();
    }

    @Test
    void aWindowHasAWeek() {
        assertThatIllegalArgumentException().isThrownBy(() -> last(0)).withMessageContaining("window of 0 weeks");
    }
}
