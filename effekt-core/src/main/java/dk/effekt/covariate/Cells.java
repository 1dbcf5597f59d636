package dk.effekt.covariate;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The numbers of one column in a block of rows, each of which it gives back as it was given, to the bit. */
sealed interface Cells {

    /** The number of a row of the block. */
    double get(int row);

    /** Writes some numbers, in order, from a place on. */
    void copy(int firstRow, double[] target, int start, int count);

    /** How many are NaN. */
    long missing();

    /** All numbers, in order. */
    DoubleStream stream();

    /** In one or two bytes a number if all are whole and small, as counts are, otherwise in eight. The array is not copied. */
    static Cells of(double[] values) {
        boolean areTiny = true;
        for (double value : values) {
            // Compared as bits: a short has no negative zero.
            if (Double.doubleToRawLongBits((short) value) != Double.doubleToRawLongBits(value)) {
                return new Any(values);
            }
            areTiny &= value == (byte) value;
        }
        return areTiny ? Tiny.of(values) : Small.of(values);
    }

    /** Whole numbers from −128 to 127. */
    record Tiny(byte[] values) implements Cells {

        static Tiny of(double[] values) {
            byte[] tiny = new byte[values.length];
            for (int row = 0; row < tiny.length; row++) {
                tiny[row] = (byte) values[row];
            }
            return new Tiny(tiny);
        }

        @Override
        public double get(int row) {
            return values[row];
        }

        @Override
        public void copy(int firstRow, double[] target, int start, int count) {
            for (int i = 0; i < count; i++) {
                target[start + i] = values[firstRow + i];
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

    /** Whole numbers from −32,768 to 32,767. */
    record Small(short[] values) implements Cells {

        static Small of(double[] values) {
            short[] small = new short[values.length];
            for (int row = 0; row < small.length; row++) {
                small[row] = (short) values[row];
            }
            return new Small(small);
        }

        @Override
        public double get(int row) {
            return values[row];
        }

        @Override
        public void copy(int firstRow, double[] target, int start, int count) {
            for (int i = 0; i < count; i++) {
                target[start + i] = values[firstRow + i];
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
        public void copy(int firstRow, double[] target, int start, int count) {
            System.arraycopy(values, firstRow, target, start, count);
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
