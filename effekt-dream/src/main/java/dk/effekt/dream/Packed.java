package dk.effekt.dream;

import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a file as it stands, and a watch on what grows out of them.
 *
 * <p>A packed file that grows more than a thousandfold, once that makes 100 MB, is refused: it is made to fill the machine.
 * Extracts without a single code grow some 370-fold, and the method of gzip and zip cannot do more than 1,032.
 */
final class Packed extends FilterInputStream {

    private static final int MOST_GROWTH = 1000;
    private static final long GROWTH_MATTERS_FROM = 100L << 20;

    private final String source;
    private long read;
    private long unpacked;

    Packed(InputStream in, String source) {
        super(in);
        this.source = source;
    }

    /**
     * Notes what an unpacking stream has read.
     *
     * @param bytes so many or, at its end, a negative number
     * @return the same
     * @throws dk.effekt.input.DataException if the file grows beyond all measure
     */
    int grown(int bytes) {
        unpacked += Math.max(bytes, 0);
        if (unpacked > GROWTH_MATTERS_FROM && unpacked / MOST_GROWTH > read) {
            throw Failures.of(
                    Reason.TOO_LARGE,
                    Place.of(source),
                    "the packed file grows more than " + MOST_GROWTH + "-fold, which no extract does",
                    "Fetch the file again, from someone whom you trust.");
        }
        return bytes;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        read += next < 0 ? 0 : 1;
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int bytes = super.read(into, offset, length);
        read += Math.max(bytes, 0);
        return bytes;
    }

    /**
     * Tells the truth about what is still to come. A packed file may be several gzip files one after the other; {@link
     * java.util.zip.GZIPInputStream} stops before the next one if nothing is available, which a network stream may say at any
     * time.
     */
    @Override
    public int available() throws IOException {
        int available = super.available();
        if (available > 0) {
            return available;
        }
        in.mark(1);
        int next = in.read();
        in.reset();
        return next < 0 ? 0 : 1;
    }
}
