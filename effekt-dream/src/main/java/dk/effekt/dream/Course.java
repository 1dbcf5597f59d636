package dk.effekt.dream;

import dk.effekt.calendar.WeekSpan;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Sex;
import java.util.Optional;

/**
 * What the rows of one person have said so far. A person of whom one row is refused is refused as a whole, for a week
 * without a row counts as one without benefit.
 */
abstract sealed class Course permits WeeklyCourse, PeriodCourse {

    /** What is known of the weeks; of no use once the person is refused. */
    private Stretches stretches = new Stretches();

    private Moves moves = new Moves();
    private PersonTraits traits = PersonTraits.UNKNOWN;
    private PersonTraits number = PersonTraits.UNKNOWN;
    private boolean hasMoved;
    private boolean refused;
    private long firstLine;
    private int rows;
    private long firstRepeat;
    private int repeats;

    /** Takes the weeks of a row; the clash, if an earlier row says otherwise. */
    abstract Optional<Clash> add(Stretch stretch);

    /**
     * Brings the weeks into order, once all rows are read: each stretch within the span and after the one before.
     *
     * @return the clash, if two rows contradict each other
     */
    abstract Optional<Clash> settle(WeekSpan span);

    /** In how many weeks one of several codes was kept by a rule. */
    int weeksDecided() {
        return 0;
    }

    final Stretches stretches() {
        return stretches;
    }

    final void replace(Stretches settled) {
        stretches = settled;
    }

    /** Counts a row that can be read. */
    final void count(long line) {
        firstLine = rows == 0 ? line : firstLine;
        rows++;
    }

    /** Counts a row that says what another has said. */
    final void countRepeat(long line) {
        firstRepeat = repeats == 0 ? line : Math.min(line, firstRepeat);
        repeats++;
    }

    /** Takes what a row says beside the weeks; what it contradicts in words, if anything. A blank says nothing. */
    final Optional<String> know(PersonTraits more) {
        PersonTraits known = traits;
        if (more.equals(known)) {
            return Optional.empty();
        }
        if (disagree(known.sex(), more.sex(), Sex.UNKNOWN)) {
            return Optional.of("sex");
        }
        if (disagree(known.origin(), more.origin(), Origin.UNKNOWN)) {
            return Optional.of("origin");
        }
        if (disagree(known.birthDate(), more.birthDate(), Optional.empty())) {
            return Optional.of("birth date");
        }
        hasMoved |= disagree(known.municipality(), more.municipality(), 0);
        traits = known.orElse(more);
        return Optional.empty();
    }

    /** Takes the municipality that a row names, and the row's first week; 0 says nothing. */
    final void livesIn(int municipality, int week) {
        moves.add(week, municipality);
    }

    /** Where the person lives from when on. */
    final Moves moves() {
        return moves;
    }

    /** Takes what the person's number says, which holds where the rows say nothing. */
    final void takeNumber(PersonTraits saidByNumber) {
        number = saidByNumber;
    }

    /** Whether the person's number says otherwise than the rows. */
    final boolean numberSaysOtherwise() {
        return PersonNumbers.saysOtherwise(number, traits);
    }

    /** What is known beside the weeks; no municipality if the rows name several. */
    final PersonTraits traits() {
        PersonTraits all = traits.orElse(number);
        return hasMoved ? new PersonTraits(all.sex(), all.birthDate(), all.origin(), 0) : all;
    }

    /** Whether the rows name several municipalities. */
    final boolean hasMoved() {
        return hasMoved;
    }

    /** Lets go what the rows said; from now on they are only counted. */
    final void refuse() {
        refused = true;
        stretches = Stretches.NONE;
        moves = new Moves();
    }

    final boolean isRefused() {
        return refused;
    }

    /** The line of the first row counted. */
    final long firstLine() {
        return firstLine;
    }

    /** The rows counted. */
    final int rows() {
        return rows;
    }

    /** Those of them that say what another has said. */
    final int repeats() {
        return repeats;
    }

    /** The line of the first of them. */
    final long firstRepeat() {
        return firstRepeat;
    }

    private static <T> boolean disagree(T known, T more, T unknown) {
        return !known.equals(unknown) && !more.equals(unknown) && !known.equals(more);
    }
}
