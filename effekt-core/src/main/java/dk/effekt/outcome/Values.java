package dk.effekt.outcome;

import java.util.Arrays;

/** The values of one row, none if it was not measured, each of which it gives back as it was given, to the bit but for the kind of NaN. */
sealed interface Values {

    /** So many values, none observed yet. */
    static Values unobserved(int size) {
        byte[] values = new byte[size];
        Arrays.fill(values, Tiny.NOT_OBSERVED);
        return new Tiny(values);
    }

    /** Whether the row was measured. */
    default boolean areMeasured() {
        return size() > 0;
    }

    /** How many there are. */
    int size();

    /** A value; NaN if it was not observed. */
    double get(int index);

    /** These values with some others from a place on; these must not be used any more. */
    Values with(double[] others, int start);

    /** Zeros and ones, and counts from −127 to 127. */
    record Tiny(byte[] values) implements Values {

        static final byte NOT_OBSERVED = Byte.MIN_VALUE;

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double get(int index) {
            return values[index] == NOT_OBSERVED ? Double.NaN : values[index];
        }

        @Override
        public Values with(double[] others, int start) {
            for (int i = 0; i < others.length; i++) {
                if (!isTiny(others[i])) {
                    double[] all = new double[values.length];
                    Arrays.setAll(all, this::get);
                    return new Any(all).with(others, start);
                }
                values[start + i] = Double.isNaN(others[i]) ? NOT_OBSERVED : (byte) others[i];
            }
            return this;
        }

        private static boolean isTiny(double value) {
            // Compared as bits: a byte has no negative zero.
            boolean isWhole = Double.doubleToRawLongBits((byte) value) == Double.doubleToRawLongBits(value);
            return Double.isNaN(value) || (isWhole && value != NOT_OBSERVED);
        }
    }

    /** Any numbers. */
    record Any(double[] values) implements Values {

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double get(int index) {
            return values[index];
        }

        @Override
        public Values with(double[] others, int start) {
            System.arraycopy(others, 0, values, start, others.length);
            return this;
        }
    }
}
