package dk.effekt.register;

/**
 * How a month's employment ratio is packed: 20 bits, in ten-thousandths of full time. What is above zero stays above zero, for
 * that decides who is employed.
 */
final class Ratio {

    static final int BITS = 20;
    static final int NOT_OBSERVED = (1 << BITS) - 1;
    static final int NONE = NOT_OBSERVED - 1;
    private static final int PER_FULL_TIME = 10_000;
    private static final int MOST = 100;

    private Ratio() {}

    static int of(double ratio) {
        if (!(ratio >= 0 && ratio <= MOST)) {
            throw new IllegalArgumentException("employment ratio " + ratio + " is not from 0 to " + MOST);
        }
        int rounded = (int) Math.round(ratio * PER_FULL_TIME);
        return ratio > 0 ? Math.max(1, rounded) : 0;
    }

    static Employment employment(int packed) {
        return switch (packed) {
            case NOT_OBSERVED -> Employment.NOT_OBSERVED;
            case NONE, 0 -> Employment.NOT_EMPLOYED;
            default -> Employment.EMPLOYED;
        };
    }

    static double toRatio(int packed) {
        return (double) packed / PER_FULL_TIME;
    }
}
