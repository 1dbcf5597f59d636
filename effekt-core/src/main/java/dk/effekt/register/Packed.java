package dk.effekt.register;

/**
 * How a spell fits into one {@code int}: 20 bits of week, counted from the register's first, above 2 bits of employment
 * and 10 bits of code. The week stands on top, so that packed spells of a person are in ascending order and can be searched
 * without unpacking.
 */
final class Packed {

    static final int CODE_BITS = 10;
    static final int CODES = 1 << CODE_BITS;
    static final int VALUE_BITS = CODE_BITS + 2;
    static final int VALUE_MASK = (1 << VALUE_BITS) - 1;

    /** The most weeks that a register can span: a century, which keeps packed weeks and months positive. */
    static final int MOST_WEEKS = 5218;

    private Packed() {}

    static int value(int code, int employment) {
        return employment << CODE_BITS | code;
    }

    /** Whether a value is that of a state and an employment that there are. */
    static boolean isValue(int value) {
        return State.isState(code(value)) && employment(value) <= Employment.EMPLOYED.ordinal();
    }

    static int week(int packed) {
        return packed >>> VALUE_BITS;
    }

    static int value(int packed) {
        return packed & VALUE_MASK;
    }

    static int code(int packed) {
        return packed & (CODES - 1);
    }

    static int employment(int packed) {
        return packed >>> CODE_BITS & 3;
    }
}
