package dk.effekt.study;

import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inEducation;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.Town;
import dk.effekt.experiment.RandomizedTrial;
import dk.effekt.register.Register;
import dk.effekt.study.LotteryRounds.Draw;
import dk.effekt.study.LotteryRounds.Lot;
import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LotteryRoundsTest {

    private final Register register = Town.register(
            Town.person(1, "UUUUUUGGGG"),
            Town.person(2, "UUUUUUUUUU"),
            Town.person(3, "UUUUUGGGGG"),
            Town.person(4, "UUUUUUUUGG"),
            Town.person(5, "UUUUUUUUUU"));

    private final List<Lot> lots = List.of(
            lot(4, "spring", 3, Draw.NOT_OFFERED),
            lot(1, "spring", 3, Draw.OFFERED),
            lot(3, "spring", 3, Draw.OFFERED),
            lot(2, "spring", 3, Draw.NOT_OFFERED),
            lot(2, "summer", 5, Draw.OFFERED),
            lot(5, "summer", 5, Draw.NOT_OFFERED));

    @Test
    void eachLotIsFollowedFromItsDraw() {
        Table table = LotteryRounds.of(lots)
                .with(weeksIn(EDUCATIONAL_ASSISTANCE, last(2)))
                .outcomes(inEducation())
                .atWeeks(4)
                .participations(List.of(Town.start(1, 4), Town.start(4, 5)))
                .toTable(register);

        assertThat(table.numbers("person")).containsExactly(0, 1, 2, 3, 1, 4);
        assertThat(table.categories("round"))
                .containsExactly("spring", "spring", "spring", "spring", "summer", "summer");
        assertThat(table.numbers("offered")).containsExactly(1, 0, 1, 0, 1, 0);
        assertThat(table.numbers("weeks in educational-assistance, last 2")).containsOnly(2);
        assertThat(table.numbers("education at week 4")).containsExactly(1, 0, 1, 0, 0, 0);
        assertThat(table.numbers("weeks to start"))
                .containsExactly(1, Double.NaN, Double.NaN, 2, Double.NaN, Double.NaN);
    }

    @Test
    void isWhatARandomizedTrialTakes() {
        List<Lot> more = new ArrayList<>(lots);
        more.add(lot(3, "summer", 5, Draw.OFFERED));
        more.add(lot(4, "summer", 5, Draw.NOT_OFFERED));

        Table table = LotteryRounds.of(more).outcomes(inEducation()).atWeeks(4).toTable(register);

        // By hand: 1 − 0 in spring, 1/2 − 1/2 in summer, of four lots each.
        assertThat(RandomizedTrial.on(table)
                        .treated("offered")
                        .blocks("round")
                        .outcome("education at week 4")
                        .estimate()
                        .offer()
                        .value())
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void doesNotDependOnTheOrderOfLots() {
        List<Lot> reversed = new ArrayList<>(lots);
        java.util.Collections.reverse(reversed);

        assertThat(LotteryRounds.of(reversed).toTable(register).head())
                .isEqualTo(LotteryRounds.of(lots).toTable(register).head());
    }

    @Test
    void refusesLotsThatCannotBeFollowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LotteryRounds.of(List.of(lot(77, "spring", 3, Draw.OFFERED)))
                        .toTable(register))
                .withMessageContaining("1 of 1 lots")
                .withMessageNotContaining("77");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LotteryRounds.of(
                                List.of(lot(1, "spring", 3, Draw.OFFERED), lot(1, "extra", 3, Draw.NOT_OFFERED)))
                        .toTable(register))
                .withMessageContaining("two lots");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lot(1, " ", 3, Draw.OFFERED))
                .withMessageContaining("blank");
    }

    private static Lot lot(long id, String round, int place, Draw draw) {
        return new Lot(id, round, Town.FIRST.plusWeeks(place).monday(), draw);
    }
}
