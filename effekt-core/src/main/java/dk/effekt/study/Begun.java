package dk.effekt.study;

import dk.effekt.calendar.Week;
import dk.effekt.cohort.Cohort;
import dk.effekt.intervention.Participation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * When the persons of a cohort began an intervention.
 *
 * @param intervention its name
 * @param weeks for each row the weeks from time zero to the first course that begins then or later, or that is known to run then, in
 *     which case they are negative; NaN if there is none
 */
record Begun(String intervention, double[] weeks) {

    /** @throws IllegalArgumentException if participations are none or in several interventions */
    static Begun by(Cohort cohort, List<Participation> participations) {
        List<String> interventions = participations.stream()
                .map(p -> p.intervention().name())
                .distinct()
                .toList();
        if (interventions.size() != 1) {
            throw new IllegalArgumentException("participations in " + interventions.size() + " interventions "
                    + interventions + "; give those in one: participations.in(\"…\")");
        }
        Map<Long, List<Participation>> ofPerson =
                participations.stream().sorted().collect(Collectors.groupingBy(Participation::personId));
        double[] weeks = new double[cohort.size()];
        Arrays.setAll(weeks, row -> {
            int zero = cohort.week(row);
            long id = cohort.register().personId(cohort.person(row));
            return ofPerson.getOrDefault(id, List.of()).stream()
                    .filter(p -> p.startWeek().epochWeek() >= zero || runs(p, zero))
                    .mapToDouble(p -> p.startWeek().epochWeek() - zero)
                    .findFirst()
                    .orElse(Double.NaN);
        });
        return new Begun(interventions.get(0), weeks);
    }

    /** Of a course without an end it is not known how long it ran. */
    private static boolean runs(Participation participation, int week) {
        return participation
                .end()
                .filter(end -> !end.isBefore(Week.ofEpochWeek(week).monday()))
                .isPresent();
    }
}
