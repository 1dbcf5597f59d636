package dk.effekt.keyfigures;

import dk.effekt.calendar.WeekSpan;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Register;
import java.time.LocalDate;
import java.util.List;

/**
 * All that was measured, before anything is hidden: numbers of many, from which no person can be reached.
 *
 * @param notes what the reader must know beside the figures
 */
record Measured(
        String intervention,
        List<ReportPeriod> periods,
        Source source,
        Asked asked,
        List<Figure> figures,
        List<Note> notes) {

    /** For how many months after people were followed up. */
    record Asked(List<Integer> status, List<Integer> returners, List<Integer> timeTo) {}

    /**
     * What it was made from.
     *
     * @param weeks of the register
     * @param registerSha256 its fingerprint
     * @param participationsSha256 that of the list
     * @param lastStart in the offer
     */
    record Source(WeekSpan weeks, String registerSha256, String participationsSha256, LocalDate lastStart) {

        static Source of(Register register, Participations participations, Courses courses) {
            return new Source(
                    register.span(), register.fingerprint(), participations.fingerprint(), courses.lastStart());
        }
    }

    /**
     * Something to know of some courses.
     *
     * @param text without the number
     */
    record Note(String text, long courses) {}
}
