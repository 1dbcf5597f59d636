package dk.effekt.register;

import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Reads values from the checked blocks that {@link Snapshot} describes; gives out none from a block that does not check. */
final class SnapshotReader implements Closeable {

    private final String source;
    private final FileChannel channel;
    private final ByteBuffer frame = ByteBuffer.allocateDirect(Snapshot.FRAME).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer block =
            ByteBuffer.allocateDirect(Snapshot.MOST_IN_BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();
    private long number;

    SnapshotReader(Path file) throws IOException {
        Path name = file.getFileName();
        source = name == null ? "snapshot" : name.toString();
        channel = FileChannel.open(file);
        block.limit(0);
        try {
            readHeader();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    int getInt() throws IOException {
        require(Integer.BYTES);
        return block.getInt();
    }

    long getLong() throws IOException {
        require(Long.BYTES);
        return block.getLong();
    }

    /** A number of things to follow. */
    int getCount() throws IOException {
        int count = getInt();
        if (count < 0) {
            throw altered("a count is negative");
        }
        return count;
    }

    String getString() throws IOException {
        return new String(getBytes(getCount()), StandardCharsets.UTF_8);
    }

    byte[] getBytes(int count) throws IOException {
        requireLeft(count);
        byte[] values = new byte[count];
        for (int from = 0, n; from < count; from += n) {
            require(1);
            n = Math.min(block.remaining(), count - from);
            block.get(values, from, n);
        }
        return values;
    }

    short[] getShorts(int count) throws IOException {
        requireLeft((long) count * Short.BYTES);
        short[] values = new short[count];
        for (int from = 0, n; from < count; from += n) {
            require(Short.BYTES);
            n = Math.min(block.remaining() / Short.BYTES, count - from);
            block.asShortBuffer().get(values, from, n);
            block.position(block.position() + n * Short.BYTES);
        }
        return values;
    }

    void getInts(int[] into, int start, int end) throws IOException {
        for (int from = start, n; from < end; from += n) {
            require(Integer.BYTES);
            n = Math.min(block.remaining() / Integer.BYTES, end - from);
            block.asIntBuffer().get(into, from, n);
            block.position(block.position() + n * Integer.BYTES);
        }
    }

    long[] getLongs(int count) throws IOException {
        requireLeft((long) count * Long.BYTES);
        long[] values = new long[count];
        for (int from = 0, n; from < count; from += n) {
            require(Long.BYTES);
            n = Math.min(block.remaining() / Long.BYTES, count - from);
            block.asLongBuffer().get(values, from, n);
            block.position(block.position() + n * Long.BYTES);
        }
        return values;
    }

    /** Makes sure that the file still holds so many bytes, before memory is taken for them. */
    void requireLeft(long bytes) throws IOException {
        long beyondBlock = bytes - block.remaining();
        if (beyondBlock > 0 && beyondBlock > channel.size() - channel.position()) {
            throw truncated();
        }
    }

    /** Makes sure that the snapshot ends here, in its last block and at the end of the file. */
    void finish() throws IOException {
        if (block.hasRemaining() || readBlock() > 0) {
            throw altered("something stands where the register should end");
        }
        frame.clear();
        if (channel.read(frame) >= 0) {
            throw altered("something follows its end");
        }
    }

    DataException altered(String what) {
        return refusal(
                Reason.ALTERED,
                "the snapshot has changed since it was saved: " + what,
                "Read the extract anew and save it again");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void readHeader() throws IOException {
        byte[] magic = Snapshot.magic();
        ByteBuffer header = ByteBuffer.allocate(magic.length + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        boolean whole = fill(header);
        header.flip();
        for (int i = 0; i < Math.min(magic.length, header.limit()); i++) {
            if (header.get(i) != magic[i]) {
                throw refusal(
                        Reason.NOT_A_SNAPSHOT,
                        "not a snapshot of a register",
                        "Open a file that Register.save wrote; an extract is for a reader");
            }
        }
        if (!whole) {
            throw truncated();
        }
        int version = header.getInt(magic.length);
        if (version != Snapshot.VERSION) {
            throw otherVersion("a snapshot of version " + version + "; this effekt reads version " + Snapshot.VERSION);
        }
    }

    DataException otherVersion(String what) {
        return refusal(
                Reason.OTHER_VERSION,
                what,
                "Open it with the effekt that saved it, or read the extract anew and save it again");
    }

    private void require(int bytes) throws IOException {
        if (block.remaining() >= bytes) {
            return;
        }
        if (block.hasRemaining() || readBlock() < bytes) {
            throw altered("it ends where more should stand");
        }
    }

    /** The length of the next block. */
    private int readBlock() throws IOException {
        frame.clear();
        if (!fill(frame)) {
            throw truncated();
        }
        int length = frame.getInt(0);
        if (length < 0 || length > Snapshot.MOST_IN_BLOCK) {
            throw altered("block " + number + " has an impossible length");
        }
        block.clear().limit(length);
        if (!fill(block)) {
            throw truncated();
        }
        block.flip();
        if (frame.getInt(Integer.BYTES) != Snapshot.checksum(checksum, number, length, block.duplicate())) {
            throw altered("block " + number + " does not match its checksum");
        }
        number++;
        return length;
    }

    private boolean fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }

    private DataException truncated() {
        return refusal(
                Reason.TRUNCATED,
                "the snapshot breaks off; none of it is used",
                "Copy it again or, if it was never whole, read the extract anew and save it again");
    }

    private DataException refusal(Reason reason, String detail, String remedy) {
        return DataException.of(new Finding(Finding.Kind.INCOMPLETE, reason, Place.of(source), detail, remedy, 1));
    }
}
