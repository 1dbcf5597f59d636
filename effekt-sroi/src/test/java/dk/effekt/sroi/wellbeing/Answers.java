package dk.effekt.sroi.wellbeing;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A small survey, also used in R. */
final class Answers {

    static final double[] PARTICIPANTS_BEFORE = {4, 5, 6, 3, 7, 5, 4, 6, 5, 2, 8, 5};
    static final double[] PARTICIPANTS_AFTER = {6, 7, 6, 5, 8, 5, 7, 7, 6, 5, 8, 6};
    static final double[] COMPARISON_BEFORE = {5, 6, 4, 7, 5, 3, 6, 5, 8, 4};
    static final double[] COMPARISON_AFTER = {5, 7, 4, 7, 6, 4, 5, 6, 8, 5};

    static final double[] PARTICIPANTS_LATER = {7, 6, 6, 6, 8, 6, 6, 8, 7, 5, 9, 5};
    static final double[] COMPARISON_LATER = {6, 6, 5, 7, 5, 4, 6, 6, 7, 5};

    private Answers() {}

    static List<Answer> participants() {
        return of(Answer.Group.PARTICIPANTS, 100, PARTICIPANTS_BEFORE, PARTICIPANTS_AFTER);
    }

    static List<Answer> both() {
        return joined(participants(), of(Answer.Group.COMPARISON, 200, COMPARISON_BEFORE, COMPARISON_AFTER));
    }

    static List<Answer> bothInASecondWave() {
        return joined(
                of(Answer.Group.PARTICIPANTS, 100, PARTICIPANTS_BEFORE, PARTICIPANTS_LATER),
                of(Answer.Group.COMPARISON, 200, COMPARISON_BEFORE, COMPARISON_LATER));
    }

    static List<Answer> onlyBefore(Answer.Group group, long firstPerson, double... before) {
        List<Answer> answers = new ArrayList<>();
        for (double score : before) {
            answers.add(
                    new Answer(firstPerson + answers.size(), group, OptionalDouble.of(score), OptionalDouble.empty()));
        }
        return answers;
    }

    static List<Answer> silent(Answer.Group group, long firstPerson, int count) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(new Answer(firstPerson + i, group, OptionalDouble.empty(), OptionalDouble.empty()));
        }
        return answers;
    }

    @SafeVarargs
    static List<Answer> joined(List<Answer>... lists) {
        List<Answer> all = new ArrayList<>();
        for (List<Answer> list : lists) {
            all.addAll(list);
        }
        return all;
    }

    private static List<Answer> of(Answer.Group group, long firstPerson, double[] before, double[] after) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < before.length; i++) {
            answers.add(new Answer(firstPerson + i, group, OptionalDouble.of(before[i]), OptionalDouble.of(after[i])));
        }
        return answers;
    }
}
