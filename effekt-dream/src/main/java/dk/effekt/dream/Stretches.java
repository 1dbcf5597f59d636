package dk.effekt.dream;

import java.util.Arrays;

/** The stretches of one person in one array, four {@code int} each. */
final class Stretches {

    private static final int FROM = 0;
    private static final int TO = 1;
    private static final int CODE = 2;
    private static final int LINE = 3;
    private static final int WIDTH = 4;

    /** None, of which nothing more is to come. */
    static final Stretches NONE = new Stretches();

    private int[] data = new int[4 * WIDTH];
    private int size;

    int size() {
        return size;
    }

    int from(int i) {
        return data[i * WIDTH + FROM];
    }

    int to(int i) {
        return data[i * WIDTH + TO];
    }

    int code(int i) {
        return data[i * WIDTH + CODE];
    }

    int line(int i) {
        return data[i * WIDTH + LINE];
    }

    /** Makes a stretch end elsewhere. */
    void setTo(int i, int to) {
        data[i * WIDTH + TO] = to;
    }

    /** Makes a stretch begin elsewhere. */
    void setFrom(int i, int from) {
        data[i * WIDTH + FROM] = from;
    }

    void setLine(int i, int line) {
        data[i * WIDTH + LINE] = line;
    }

    /** Puts a stretch in front of the one at an index. */
    void insert(int i, int from, int to, int code, int line) {
        if ((size + 1) * WIDTH > data.length) {
            data = Arrays.copyOf(data, data.length + (data.length / (2 * WIDTH)) * WIDTH);
        }
        System.arraycopy(data, i * WIDTH, data, (i + 1) * WIDTH, (size - i) * WIDTH);
        data[i * WIDTH + FROM] = from;
        data[i * WIDTH + TO] = to;
        data[i * WIDTH + CODE] = code;
        data[i * WIDTH + LINE] = line;
        size++;
    }

    void remove(int i) {
        System.arraycopy(data, (i + 1) * WIDTH, data, i * WIDTH, (size - i - 1) * WIDTH);
        size--;
    }
}
