package dk.effekt.register;

import java.util.Arrays;
import java.util.Locale;

/**
 * A set of what a week can be: pairs of a {@link State} and an {@link Employment}. A set of benefit codes holds them
 * whatever the employment; "in job" is the pair of no benefit and employed.
 *
 * <p>Whether a week lies in a set can be unknown: the week itself was not observed, or the set depends on employment and
 * the employment was not. A week of unknown membership is not in the set, and {@link #isUnknown} tells it apart. Sets are
 * combined by Kleene's three-valued logic (1938), but a pair that lies in the set with either employment lies in it without
 * knowing which: a week without benefit is in "job or no job".
 */
public final class StateSet {

    /** 10 bits of code, 2 bits of employment: 4,096 pairs, 512 bytes, which stay in the nearest cache. */
    private static final int WORDS = 64;

    /** The words of one employment; they stand in the order of {@link Employment}. */
    private static final int WORDS_EACH = WORDS / 4;

    private final String name;
    /** Pairs that are in the set for certain. */
    private final long[] members;
    /** Pairs of which it cannot be told; none of them is among the members. */
    private final long[] unknown;

    private StateSet(String name, long[] members, long[] unknown) {
        this.name = name;
        this.members = members;
        this.unknown = unknown;
    }

    /**
     * The set of the given states, whatever the employment. {@link State#NOT_OBSERVED} says nothing of a week, so it is in no
     * set.
     */
    public static StateSet of(String name, State... states) {
        long[] members = new long[WORDS];
        long[] unknown = new long[WORDS];
        for (Employment employment : Employment.values()) {
            for (State state : states) {
                int value = Packed.value(state.code(), employment.ordinal());
                members[value >>> 6] |= 1L << value;
            }
        }
        forgetNotObserved(members, unknown);
        return new StateSet(name, members, unknown);
    }

    /** The set of the given benefit codes, whatever the employment. */
    public static StateSet ofCodes(String name, int... codes) {
        return of(name, Arrays.stream(codes).mapToObj(State::ofCode).toArray(State[]::new));
    }

    /** Those pairs of this set in which the person's employment is the given one. */
    public StateSet when(Employment employment) {
        long[] in = new long[WORDS];
        long[] untold = new long[WORDS];
        if (employment != Employment.NOT_OBSERVED) {
            fill(untold, Employment.NOT_OBSERVED);
        }
        fill(in, employment);
        forgetNotObserved(in, untold);
        String condition = employment.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return and(new StateSet(condition, in, untold));
    }

    /** The union with another set. */
    public StateSet or(StateSet other) {
        long[] in = new long[WORDS];
        long[] untold = new long[WORDS];
        for (int i = 0; i < WORDS; i++) {
            in[i] = members[i] | other.members[i];
            untold[i] = (unknown[i] | other.unknown[i]) & ~in[i];
        }
        return resolved(name + " or " + other.name, in, untold);
    }

    /** The intersection with another set. */
    public StateSet and(StateSet other) {
        long[] in = new long[WORDS];
        long[] untold = new long[WORDS];
        for (int i = 0; i < WORDS; i++) {
            in[i] = members[i] & other.members[i];
            untold[i] = (members[i] | unknown[i]) & (other.members[i] | other.unknown[i]) & ~in[i];
        }
        return resolved(name + " and " + other.name, in, untold);
    }

    /** This set without what another holds. */
    public StateSet minus(StateSet other) {
        long[] in = new long[WORDS];
        long[] untold = new long[WORDS];
        for (int i = 0; i < WORDS; i++) {
            in[i] = members[i] & ~other.members[i] & ~other.unknown[i];
            untold[i] = (members[i] | unknown[i]) & ~other.members[i] & ~in[i];
        }
        return resolved(name + " but not " + other.name, in, untold);
    }

    /**
     * The pairs of which it cannot be told if they are in this set, as a set of its own, so that weeks of unknown membership
     * can be counted or found like any others.
     */
    public StateSet unknowns() {
        return new StateSet(name + " unknown", unknown, new long[unknown.length]);
    }

    /** Whether a pair can be in both sets. */
    public boolean intersects(StateSet other) {
        for (int i = 0; i < members.length; i++) {
            if ((members[i] & other.members[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The same set under another name. */
    public StateSet named(String newName) {
        return new StateSet(newName, members, unknown);
    }

    /** The name it prints under. */
    public String name() {
        return name;
    }

    /** Whether a pair is in the set; {@code false} if that is unknown. */
    public boolean contains(State state, Employment employment) {
        return contains(Packed.value(state.code(), employment.ordinal()));
    }

    /** Whether it cannot be told of a pair if it is in the set. */
    public boolean isUnknown(State state, Employment employment) {
        return isUnknown(Packed.value(state.code(), employment.ordinal()));
    }

    /** Whether membership depends on employment for any state. */
    public boolean usesEmployment() {
        return !sameForAll(members) || !sameForAll(unknown);
    }

    boolean contains(int packedValue) {
        return one(packedValue) != 0;
    }

    /** 1 if a pair is in the set, otherwise 0. */
    int one(int packedValue) {
        return (int) (members[packedValue >>> 6] >>> packedValue) & 1;
    }

    boolean isUnknown(int packedValue) {
        return (unknown[packedValue >>> 6] >>> packedValue & 1) != 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StateSet set
                && name.equals(set.name)
                && Arrays.equals(members, set.members)
                && Arrays.equals(unknown, set.unknown);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + Arrays.hashCode(members)) + Arrays.hashCode(unknown);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Settles the pairs without a known employment that are in the set, or out of it, with either employment. */
    private static StateSet resolved(String name, long[] members, long[] unknown) {
        int notObserved = Employment.NOT_OBSERVED.ordinal() * WORDS_EACH;
        int notEmployed = Employment.NOT_EMPLOYED.ordinal() * WORDS_EACH;
        int employed = Employment.EMPLOYED.ordinal() * WORDS_EACH;
        for (int i = 0; i < WORDS_EACH; i++) {
            long differs = members[notEmployed + i] ^ members[employed + i];
            long untold = unknown[notEmployed + i] | unknown[employed + i];
            long settled = unknown[notObserved + i] & ~differs & ~untold;
            members[notObserved + i] |= settled & members[employed + i];
            unknown[notObserved + i] &= ~settled;
        }
        return new StateSet(name, members, unknown);
    }

    private static boolean sameForAll(long[] words) {
        for (int i = 0; i < WORDS_EACH; i++) {
            for (int e = 1; e < Employment.values().length; e++) {
                if (words[i] != words[e * WORDS_EACH + i]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void fill(long[] words, Employment employment) {
        int from = employment.ordinal() * WORDS_EACH;
        Arrays.fill(words, from, from + WORDS_EACH, -1L);
    }

    /** Nothing can be told of a week that was not observed. */
    private static void forgetNotObserved(long[] members, long[] unknown) {
        for (Employment employment : Employment.values()) {
            int value = Packed.value(State.NOT_OBSERVED.code(), employment.ordinal());
            members[value >>> 6] &= ~(1L << value);
            unknown[value >>> 6] |= 1L << value;
        }
    }
}
