package dk.effekt.keyfigures;

import java.util.List;

/** A figure as it was measured, before anything is hidden. */
sealed interface Figure permits InTheOffer, Breakdown, Lengths, Incidences {

    String name();

    /** What it is, in a sentence or more; it stands beneath the page. */
    String definition();

    /** Its numbers, by period and within it in the order of its groups. */
    List<KeyFigure> rows(List<ReportPeriod> periods, Protection protection);
}
