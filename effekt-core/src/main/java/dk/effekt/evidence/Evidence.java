package dk.effekt.evidence;

import dk.effekt.protocol.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A study that says something of an offer's effect. */
public sealed interface Evidence permits OwnStudy, CitedStudy {

    /** The offer's name in the catalogue. */
    String offer();

    /** What it goes under in tables. */
    String title();

    /** The same in a language; what users named stays as it is. */
    String titleIn(Language language);

    /** What it rests on, after all that its own checks say against it. */
    EvidenceGrade grade();

    /** How much each of its results counts on Jobeffekter; empty if it does not count there. */
    Optional<JobeffekterWeight> weight();

    /** By outcome what it finds; outcomes of which it may not claim anything are absent. */
    Map<String, Direction> directions();

    /** The effects behind these, by outcome, if it is a study of one's own; none of a cited one. */
    List<FoundEffect> effects();

    /** What speaks against it, one line each, with its numbers: for the room where the data are. */
    List<String> reservations();

    /** The same in a language, as it may be published: without numbers of persons. */
    List<String> reservationsIn(Language language);
}
