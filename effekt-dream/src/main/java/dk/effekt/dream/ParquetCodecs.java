package dk.effekt.dream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Unpacks the pages of a Parquet file as parquet-java does, except gzip, for which parquet-java needs Hadoop and Java does not. */
final class ParquetCodecs implements CompressionCodecFactory {

    /** What it unpacks. */
    static final Set<CompressionCodecName> READS = Set.of(
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD,
            CompressionCodecName.LZ4_RAW);

    private final CodecFactory others = new CodecFactory(new PlainParquetConfiguration(), 0);

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return codec == CompressionCodecName.GZIP ? new Gzip() : others.getDecompressor(codec);
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("nothing is written");
    }

    @Override
    public void release() {
        others.release();
    }

    private static final class Gzip implements BytesInputDecompressor {

        @Override
        public BytesInput decompress(BytesInput packed, int size) throws IOException {
            return BytesInput.from(unpack(packed.toInputStream(), size));
        }

        @Override
        public void decompress(ByteBuffer packed, int packedSize, ByteBuffer to, int size) throws IOException {
            ByteBuffer part = packed.slice().limit(packedSize);
            to.put(unpack(BytesInput.from(part).toInputStream(), size));
            packed.position(packed.position() + packedSize);
        }

        @Override
        public void release() {
            // Nothing is held.
        }

        private static byte[] unpack(InputStream packed, int size) throws IOException {
            try (InputStream unpacked = new GZIPInputStream(packed)) {
                byte[] bytes = unpacked.readNBytes(size);
                if (bytes.length < size) {
                    throw new IOException("a page is shorter than it says");
                }
                return bytes;
            }
        }
    }
}
