package dk.effekt.register;

import dk.effekt.input.Findings;
import dk.effekt.input.Reason;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** The rows of an input by the persons of the register that they are joined to, and the count of those that are not kept. */
final class JoinedRows {

    private static final int NOBODY = -1;

    private final CountedRows strangers = new CountedRows();
    private final CountedRows repeated = new CountedRows();
    private final CountedRows rest = new CountedRows();
    /** Where the rows of each person start in the order, and the end. */
    private final int[] starts;

    private final int[] order;

    /**
     * Joins rows, which are numbered from 0.
     *
     * @param persons the pseudonyms of the register, in ascending order
     * @param ids the pseudonym in each row
     * @param lines where each row stands
     * @param isWanted whether a row is joined at all; asked once for each
     */
    JoinedRows(long[] persons, Longs ids, Longs lines, IntPredicate isWanted) {
        this.starts = new int[persons.length + 1];
        int[] personOf = new int[ids.size()];
        for (int row = 0; row < personOf.length; row++) {
            personOf[row] = NOBODY;
            if (isWanted.test(row)) {
                // Most files are sorted by person.
                boolean again = row > 0 && ids.get(row) == ids.get(row - 1) && personOf[row - 1] != NOBODY;
                int person = again ? personOf[row - 1] : Arrays.binarySearch(persons, ids.get(row));
                if (person < 0) {
                    strangers.add(lines.get(row));
                } else {
                    personOf[row] = person;
                    starts[person + 1]++;
                }
            }
        }
        for (int person = 0; person < persons.length; person++) {
            starts[person + 1] += starts[person];
        }
        this.order = order(personOf);
    }

    private int[] order(int[] personOf) {
        int[] next = starts.clone();
        int[] sorted = new int[starts[starts.length - 1]];
        for (int row = 0; row < personOf.length; row++) {
            if (personOf[row] != NOBODY) {
                sorted[next[personOf[row]]++] = row;
            }
        }
        return sorted;
    }

    /** The rows of a person, in the order of the input. */
    int[] of(int person) {
        return Arrays.copyOfRange(order, starts[person], starts[person + 1]);
    }

    /** Counts a row that says what another says; that one is kept. */
    void repeats(long line) {
        repeated.add(line);
    }

    /** Counts a row of a person of whom another row was refused. */
    void goesWithAnother(long line) {
        rest.add(line);
    }

    /** The rows joined, without those counted since. */
    long left() {
        return order.length - repeated.count() - rest.count();
    }

    /** Tells of all that was counted, with one finding for each reason. */
    void report(String source, Findings to) {
        boolean nobody = strangers.count() > 0 && order.length == 0;
        strangers
                .refusal(
                        Reason.NOT_IN_REGISTER,
                        source,
                        nobody
                                ? "nobody whom the rows name is in the register"
                                : "the person of the row is not in the register",
                        nobody
                                ? "Most likely the pseudonyms have another key: read both with the same Pseudonymizer."
                                : "Nothing to do if the register is meant to hold fewer persons.")
                .ifPresent(to::refuse);
        repeated.refusal(Reason.REPEATED, source, "the row says word for word what another says; one is kept", "")
                .ifPresent(to::refuse);
        rest.refusal(
                        Reason.REST_OF_PERSON,
                        source,
                        "another row of the person was refused, and no person is half read",
                        "")
                .ifPresent(to::refuse);
    }
}
