package dk.effekt.dream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * The characters of a text file, packed or not, in UTF-8 or windows-1252, which it finds out while it reads.
 *
 * <p>ASCII is the same in both, so the choice can wait for the first other byte. If that is part of a UTF-8 sequence, the
 * text is UTF-8; otherwise it is windows-1252 from there on. By chance a Danish letter of windows-1252 forms a UTF-8 sequence
 * only with certain signs, never with a letter after it. A stray byte in a UTF-8 text is read as windows-1252 and counted.
 *
 * <p>A packed file that breaks off, or whose bytes are damaged, ends there instead of failing, and {@link #brokenOff()}
 * says so: what came before is good.
 */
final class TextInput extends Reader {

    private static final int HEAD = 4096;
    private static final int LONGEST_HEADER = 1 << 22;
    private static final int LONGEST_AT_HAND = 1 << 24;
    private static final char[] WINDOWS_1252 = windows1252();

    private enum Encoding {
        ASCII,
        UTF_8,
        WINDOWS_1252
    }

    private final Unpacked in;
    private final boolean byteOrderMark;
    private byte[] bytes = new byte[1 << 18];
    private int at;
    private int end;
    private boolean noMoreBytes;
    private boolean damaged;
    private boolean endTold;
    private char lastCharacter = '\n';
    private Encoding encoding = Encoding.ASCII;
    private long strayBytes;
    /** Of {@link #strayBytes} those before {@link #position}. */
    private long strayBytesTaken;

    private TextInput(Unpacked in, String source) throws IOException {
        this.in = in;
        while (end < HEAD && !noMoreBytes) {
            fill();
        }
        Foreign.refuse(Arrays.copyOf(bytes, Math.min(end, HEAD)), source);
        this.byteOrderMark = end >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        if (byteOrderMark) {
            at = 3;
            encoding = Encoding.UTF_8;
        }
    }

    /**
     * The text of a stream, which the caller closes.
     *
     * @throws dk.effekt.input.DataException if it is no text
     */
    static TextInput open(InputStream stream, String source) throws IOException {
        return new TextInput(Unpacked.open(stream, source), source);
    }

    /** The first line that is not blank, without taking it from the text; empty if there is none. */
    String peekLine() throws IOException {
        Encoding encodingBefore = encoding;
        long strayBefore = strayBytes;
        boolean quoted = false;
        int start = 0;
        for (int looked = 0; ; looked++) {
            // A quote that is never closed must not pull a whole file into memory.
            boolean ended = at + looked == end && (looked > LONGEST_HEADER || !more());
            byte b = ended ? (byte) '\n' : bytes[at + looked];
            quoted ^= b == '"';
            if (ended || ((b == '\n' || b == '\r') && !quoted)) {
                String line = decoded(at + start, at + looked);
                encoding = encodingBefore;
                strayBytes = strayBefore;
                if (ended || !line.isBlank()) {
                    return ended ? line.strip() : line;
                }
                start = looked + 1;
            }
        }
    }

    /** The bytes at hand, from {@link #position} to {@link #limit}; another array after {@link #more}. */
    byte[] bytes() {
        return bytes;
    }

    /** Where the first byte stands that has not been read. */
    int position() {
        return at;
    }

    /** Where the bytes at hand end. */
    int limit() {
        return end;
    }

    /** Takes the bytes before a place as read. */
    void skipTo(int place) {
        at = place;
        strayBytesTaken = strayBytes;
    }

    /** Goes back to the bytes that have not been read, which may have been {@linkplain #decoded decoded} once. */
    void startAgain() {
        strayBytes = strayBytesTaken;
    }

    /** Brings more bytes to hand and keeps those not read; whether there were any, and room for them. */
    boolean more() throws IOException {
        if (end - at >= LONGEST_AT_HAND) {
            return false;
        }
        if (end - at == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int before = end - at;
        while (end - at == before && !noMoreBytes) {
            fill();
        }
        return end - at > before;
    }

    /** The text of bytes at hand, none of which begins or ends within a character. */
    String decoded(int from, int to) {
        int position = at;
        int limit = end;
        StringBuilder decoded = new StringBuilder(to - from);
        at = from;
        end = to;
        while (at < to) {
            decoded.append(bytes[at] >= 0 ? (char) bytes[at++] : decodeOther());
        }
        at = position;
        end = limit;
        return decoded.toString();
    }

    /** Whether the end that was read is not that of the text: it is damaged from there on. */
    boolean brokenOff() {
        return endTold && damaged;
    }

    /** Whether the end that was read is that of the text, and no line break stands before it. */
    boolean endsWithinLine() {
        return endTold && lastCharacter != '\n' && lastCharacter != '\r';
    }

    /** How the text was understood so far. */
    String form() {
        String name = switch (encoding) {
            case ASCII -> "ASCII";
            case UTF_8 ->
                strayBytes == 0
                        ? byteOrderMark ? "UTF-8 (by its byte order mark)" : "UTF-8 (every byte fits)"
                        : "UTF-8, " + strayBytes + " bytes that do not fit read as windows-1252";
            case WINDOWS_1252 -> "windows-1252 (some bytes are not UTF-8)";
        };
        return name + (in.isPacked() ? "; " + in.form() : "");
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int n = decode(into, offset, length);
        if (n < 0) {
            endTold = true;
        } else if (n > 0) {
            lastCharacter = into[offset + n - 1];
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** As {@link Reader#read(char[], int, int)}; a character beyond the first 65,536 becomes a replacement character. */
    private int decode(char[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int to = offset;
        while (to == offset) {
            // A sequence must not be cut where the buffer ends.
            while (end - at < 4 && !noMoreBytes) {
                fill();
            }
            if (at == end) {
                return -1;
            }
            int safe = noMoreBytes ? end : end - 3;
            while (at < safe && to < offset + length) {
                byte b = bytes[at];
                if (b >= 0) {
                    into[to++] = (char) b;
                    at++;
                } else {
                    into[to++] = decodeOther();
                }
            }
        }
        return to - offset;
    }

    private char decodeOther() {
        int sequence = encoding == Encoding.WINDOWS_1252 ? 0 : sequenceLength();
        if (sequence == 0) {
            if (encoding == Encoding.UTF_8) {
                strayBytes++;
            } else {
                encoding = Encoding.WINDOWS_1252;
            }
            return WINDOWS_1252[bytes[at++] & 0xFF];
        }
        encoding = Encoding.UTF_8;
        int codePoint = codePoint(sequence);
        at += sequence;
        return sequence == 4 ? '\uFFFD' : (char) codePoint;
    }

    /** The length of the UTF-8 sequence that stands here (RFC 3629); 0 if none does. */
    private int sequenceLength() {
        int lead = bytes[at] & 0xFF;
        int length = lead >= 0xC2 && lead <= 0xDF
                ? 2
                : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
        if (length == 0 || at + length > end) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int codePoint = codePoint(length);
        boolean shortest = length == 2 || codePoint >= (length == 3 ? 0x800 : 0x10000);
        boolean allowed = codePoint <= 0x10FFFF && !(codePoint >= 0xD800 && codePoint <= 0xDFFF);
        return shortest && allowed ? length : 0;
    }

    private int codePoint(int length) {
        int codePoint = bytes[at] & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            codePoint = (codePoint << 6) | (bytes[at + i] & 0x3F);
        }
        return codePoint;
    }

    private void fill() throws IOException {
        System.arraycopy(bytes, at, bytes, 0, end - at);
        end -= at;
        at = 0;
        try {
            int n = in.read(bytes, end, bytes.length - end);
            noMoreBytes = n < 0;
            end += Math.max(n, 0);
        } catch (EOFException | ZipException e) {
            if (!in.isPacked()) {
                throw e;
            }
            noMoreBytes = true;
            damaged = true;
        }
    }

    private static char[] windows1252() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return new String(all, Charset.forName("windows-1252")).toCharArray();
    }
}
