package dk.effekt.study;

import dk.effekt.calendar.Week;
import dk.effekt.cohort.Cohort;
import dk.effekt.intervention.Participation;
import dk.effekt.matching.MatchedSample;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Outcomes that are looked at inside the lock-in only, while people still take part or have hardly finished. */
record EarlyFollowUp() implements ProtocolCheck {

    private static final int HALF_A_YEAR = 26;

    @Override
    public String name() {
        return "lock-in";
    }

    @Override
    public List<ProtocolFinding> ofProtocol(Study study) {
        return study.horizon() < HALF_A_YEAR
                ? List.of(warning(
                        "the last look is at week " + study.horizon()
                                + ", less than half a year after the start, when whoever takes part has less time to"
                                + " leave",
                        "Follow up later, too, such as followUp(months(6, 12, 18))"))
                : List.of();
    }

    /** Of participations whose end is known. */
    @Override
    public List<ProtocolFinding> ofData(StudyData data) {
        if (data.sample().isEmpty()) {
            return List.of();
        }
        Cohort cohort = data.cohort().orElseThrow();
        MatchedSample sample = data.sample().orElseThrow();
        Map<Long, Optional<LocalDate>> lastDay = new HashMap<>();
        for (Participation participation : data.participations().in(data.study().intervention())) {
            // In the order of persons and starts, so that the first participation is the one that stays.
            lastDay.putIfAbsent(participation.personId(), participation.end());
        }
        int known = 0;
        int inside = 0;
        for (int row : sample.rowsInUse()) {
            Optional<LocalDate> last =
                    lastDay.getOrDefault(cohort.register().personId(cohort.person(row)), Optional.empty());
            int week = last.map(day -> Week.of(day).epochWeek()).orElse(Integer.MIN_VALUE);
            if (cohort.isTreated(row) && week >= cohort.week(row)) {
                known++;
                inside += week >= cohort.week(row) + data.study().horizon() ? 1 : 0;
            }
        }
        return 2 * inside > known
                ? List.of(warning(
                        String.format(
                                Locale.ROOT,
                                "%,d of %,d participants whose last day is known still take part at the last look, week %d",
                                inside,
                                known,
                                data.study().horizon()),
                        "Follow up for longer than the intervention lasts"))
                : List.of();
    }
}
