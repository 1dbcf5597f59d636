package dk.effekt.keyfigures;

import dk.effekt.protocol.Bilingual;
import java.util.List;

/** A figure as it was measured, before anything is hidden. */
sealed interface Figure permits InTheOffer, Breakdown, Lengths, Incidences {

    /** By which it is asked for: what it is called in English. */
    default String name() {
        return title().english();
    }

    /** What it is called. */
    Bilingual title();

    /** What it is, in a sentence or more; it stands beneath the page. */
    Bilingual definition();

    /** Its groups, with those that stand apart. */
    List<Group> all();

    /** Its numbers, by period and within it in the order of its groups. */
    List<KeyFigure> rows(List<ReportPeriod> periods, Protection protection);
}
