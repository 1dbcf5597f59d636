package dk.effekt.sroi.wellbeing;

import static dk.effekt.sroi.wellbeing.Answer.Group.COMPARISON;
import static dk.effekt.sroi.wellbeing.Answer.Group.PARTICIPANTS;
import static dk.effekt.sroi.wellbeing.Answers.joined;
import static dk.effekt.sroi.wellbeing.Answers.onlyBefore;
import static dk.effekt.sroi.wellbeing.Answers.silent;
import static dk.effekt.sroi.wellbeing.Scale.LIFE_SATISFACTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.disclosure.SmallCells;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Numbers of R 4.2.2 are of the vectors in {@link Answers}, p0, p1, c0 and c1. */
class ChangeTest {

    private static final Offset<Double> TO_ROUNDING = within(1e-9);

    /** {@code t.test(p1 - p0, c1 - c0)}. */
    @Test
    void againstAComparisonGroupItIsWelchOnChanges() {
        Change change = Survey.of(LIFE_SATISFACTION, Answers.both()).change();
        assertThat(change.design()).isEqualTo(ChangeDesign.DIFFERENCE_IN_CHANGE);
        assertThat(change.estimate()).isCloseTo(0.933333333333333, TO_ROUNDING);
        assertThat(change.standardError()).isCloseTo(0.380589654153243, TO_ROUNDING);
        assertThat(change.degreesOfFreedom()).isCloseTo(19.027313895579866, TO_ROUNDING);
        assertThat(change.ciLow()).isCloseTo(0.136827420754111, TO_ROUNDING);
        assertThat(change.ciHigh()).isCloseTo(1.729839245912555, TO_ROUNDING);
    }

    /** {@code t.test(p1, p0, paired = TRUE)}. */
    @Test
    void aloneItIsPairedAndCalledBeforeAfter() {
        Change change = Survey.of(LIFE_SATISFACTION, Answers.participants()).change();
        assertThat(change.design()).isEqualTo(ChangeDesign.BEFORE_AFTER);
        assertThat(change.estimate()).isCloseTo(1.333333333333333, TO_ROUNDING);
        assertThat(change.standardError()).isCloseTo(0.309773459094862, TO_ROUNDING);
        assertThat(change.degreesOfFreedom()).isCloseTo(11, TO_ROUNDING);
        assertThat(change.ciLow()).isCloseTo(0.651526546875288, TO_ROUNDING);
        assertThat(change.ciHigh()).isCloseTo(2.015140119791378, TO_ROUNDING);
        assertThat(change.imbalance()).isEmpty();
        assertThat(change.table()).contains("WARNING: before–after is not an effect.");
        assertThat(change).hasToString("life satisfaction (0 to 10), before–after: 1.33 (SE 0.31)");
    }

    /** {@code mean(p0)}, {@code sd(p1 - p0) / sqrt(12)} and so on. */
    @Test
    void eachGroupIsShown() {
        List<GroupChange> groups =
                Survey.of(LIFE_SATISFACTION, Answers.both()).change().groups();
        assertThat(groups).extracting(GroupChange::group).containsExactly(PARTICIPANTS, COMPARISON);
        assertThat(groups.get(0).before()).isCloseTo(5, TO_ROUNDING);
        assertThat(groups.get(0).after()).isCloseTo(6.33333333333333, TO_ROUNDING);
        assertThat(groups.get(0).standardError()).isCloseTo(0.309773459094862, TO_ROUNDING);
        assertThat(groups.get(1).change()).isCloseTo(0.4, TO_ROUNDING);
        assertThat(groups.get(1).standardError()).isCloseTo(0.221108319357027, TO_ROUNDING);
        assertThat(groups.get(0)).hasToString("participants: 5.00 to 6.33, 1.33 (SE 0.31)");
    }

