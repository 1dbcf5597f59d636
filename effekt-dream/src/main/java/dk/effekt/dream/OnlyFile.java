package dk.effekt.dream;

import dk.effekt.input.DataException;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The only file in a zip archive. Folders do not count, nor what macOS adds.
 *
 * @param name its name in the archive
 * @param content its bytes, unpacked
 */
record OnlyFile(String name, InputStream content) {

    private static final int LOOK_AHEAD = 1 << 20;
    private static final int MOST_SHOWN = 5;
    private static final String MACOS = "__MACOSX/";

    /**
     * Finds the file. That there is another comes to light when the first has been read; if that is small, as a note that goes
     * with the data, it is looked through at once.
     *
     * @throws DataException if there is no file or another one; reading the content throws it, too
     * @throws EOFException if the archive breaks off before the file
     * @throws ZipException if it is damaged before the file, or encrypted
     */
    static OnlyFile of(Packed archive, String source) throws IOException {
        ZipInputStream zip = new ZipInputStream(archive, StandardCharsets.ISO_8859_1) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return archive.grown(super.read(into, offset, length));
            }
        };
        String name = nextFile(zip).orElseThrow(() -> refusal(source, "holds no file"));
        InputStream content = new BufferedInputStream(new Alone(zip, name, source), LOOK_AHEAD);
        content.mark(LOOK_AHEAD);
        try {
            content.readNBytes(LOOK_AHEAD);
        } catch (EOFException | ZipException e) {
            // It will be met again where it stands; what comes before is good.
        }
        content.reset();
        return new OnlyFile(name, content);
    }

    private static Optional<String> nextFile(ZipInputStream zip) throws IOException {
        try {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory() && !entry.getName().startsWith(MACOS)) {
                    return Optional.of(name(entry));
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new ZipException("what an archive says of a file cannot be so");
        }
    }

    /**
     * The name, which was read as ISO 8859-1 unless the archive says that it is UTF-8. macOS writes UTF-8 and does not say so;
     * Windows writes an encoding of its own, whose Danish letters are control characters here, and shown as blanks.
     */
    private static String name(ZipEntry entry) {
        String name = entry.getName();
        String asUtf8 = new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        boolean isUtf8 = name.chars().allMatch(c -> c <= 0xFF) && asUtf8.indexOf('\uFFFD') < 0;
        return isUtf8 ? asUtf8 : name;
    }

    private static DataException refusal(String source, String fault) {
        return Failures.of(
                Reason.NOT_A_TABLE,
                Place.of(source),
                "the zip archive " + fault + "; a workbook (.xlsx), too, is a zip archive",
                "Hand in one CSV file, alone in its archive or by itself; open a workbook and choose Save As and the type"
                        + " 'CSV UTF-8 (delimited)'.");
    }

    /** Ends where the file ends, after making sure that no other follows. What fails once, fails again. */
    private static final class Alone extends FilterInputStream {

        private final ZipInputStream zip;
        private final String name;
        private final String source;
        private boolean ended;
        private Optional<IOException> failure = Optional.empty();

        Alone(ZipInputStream zip, String name, String source) {
            super(zip);
            this.zip = zip;
            this.name = name;
            this.source = source;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (failure.isPresent()) {
                throw failure.get();
            }
            if (ended) {
                return -1;
            }
            try {
                int read = super.read(into, offset, length);
                if (read < 0) {
                    ended = true;
                    requireLast();
                }
                return read;
            } catch (EOFException | ZipException e) {
                failure = Optional.of(e);
                throw e;
            }
        }

        /** Makes the buffer before it hand over what it has rather than read on into a fault. */
        @Override
        public int available() {
            return 0;
        }

        private void requireLast() throws IOException {
            List<String> names = new ArrayList<>(List.of(name));
            Optional<String> next = nextFile(zip);
            while (next.isPresent() && names.size() < MOST_SHOWN) {
                names.add(next.get());
                next = nextFile(zip);
            }
            if (names.size() > 1) {
                String shown =
                        names.stream().map(n -> "'" + Place.mask(n) + "'").collect(Collectors.joining(", "));
                throw refusal(source, "holds several files: " + shown + (next.isPresent() ? " and more" : ""));
            }
        }
    }
}
