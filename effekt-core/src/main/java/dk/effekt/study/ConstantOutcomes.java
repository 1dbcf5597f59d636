package dk.effekt.study;

import dk.effekt.calendar.FollowUp;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An outcome that is the same for all who are compared, or is not observed for any of them. */
record ConstantOutcomes() implements ProtocolCheck {

    @Override
    public String name() {
        return "outcomes";
    }

    @Override
    public List<ProtocolFinding> ofData(StudyData data) {
        if (data.outcomes().isEmpty()) {
            return List.of();
        }
        OutcomeMatrix measured = data.outcomes().orElseThrow();
        int[] rows = data.sample().orElseThrow().rowsInUse();
        List<ProtocolFinding> found = new ArrayList<>();
        for (Outcome outcome : data.study().outcomes()) {
            int column = measured.indexOf(outcome.name());
            for (FollowUp point : data.study().followUps()) {
                double least = Double.POSITIVE_INFINITY;
                double most = Double.NEGATIVE_INFINITY;
                for (int row : rows) {
                    double value = measured.value(column, row, point.weeks());
                    if (!Double.isNaN(value)) {
                        least = Math.min(least, value);
                        most = Math.max(most, value);
                    }
                }
                if (least > most) {
                    found.add(warning(
                            "'" + outcome.name() + "' is observed for nobody after " + point,
                            "Read a later extract, or one that has what the outcome rests on"));
                } else if (least == most) {
                    found.add(warning(
                            String.format(
                                    Locale.ROOT,
                                    "'%s' is %s for everybody after %s, so that there is no effect to find",
                                    outcome.name(),
                                    least == Math.rint(least) ? Long.toString((long) least) : Double.toString(least),
                                    point),
                            "Look at another outcome, or see whether the codebook has its group"));
                }
            }
        }
        return found;
    }
}
