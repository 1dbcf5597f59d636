package dk.effekt.study;

import dk.effekt.cohort.Cohort;
import dk.effekt.effect.SubgroupEffects.Reading;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Groups of participants by the course that they took, which is decided after its start. */
final class Courses {

    private static final int DAYS = 7;

    private Courses() {}

    static Subgroups byWeeks(Study study, Comparison comparison, Participations participations, int... from) {
        if (from.length == 0) {
            throw new IllegalArgumentException("bands of weeks need a limit, such as 8");
        }
        for (int i = 0; i < from.length; i++) {
            if (from[i] < 1 || (i > 0 && from[i] <= from[i - 1])) {
                throw new IllegalArgumentException(
                        "the limits of weeks must be above 0 and ascend: " + Arrays.toString(from));
            }
        }
        return by(
                study,
                comparison,
                participations,
                "weeks taken",
                course -> course.end()
                        // The last day is one of the course: Monday to Sunday is a week.
                        .map(end -> band((ChronoUnit.DAYS.between(course.start(), end) + 1) / DAYS, from))
                        .orElse("still running"));
    }

    static Subgroups byEndReason(Study study, Comparison comparison, Participations participations) {
        return by(study, comparison, participations, "end of the course", course -> {
            if (course.end().isEmpty()) {
                return "still running";
            }
            return course.endReason().isEmpty() ? "not stated" : course.endReason();
        });
    }

    private static String band(long weeks, int[] from) {
        int band = 0;
        while (band < from.length && weeks >= from[band]) {
            band++;
        }
        if (band == 0) {
            return "below " + from[0];
        }
        return band == from.length ? from[band - 1] + " and over" : from[band - 1] + " to below " + from[band];
    }

    private static Subgroups by(
            Study study,
            Comparison comparison,
            Participations participations,
            String name,
            Function<Participation, String> level) {
        Cohort cohort = comparison.cohort();
        Map<Long, Map<Integer, Participation>> courses = new HashMap<>();
        for (Participation course : participations.in(study.intervention())) {
            courses.computeIfAbsent(course.personId(), any -> new HashMap<>())
                    .putIfAbsent(course.startWeek().epochWeek(), course);
        }
        String[] levels = new String[cohort.size()];
        Arrays.fill(levels, "");
        for (int row = 0; row < levels.length; row++) {
            if (cohort.isTreated(row)) {
                Participation course = courses.getOrDefault(cohort.register().personId(cohort.person(row)), Map.of())
                        .get(cohort.week(row));
                if (course == null) {
                    throw study.cannot("the participations given lack the course of a participant; "
                            + "give those that the study was estimated with");
                }
                levels[row] = level.apply(course);
            }
        }
        return Subgroups.of(study, comparison, name, levels, Reading.NOT_CAUSAL);
    }
}
