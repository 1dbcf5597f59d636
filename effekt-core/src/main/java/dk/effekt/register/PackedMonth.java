package dk.effekt.register;

/**
 * How a month's value fits into a run: 20 bits of value, in the parts that its {@link MonthlySeries} keeps, below the month,
 * counted from the register's first. Every series ends at a million parts, which leaves room for the two kinds of blank.
 */
final class PackedMonth {

    static final int BITS = 20;
    static final int NOT_OBSERVED = (1 << BITS) - 1;
    static final int BLANK = NOT_OBSERVED - 1;

    private PackedMonth() {}

    /** The value to the nearest part. What is above zero stays above zero, for that decides who is employed. */
    static int of(MonthlySeries series, double value) {
        if (!(value >= 0 && value <= series.most())) {
            throw new IllegalArgumentException(series + " " + value + " is not from 0 to " + series.most());
        }
        int rounded = (int) Math.round(value * series.parts());
        return value > 0 ? Math.max(1, rounded) : 0;
    }

    /** Whether a series can have a packed value: a number up to its highest, or one of the two kinds of blank. */
    static boolean isValue(MonthlySeries series, int value) {
        return value <= series.most() * series.parts() || value >= BLANK;
    }

    static int month(int packed) {
        return packed >>> BITS;
    }

    static int value(int packed) {
        return packed & NOT_OBSERVED;
    }

    /** What the value of the employment ratio says of the weeks of its month. */
    static Employment employment(int value) {
        return switch (value) {
            case NOT_OBSERVED -> Employment.NOT_OBSERVED;
            case BLANK, 0 -> Employment.NOT_EMPLOYED;
            default -> Employment.EMPLOYED;
        };
    }
}
