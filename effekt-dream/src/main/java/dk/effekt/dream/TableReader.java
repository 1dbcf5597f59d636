package dk.effekt.dream;

import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.input.ErrorPolicy;
import dk.effekt.input.ProgressListener;

/**
 * What all readers of tables have in common: how they tell persons, when refused rows stop them, and whom they tell how far they
 * have come. Immutable and thread-safe: each method returns another reader.
 *
 * @param <R> the reader itself
 */
public abstract sealed class TableReader<R extends TableReader<R>>
        permits DreamReader, ParticipationReader, TraitReader, HoursReader, TableFileReader {

    private final PersonNumbering numbering;
    private final Conduct conduct;

    TableReader(PersonNumbering numbering, Conduct conduct) {
        this.numbering = numbering;
        this.conduct = conduct;
    }

    /**
     * The same options with another key for pseudonyms, {@link Pseudonymizer#standard()} otherwise. All that is joined must be
     * read with the same.
     */
    public final R withPseudonymizer(Pseudonymizer other) {
        return with(numbering.with(other), conduct);
    }

    /**
     * The same options for a table whose persons go under a certain kind of number, {@link PersonKey#ANY} otherwise.
     *
     * @throws IllegalArgumentException if the number is to say birth date and sex, for which only an extract has a place
     */
    public R withPersonKey(PersonKey key) {
        return with(numbering.withoutTraits(key), conduct);
    }

    /**
     * The same options with another way to go about faulty rows: {@link ErrorPolicy#STRICT} stops at the first with a
     * {@link dk.effekt.input.DataException}, otherwise they are {@linkplain ErrorPolicy#COLLECT collected}.
     */
    public final R withPolicy(ErrorPolicy policy) {
        return with(numbering, conduct.withPolicy(policy));
    }

    /**
     * The same options with a limit to the rows that may be refused; one more stops the reading with a
     * {@link dk.effekt.input.DataException} that tells the first and the most frequent reason. Rows with which nothing is lost
     * do not count: those that repeat others, and those of weeks or persons that were not asked for. Otherwise there is no
     * limit.
     *
     * @param rows at least 0; in a file of several traits, of each
     * @throws IllegalArgumentException if it is negative
     */
    public final R withMostRefused(long rows) {
        return with(numbering, conduct.withMostRefused(rows));
    }

    /**
     * The same options with a listener who is told how far a reading has come:
     * {@code withProgress(System.out::println)}.
     */
    public final R withProgress(ProgressListener listener) {
        return with(numbering, conduct.withProgress(listener));
    }

    /** The same reader with other options of those that all have. */
    abstract R with(PersonNumbering otherNumbering, Conduct otherConduct);

    final PersonNumbering numbering() {
        return numbering;
    }

    final Conduct conduct() {
        return conduct;
    }
}
