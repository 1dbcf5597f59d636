package dk.effekt.dream;

import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The rows of a Parquet file, read by parquet-java. One row group at a time is held, packed as it is in the file. What is
 * damaged anywhere is refused whole: the columns of a row lie far apart, so that no row can be trusted beside a damaged one.
 */
final class ParquetRows implements Rows {

    private final String source;
    private final ParquetFileReader file;
    private final FileMetaData meta;
    private final Header header;
    private List<ParquetColumn> columns = List.of();
    private long rowsInGroup;
    private long leftInGroup;
    private int groups;
    private long bytesOfGroups;
    private long line;

    private ParquetRows(ParquetFileReader file, String source) {
        this.source = source;
        this.file = file;
        this.meta = file.getFileMetaData();
        MessageType schema = meta.getSchema();
        requireFlat(schema);
        requireCodecs();
        this.header = new Header(
                source, 0, schema.getFields().stream().map(Type::getName).toList());
    }

    /**
     * The rows of a file.
     *
     * @throws DataException if it breaks off, is damaged, or holds what a table of text cannot hold
     */
    static ParquetRows open(Path path, String source) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .build();
        ParquetFileReader file;
        try {
            file = ParquetFileReader.open(new LocalInputFile(path), options);
        } catch (IOException | RuntimeException e) {
            throw damaged(source, 0);
        } catch (OutOfMemoryError e) {
            throw Failures.tooLarge(source);
        }
        try {
            return new ParquetRows(file, source);
        } catch (RuntimeException e) {
            try (file) {
                throw e;
            }
        }
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public Optional<Row> next(Findings findings) {
        try {
            while (leftInGroup == 0) {
                PageReadStore group = file.readNextRowGroup();
                if (group == null) {
                    return Optional.empty();
                }
                rowsInGroup = group.getRowCount();
                leftInGroup = rowsInGroup;
                bytesOfGroups += file.getRowGroups().get(groups).getCompressedSize();
                groups++;
                columns = columns(group);
            }
            line++;
            leftInGroup--;
            List<String> cells = new ArrayList<>(columns.size());
            for (ParquetColumn column : columns) {
                cells.add(column.next());
            }
            return Optional.of(new Row(header, line, cells));
        } catch (IOException | RuntimeException e) {
            // Not passed on: its message may quote the file. What is damaged shows as either.
            throw damaged(source, line);
        } catch (OutOfMemoryError e) {
            throw Failures.tooLarge(source);
        }
    }

    /** The bytes of the rows handed over; of a row, the average of its row group. */
    long bytesRead() {
        if (leftInGroup == 0) {
            return bytesOfGroups;
        }
        long ofGroup = file.getRowGroups().get(groups - 1).getCompressedSize();
        return bytesOfGroups - (long) ((double) ofGroup * leftInGroup / rowsInGroup);
    }

    @Override
    public List<Finding> ending() {
        return List.of();
    }

    @Override
    public String form() {
        return "Parquet (by its first bytes)";
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(Place.of(source) + ": closing failed", e);
        }
    }

    private List<ParquetColumn> columns(PageReadStore group) {
        MessageType schema = meta.getSchema();
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                group, new DummyRecordConverter(schema).getRootConverter(), schema, meta.getCreatedBy());
        return schema.getColumns().stream()
                .map(column -> new ParquetColumn(store.getColumnReader(column)))
                .toList();
    }

    /** A blank in place of a list or a structure would say that there is nothing in it. */
    private void requireFlat(MessageType schema) {
        for (Type field : schema.getFields()) {
            if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
                throw Failures.of(
                        Reason.NOT_A_TABLE,
                        Place.of(source).at(field.getName()),
                        "the column holds lists or structures",
                        "Write the file without it; each cell must hold one value.");
            }
        }
    }

    private void requireCodecs() {
        for (BlockMetaData group : file.getRowGroups()) {
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                CompressionCodecName codec = chunk.getCodec();
                if (!ParquetCodecs.READS.contains(codec)) {
                    throw Failures.of(
                            Reason.NOT_A_TABLE,
                            Place.of(source).at(chunk.getPath().toDotString()),
                            "the column is compressed with " + codec + ", which is not read",
                            "Write the file with zstd, snappy, gzip or without compression.");
                }
            }
        }
    }

    private static DataException damaged(String source, long line) {
        return Failures.of(
                Reason.TRUNCATED,
                Place.of(source, line),
                "the Parquet file breaks off, is damaged or is encrypted; nothing of it was kept",
                "Fetch the file again, or write it as CSV with a header line.");
    }
}