    /** {@code (mean(l) - mean(p0)) / sqrt((var(l) + var(p0)) / 2)} with {@code l <- c(3, 4, 2, 5, 4)}; counts by hand. */
    @Test
    void thoseWhoDidNotAnswerAreCountedAndCompared() {
        Change change = Survey.of(
                        LIFE_SATISFACTION,
                        joined(
                                Answers.both(),
                                onlyBefore(PARTICIPANTS, 300, 3, 4, 2, 5, 4),
                                silent(PARTICIPANTS, 400, 8),
                                List.of(new Answer(500, PARTICIPANTS, OptionalDouble.empty(), OptionalDouble.of(9)))))
                .change(SmallCells.unprotected());
        assertThat(change.estimate()).as("rests on those who answered twice").isCloseTo(0.933333333333333, TO_ROUNDING);
        assertThat(change.answers().count(0, Change.BOTH)).hasValue(12);
        assertThat(change.answers().count(0, Change.ONLY_BEFORE)).hasValue(5);
        assertThat(change.answers().count(0, Change.ONLY_AFTER)).hasValue(1);
        assertThat(change.answers().rowTotal(0)).hasValue(26);
        assertThat(change.answeredBefore(0).orElseThrow()).isCloseTo(17.0 / 26, TO_ROUNDING);
        assertThat(change.answeredBoth(0).orElseThrow()).isCloseTo(12.0 / 26, TO_ROUNDING);
        assertThat(change.attrition(0).orElseThrow()).isCloseTo(5.0 / 17, TO_ROUNDING);
        assertThat(change.attrition(1)).hasValue(0);
        assertThat(change.groups().get(0).lostBefore().orElseThrow()).isCloseTo(-0.986591826010758, TO_ROUNDING);
        assertThat(change.groups().get(1).lostBefore()).isEmpty();
        assertThat(change.imbalance().orElseThrow()).isCloseTo(-0.190488552992074, TO_ROUNDING);
        assertThat(change.table().replaceAll("\\s+", " "))
                .contains("answered before 65 % of those invited, both times 46 %; lost from before to after 29 %")
                .contains("Those lost were before 0.99 standard deviations below those who stayed.")
                .contains("Nobody who answered before was lost.")
                .contains("UNPROTECTED");
    }

    @Test
    void fewWhoDidNotAnswerAgainAreHiddenAndWhatWouldGiveThemAway() {
        Change change = Survey.of(
                        LIFE_SATISFACTION, joined(Answers.participants(), onlyBefore(PARTICIPANTS, 300, 1, 2)))
                .change();
        assertThat(change.answers().isHidden(0, Change.ONLY_BEFORE)).isTrue();
        assertThat(change.answers().count(0, Change.BOTH))
                .as("how many the mean rests on")
                .hasValue(12);
        assertThat(change.answers().rowTotal(0)).isEmpty();
        assertThat(change.answeredBoth(0)).isEmpty();
        assertThat(change.attrition(0)).isEmpty();
        assertThat(change.groups().get(0).lostBefore()).isEmpty();
        assertThat(change.table()).contains("not shown (small counts)");
    }

    @Test
    void nothingIsShownOfFewerThanTheRuleAllows() {
        List<Answer> four = Answers.participants().subList(0, 4);
        assertThatIllegalStateException()
                .isThrownBy(() -> Survey.of(LIFE_SATISFACTION, four).change())
                .withMessage("too few of the participants answered both before and after (counts of 1 to 4 are hidden,"
                        + " and others that would give them away); nothing can be shown of them");
        assertThat(Survey.of(LIFE_SATISFACTION, four)
                        .change(SmallCells.unprotected())
                        .estimate())
                .isEqualTo(1.5);
        assertThatIllegalStateException()
                .isThrownBy(() -> Survey.of(
                                LIFE_SATISFACTION, joined(Answers.participants(), silent(COMPARISON, 900, 30)))
                        .change())
                .withMessageContaining("too few of the comparison")
                .withMessageContaining("Without them the survey is before–after");
    }

    @Test
    void whereAllChangedByTheSameNothingIsShown() {
        List<Answer> same = List.of(
                Answer.participant(1, 4, 5),
                Answer.participant(2, 5, 6),
                Answer.participant(3, 6, 7),
                Answer.participant(4, 3, 4),
                Answer.participant(5, 2, 3));
        assertThatIllegalStateException()
                .isThrownBy(() -> Survey.of(LIFE_SATISFACTION, same).change())
                .withMessageContaining("changed by the same");
    }

