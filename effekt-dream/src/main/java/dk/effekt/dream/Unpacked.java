package dk.effekt.dream;

import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file as they were before it was packed with gzip or zip, or as they are if it was not; its first bytes
 * tell. Closing leaves the file to the caller.
 */
final class Unpacked extends FilterInputStream {

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int ZIP_MAGIC = 0x504b;
    /** Small, so that hardly more has been read than has been unpacked. */
    private static final int GZIP_BUFFER = 1 << 13;

    private final String form;

    private Unpacked(InputStream in, String form) {
        super(in);
        this.form = form;
    }

    /**
     * The unpacked bytes of a stream, which the caller closes.
     *
     * @throws dk.effekt.input.DataException if it is packed and damaged in its first bytes, or a zip archive of other than one
     *     file; if that comes to light later, reading throws
     */
    static Unpacked open(InputStream stream, String source) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(stream, 1 << 16);
        raw.mark(2);
        int magic = raw.read() << 8 | raw.read();
        raw.reset();
        try {
            return switch (magic) {
                case GZIP_MAGIC -> new Unpacked(gunzip(new Packed(raw, source)), "gzip (by its first bytes)");
                case ZIP_MAGIC -> {
                    OnlyFile file = OnlyFile.of(new Packed(raw, source), source);
                    yield new Unpacked(file.content(), "zip (by its first bytes), file " + Place.mask(file.name()));
                }
                default -> new Unpacked(raw, "");
            };
        } catch (EOFException | ZipException e) {
            throw Failures.of(
                    Reason.TRUNCATED,
                    Place.of(source),
                    "the packed file breaks off or is damaged in its first bytes, or it is encrypted",
                    "Fetch the file again, or unpack it yourself.");
        }
    }

    private static InputStream gunzip(Packed packed) throws IOException {
        return new GZIPInputStream(packed, GZIP_BUFFER) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return packed.grown(super.read(into, offset, length));
            }
        };
    }

    /** Whether the file was packed. */
    boolean isPacked() {
        return !form.isEmpty();
    }

    /** How it was packed; empty if it was not. */
    String form() {
        return form;
    }

    /** Leaves closing to the caller, who opened the stream. */
    @Override
    public void close() {
        // The buffers are all that there is to let go.
    }
}
