package dk.effekt.covariate;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The numbers of one column in a block of rows, each of which it gives back as it was given, to the bit. */
sealed interface Cells {

    /** The number of a row of the block. */
    double get(int row);

    /** Writes all numbers, in order, from a place on. */
    void copyTo(double[] target, int start);

    /** How many are NaN. */
    long missing();

    /** All numbers, in order. */
    DoubleStream stream();

    /** In two bytes a number if all are whole and small, as counts are, otherwise in eight. The array is not copied. */
    static Cells of(double[] values) {
        short[] small = new short[values.length];
        for (int row = 0; row < values.length; row++) {
            small[row] = (short) values[row];
            // Compared as bits: a short has no negative zero.
            if (Double.doubleToRawLongBits(small[row]) != Double.doubleToRawLongBits(values[row])) {
                return new Any(values);
            }
        }
        return new Small(small);
    }

    /** Whole numbers from −32,768 to 32,767. */
    record Small(short[] values) implements Cells {

        @Override
        public double get(int row) {
            return values[row];
        }

        @Override
        public void copyTo(double[] target, int start) {
            for (int row = 0; row < values.length; row++) {
                target[start + row] = values[row];
            }
        }

        @Override
        public long missing() {
            return 0;
        }

        @Override
        public DoubleStream stream() {
            return IntStream.range(0, values.length).mapToDouble(this::get);
        }
    }

    /** Any numbers. */
    record Any(double[] values) implements Cells {

        @Override
        public double get(int row) {
            return values[row];
        }

        @Override
        public void copyTo(double[] target, int start) {
            System.arraycopy(values, 0, target, start, values.length);
        }

        @Override
        public long missing() {
            return stream().filter(Double::isNaN).count();
        }

        @Override
        public DoubleStream stream() {
            return Arrays.stream(values);
        }
    }
}
