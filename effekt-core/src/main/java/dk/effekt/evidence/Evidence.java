package dk.effekt.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A study that says something of an offer's effect. */
public sealed interface Evidence permits OwnStudy, CitedStudy {

    /** The offer's name in the catalogue. */
    String offer();

    /** What it goes under in tables. */
    String title();

    /** What it rests on, after all that its own checks say against it. */
    EvidenceGrade grade();

    /** How much each of its results counts on Jobeffekter; empty if it does not count there. */
    Optional<JobeffekterWeight> weight();

    /** By outcome what it finds; outcomes of which it may not claim anything are absent. */
    Map<String, Direction> directions();

    /** What speaks against it, one line each. */
    List<String> reservations();
}
