package dk.effekt.dream;

import com.epam.parso.Column;
import com.epam.parso.SasFileProperties;
import com.epam.parso.SasFileReader;
import com.epam.parso.date.OutputDateType;
import com.epam.parso.impl.SasFileReaderImpl;
import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.internal.Interruption;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a SAS data set, read by parso. What is a date in SAS is one here; other formats, and labels, are passed over.
 *
 * <p>Of what goes wrong in the head of a file parso says nothing: it logs, and goes on without the column concerned, so that
 * its neighbours take its place, or without rows. So the columns are counted here. Of a row that it does not hand over it does not say whether
 * the row was deleted or the file has ended. So the bytes are counted, too: the head tells how many there should be.
 */
final class SasRows implements Rows {

    private static final int ENCODING_AT = 70;
    /** For a data set that names no encoding: what SAS writes on Windows in Denmark. */
    private static final String ASSUMED = "windows-1252";

    private final String source;
    private final Watched stream;
    private final SasFileReader reader;
    private final SasFileProperties properties;
    private final boolean assumed;
    private final Header header;
    private final List<Finding> ending = new ArrayList<>();
    private long asked;

    private SasRows(BufferedInputStream bytes, String source) throws IOException {
        this.source = source;
        bytes.mark(ENCODING_AT + 1);
        byte[] head = bytes.readNBytes(ENCODING_AT + 1);
        bytes.reset();
        this.assumed = head.length > ENCODING_AT && head[ENCODING_AT] == 0;
        this.stream = new Watched(bytes);
        try {
            this.reader = new SasFileReaderImpl(stream, assumed ? ASSUMED : null, OutputDateType.JAVA_TEMPORAL);
        } catch (RuntimeException e) {
            throw damagedHead();
        }
        stream.requireSound();
        this.properties = reader.getSasFileProperties();
        List<Column> columns = reader.getColumns();
        if (properties.getRowLength() <= 0
                || columns.isEmpty()
                || columns.size() != properties.getColumnsCount()
                || !columns.stream().allMatch(this::isSound)) {
            throw damagedHead();
        }
        this.header =
                new Header(source, 0, columns.stream().map(Column::getName).toList());
    }

    /**
     * A name that parso did not find it makes of zeros. After a column without room for a cell it leaves all others blank; for
     * the cells of one that is longer than a row it takes memory all the same.
     */
    private boolean isSound(Column column) {
        return column.getName().indexOf('\0') < 0
                && column.getLength() > 0
                && column.getLength() <= properties.getRowLength();
    }

    /**
     * The rows of a stream, which the caller closes.
     *
     * @throws DataException if it breaks off or is damaged where its columns are named
     */
    static Rows open(BufferedInputStream bytes, String source) throws IOException {
        return new SasRows(bytes, source);
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public Optional<Row> next(Findings findings) {
        while (asked < properties.getRowCount() && ending.isEmpty()) {
            asked++;
            Object @Nullable [] values = values();
            if (values != null) {
                List<String> cells = Arrays.stream(values).map(CellText::of).toList();
                return Optional.of(new Row(header, asked, cells));
            }
            Interruption.check(Place.of(source) + ": reading");
            if (stream.endedEarly()) {
                breakOff();
            } else if (stream.ended) {
                // No row comes after the last byte, though a damaged head may count quintillions.
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The next row; null if parso does not hand it over. */
    private Object @Nullable [] values() {
        try {
            Object[] values = reader.readNext();
            stream.requireSound();
            return values;
        } catch (IOException | RuntimeException e) {
            stream.requireSound();
            // Not passed on: its message may quote the file. A page that is cut short or damaged shows in many ways.
            breakOff();
            return null;
        }
    }

    private void breakOff() {
        if (ending.isEmpty()) {
            ending.add(new Finding(
                    Finding.Kind.INCOMPLETE,
                    Reason.TRUNCATED,
                    Place.of(source, asked),
                    "the data set breaks off or is damaged here, before the last of its " + properties.getRowCount()
                            + " rows; rows before it were read, whatever stood after it is missing",
                    "Fetch the file again.",
                    1));
        }
    }

    @Override
    public List<Finding> ending() {
        return List.copyOf(ending);
    }

    @Override
    public String form() {
        String encoding = assumed
                ? ASSUMED + " (the data set names no encoding)"
                : properties.getEncoding() == null ? "ASCII (its own encoding is not known)" : properties.getEncoding();
        return "SAS7BDAT (by its first bytes); " + encoding
                + (properties.getCompressionMethod() == null ? "" : "; compressed by SAS");
    }

    @Override
    public void close() {
        // The caller opened the stream and closes it; the reader holds nothing else.
    }

    private DataException damagedHead() {
        return Failures.of(
                Reason.TRUNCATED,
                Place.of(source),
                "the SAS data set breaks off or is damaged in its head, where rows and columns are described",
                "Fetch the file again, or export it in SAS: proc export data=dream outfile='dream.csv' dbms=dlm;"
                        + " delimiter=';'; run;");
    }

    /** Tells a stream that fails, and one that ends early, from one that holds something else than it should. */
    private final class Watched extends FilterInputStream {

        private long count;
        private boolean ended;
        private @Nullable IOException failure;

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                int n = super.read(into, offset, length);
                count += Math.max(n, 0);
                ended |= n < 0;
                return n;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        boolean endedEarly() {
            long pages = properties.getPageCount() * properties.getPageLength();
            return ended && count < properties.getHeaderLength() + pages;
        }

        void requireSound() {
            if (failure != null) {
                throw new UncheckedIOException(
                        Place.of(source) + ": reading failed after row " + Math.max(asked - 1, 0), failure);
            }
        }
    }
}
