package dk.effekt.register;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Writes values into the checked blocks that {@link Snapshot} describes. What is not {@linkplain #finish finished} is no snapshot. */
final class SnapshotWriter implements Closeable {

    private final FileChannel channel;
    private final ByteBuffer block =
            ByteBuffer.allocateDirect(Snapshot.FRAME + Snapshot.MOST_IN_BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();
    private long number;

    private SnapshotWriter(FileChannel channel) {
        this.channel = channel;
    }

    static SnapshotWriter open(Path file) throws IOException {
        SnapshotWriter out = new SnapshotWriter(FileChannel.open(file, StandardOpenOption.WRITE));
        try {
            out.putHeader();
            return out;
        } catch (IOException e) {
            try (out) {
                throw e;
            }
        }
    }

    private void putHeader() throws IOException {
        block.put(Snapshot.magic()).putInt(Snapshot.VERSION).flip();
        drain();
        beginBlock();
    }

    void putInt(int value) throws IOException {
        require(Integer.BYTES);
        block.putInt(value);
    }

    void putLong(long value) throws IOException {
        require(Long.BYTES);
        block.putLong(value);
    }

    void putString(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        putInt(bytes.length);
        putBytes(bytes);
    }

    void putBytes(byte[] values) throws IOException {
        for (int from = 0, n; from < values.length; from += n) {
            require(1);
            n = Math.min(block.remaining(), values.length - from);
            block.put(values, from, n);
        }
    }

    void putShorts(short[] values) throws IOException {
        for (int from = 0, n; from < values.length; from += n) {
            require(Short.BYTES);
            n = Math.min(block.remaining() / Short.BYTES, values.length - from);
            block.asShortBuffer().put(values, from, n);
            block.position(block.position() + n * Short.BYTES);
        }
    }

    void putInts(int[] values, int start, int end) throws IOException {
        for (int from = start, n; from < end; from += n) {
            require(Integer.BYTES);
            n = Math.min(block.remaining() / Integer.BYTES, end - from);
            block.asIntBuffer().put(values, from, n);
            block.position(block.position() + n * Integer.BYTES);
        }
    }

    void putLongs(long[] values) throws IOException {
        for (int from = 0, n; from < values.length; from += n) {
            require(Long.BYTES);
            n = Math.min(block.remaining() / Long.BYTES, values.length - from);
            block.asLongBuffer().put(values, from, n);
            block.position(block.position() + n * Long.BYTES);
        }
    }

    /** Writes what is pending and the empty block that ends a snapshot, and waits until the disk has it. */
    void finish() throws IOException {
        if (block.position() > Snapshot.FRAME) {
            endBlock();
        }
        endBlock();
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void require(int bytes) throws IOException {
        if (block.remaining() < bytes) {
            endBlock();
        }
    }

    private void beginBlock() {
        block.clear().position(Snapshot.FRAME);
    }

    private void endBlock() throws IOException {
        block.flip();
        int length = block.limit() - Snapshot.FRAME;
        ByteBuffer content = block.duplicate().position(Snapshot.FRAME);
        block.putInt(0, length).putInt(Integer.BYTES, Snapshot.checksum(checksum, number++, length, content));
        drain();
        beginBlock();
    }

    private void drain() throws IOException {
        while (block.hasRemaining()) {
            channel.write(block);
        }
    }
}