    /**
     * {@code f <- lm(post ~ g + pre)} with {@code post <- c(p1, c1)}, {@code pre <- c(p0, c0)} and {@code g} 1 for participants;
     * {@code coef(f)["g"]}, {@code sqrt(sandwich::vcovHC(f, type = "HC2")["g", "g"])}, and with {@code qt(0.975, 19)} its interval.
     */
    @Test
    void adjustedForBeforeItIsTheAnalysisOfCovariance() {
        Change change = Survey.of(LIFE_SATISFACTION, Answers.both()).adjustedForBefore();
        assertThat(change.design()).isEqualTo(ChangeDesign.ADJUSTED_FOR_BEFORE);
        assertThat(change.estimate()).isCloseTo(0.8183632734530937, TO_ROUNDING);
        assertThat(change.standardError()).isCloseTo(0.2971348234293736, TO_ROUNDING);
        assertThat(change.degreesOfFreedom()).isEqualTo(19);
        assertThat(change.ciLow()).isCloseTo(0.1964529406130489, TO_ROUNDING);
        assertThat(change.ciHigh()).isCloseTo(1.4402736062931383, TO_ROUNDING);
        assertThat(change.table().replaceAll("\\s+", " "))
                .contains("Standard error: HC2, 19.0 degrees of freedom.")
                .contains("those who began alike would have ended alike")
                .contains("Difference in change, it would be 0.93 (SE 0.38).");
        assertThat(Survey.of(LIFE_SATISFACTION, Answers.both()).change().table().replaceAll("\\s+", " "))
                .contains("Adjusted for before, it would be 0.82 (SE 0.30).");
    }

    @Test
    void whereBeforeTellsNothingNothingIsAdjusted() {
        List<Answer> alike = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            alike.add(Answer.participant(i, 5, 5 + i % 3));
            alike.add(Answer.comparison(100 + i, 4, 4 + i % 2));
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> Survey.of(LIFE_SATISFACTION, alike).adjustedForBefore())
                .withMessageContaining("use change()");
        assertThat(Survey.of(LIFE_SATISFACTION, alike).change().table()).doesNotContain("Adjusted for before");
        alike.set(0, Answer.participant(0, 6, 6));
        assertThatIllegalStateException()
                .as("one person alone determines the slope")
                .isThrownBy(() -> Survey.of(LIFE_SATISFACTION, alike).adjustedForBefore());
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Survey.of(LIFE_SATISFACTION, Answers.participants()).adjustedForBefore())
                .withMessageContaining("without a comparison group");
    }

    /**
     * {@code cov(p1 - p0, p2 - p0) / 12 + cov(c1 - c0, c2 - c0) / 10}; adjusted, with {@code inf <- function(post) {f <- lm(post ~ g
     * + pre); X <- model.matrix(f); (X %*% solve(crossprod(X)))[, 2] * resid(f) / sqrt(1 - hatvalues(f))}}, {@code
     * sum(inf(c(p1, c1)) * inf(c(p2, c2)))}.
     */
    @Test
    void twoWavesOfTheSamePersonsHaveTheirCovariance() {
        Survey first = Survey.of(LIFE_SATISFACTION, Answers.both());
        Survey second = Survey.of(LIFE_SATISFACTION, Answers.bothInASecondWave());
        assertThat(first.change().covariance(second.change())).isCloseTo(0.08121212121212121, TO_ROUNDING);
        assertThat(first.adjustedForBefore().covariance(second.adjustedForBefore()))
                .isCloseTo(0.01506831191156937, TO_ROUNDING);
        double error = first.change().standardError();
        assertThat(first.change().covariance(first.change())).isCloseTo(error * error, TO_ROUNDING);
        Survey others = Survey.of(
                LIFE_SATISFACTION,
                List.of(
                        Answer.participant(901, 4, 5),
                        Answer.participant(902, 4, 6),
                        Answer.participant(903, 5, 5),
                        Answer.participant(904, 3, 6),
                        Answer.participant(905, 3, 3)));
        assertThat(first.change().covariance(others.change())).isZero();
    }

    @Test
    void whoCouldNotHaveGainedMoreIsSaidUnlessFew() {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(Answer.participant(i, 3 + i % 4, i < 5 ? 10 : 6));
        }
        Change change = Survey.of(LIFE_SATISFACTION, answers).change();
        assertThat(change.groups().get(0).atBest()).hasValue(0.25);
        assertThat(change.table().replaceAll("\\s+", " "))
                .contains("25 % gave the highest answer after and could not have gained more");
        answers.set(0, Answer.participant(0, 3, 6));
        assertThat(Survey.of(LIFE_SATISFACTION, answers)
                        .change()
                        .groups()
                        .get(0)
                        .atBest())
                .as("four of twenty")
                .isEmpty();
    }

    @Test
    void itFitsOnAScreen() {
        for (List<Answer> answers : List.of(Answers.both(), Answers.participants())) {
            assertThat(Survey.of(LIFE_SATISFACTION, answers).change().table().lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        }
    }
}
