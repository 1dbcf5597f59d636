package dk.effekt.dream;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts lines without quotes into cells, at the speed at which a wide extract can be read.
 *
 * <h2>How a line is cut</h2>
 *
 * <p>Nearly all cells of a wide extract repeat the one before: a spell is the same code in many columns. A cell is therefore
 * looked at byte by byte once; after that, eight bytes are compared at a time with the cell and its separator, and each match
 * is a repeat, or several, without looking for the next separator. What comes out is as many strings as there are spells
 * ({@link CellRuns}), not one for each week.
 *
 * <p>Only whole lines are cut that end in a line break and of which no cell begins with a quote. At any other, nothing is taken
 * from the text, and a reader of CSV can go on from there.
 */
final class LineScanner {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Of short cells the strings that they are: codes come again and again. */
    private static final int KNOWN = 1 << 12;

    private final TextInput text;
    private final byte separator;
    private final int mostCells;
    private final long[] knownBytes = new long[KNOWN];
    private final String[] knownText = new String[KNOWN];

    private String[] cells = new String[64];
    /** Of each cell the first column that it stands in. */
    private int[] columns = new int[64];

    private int runs;
    private int width;
    private long lines;

    /** @param mostCells lines with more are left alone */
    LineScanner(TextInput text, char separator, int mostCells) {
        this.text = text;
        this.separator = (byte) separator;
        this.mostCells = mostCells;
        Arrays.fill(knownText, "");
    }

    /** The number of lines taken so far, blank ones included. */
    long lines() {
        return lines;
    }

    /** The next line that is not blank; none if it cannot be cut here, or there is none. */
    Optional<CellRuns> next() throws IOException {
        while (true) {
            int end = cut();
            if (end < 0) {
                text.startAgain();
                return Optional.empty();
            }
            text.skipTo(end);
            lines++;
            if (width > 1 || !cells[0].isEmpty()) {
                return Optional.of(new CellRuns(Arrays.copyOf(cells, runs), Arrays.copyOf(columns, runs), width));
            }
        }
    }

    /** Cuts the line at hand; where the next one begins, −1 if this one cannot be cut. */
    private int cut() throws IOException {
        int end = tryToCut();
        while (end == MORE) {
            if (!text.more()) {
                return -1;
            }
            end = tryToCut();
        }
        return end;
    }

    private static final int MORE = -2;

    private int tryToCut() {
        text.startAgain();
        byte[] bytes = text.bytes();
        int limit = text.limit();
        int at = text.position();
        runs = 0;
        width = 0;
        while (true) {
            int start = at;
            int all = 0;
            byte b = 0;
            while (at < limit && (b = bytes[at]) != separator && b != '\n' && b != '\r') {
                all |= b;
                at++;
            }
            // A carriage return may be half of a line break.
            if (at == limit || (b == '\r' && at + 1 == limit)) {
                return MORE;
            }
            if (width == mostCells || (at > start && bytes[start] == '"')) {
                return -1;
            }
            add(all < 0 ? text.decoded(start, at) : text(bytes, start, at));
            at++;
            if (b != separator) {
                return b == '\r' && bytes[at] == '\n' ? at + 1 : at;
            }
            at = skipRepeats(bytes, start, at, limit);
            if (width > mostCells) {
                return -1;
            }
        }
    }

    private void add(String cell) {
        if (runs == cells.length) {
            cells = Arrays.copyOf(cells, 2 * runs);
            columns = Arrays.copyOf(columns, 2 * runs);
        }
        cells[runs] = cell;
        columns[runs++] = width++;
    }

    /** Counts the cells that repeat the one between two places, its separator included; where the first other one begins. */
    private int skipRepeats(byte[] bytes, int start, int end, int limit) {
        int length = end - start;
        if (length > Long.BYTES || start + Long.BYTES > limit) {
            return end;
        }
        int at = end;
        int last = limit - Long.BYTES;
        long mask = -1L >>> (Long.SIZE - Byte.SIZE * length);
        long once = (long) EIGHT_BYTES.get(bytes, start) & mask;
        if (Long.BYTES % length == 0) {
            long whole = once;
            for (int bits = Byte.SIZE * length; bits < Long.SIZE; bits *= 2) {
                whole |= whole << bits;
            }
            while (at <= last && (long) EIGHT_BYTES.get(bytes, at) == whole) {
                at += Long.BYTES;
            }
        }
        while (at <= last && ((long) EIGHT_BYTES.get(bytes, at) & mask) == once) {
            at += length;
        }
        width += (at - end) / length;
        return at;
    }

    private String text(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length == 0) {
            return "";
        }
        if (length >= Long.BYTES || start + Long.BYTES > bytes.length) {
            return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        }
        // With its length on top, which tells cells apart that differ by a NUL at their end.
        long key = ((long) EIGHT_BYTES.get(bytes, start) & (-1L >>> (Long.SIZE - Byte.SIZE * length)))
                | (long) length << (Long.SIZE - Byte.SIZE);
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 52);
        if (knownBytes[slot] != key) {
            knownBytes[slot] = key;
            knownText[slot] = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        }
        return knownText[slot];
    }
}
