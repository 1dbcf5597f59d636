package dk.effekt.keyfigures;

import dk.effekt.intervention.Participations;
import dk.effekt.register.Register;
import java.time.LocalDate;
import java.util.List;

/**
 * All that was measured, before anything is hidden.
 *
 * @param lastStart in the list
 * @param notes what the reader must know beside the figures
 */
record Measured(
        String intervention,
        List<ReportPeriod> periods,
        Register register,
        LocalDate lastStart,
        Participations participations,
        List<Figure> figures,
        List<Note> notes) {

    /**
     * Something to know of some courses.
     *
     * @param text without the number
     */
    record Note(String text, long courses) {}
}
