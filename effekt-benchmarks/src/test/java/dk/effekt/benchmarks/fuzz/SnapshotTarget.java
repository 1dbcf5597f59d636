package dk.effekt.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.dream.Dream;
import dk.effekt.dream.DreamCodebook;
import dk.effekt.dream.DreamReader;
import dk.effekt.register.Register;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Saved registers. An input is the content of the blocks; it is cut into blocks here, with checksums that fit, so that what
 * stands behind the checksums is reached. An input that begins as a snapshot does is a file as it stands.
 */
final class SnapshotTarget implements Target {

    private static final int HEADER = 12;
    private static final int FRAME = 8;
    private static final int MOST_IN_BLOCK = 1 << 20;

    private final List<byte[]> seeds = new ArrayList<>();
    private final byte[] header;

    SnapshotTarget() {
        byte[] saved = {};
        DreamReader reader = Dream.reader()
                .withCodebook(
                        DreamCodebook.read(TestFiles.write(Seeds.codebooks().get(0))));
        for (byte[] extract : Seeds.wide().subList(0, 3)) {
            Register register = reader.read(new ByteArrayInputStream(extract), "dream.csv");
            byte[] traits = Seeds.traits().get(seeds.size() % 2);
            saved = saved(Dream.traits().read(new ByteArrayInputStream(traits), "uddannelse.csv", register));
            int length = ByteBuffer.wrap(saved).order(ByteOrder.LITTLE_ENDIAN).getInt(HEADER);
            // One block, then the empty one that ends the file.
            assertThat(saved).hasSize(HEADER + FRAME + length + FRAME);
            seeds.add(Arrays.copyOfRange(saved, HEADER + FRAME, HEADER + FRAME + length));
        }
        header = Arrays.copyOf(saved, HEADER);
        seeds.add(saved);
    }

    @Override
    public List<byte[]> seeds() {
        return List.copyOf(seeds);
    }

    @Override
    public void read(byte[] input) {
        boolean asItStands = input.length >= HEADER && Arrays.equals(input, 0, 8, header, 0, 8);
        Path file = TestFiles.write(asItStands ? input : framed(input));
        // Its strings are those of the register that was saved: what stands in them is none of the snapshot's business.
        Reading reading = Contract.holds(new byte[0], () -> Reading.of(() -> Reading.traits(Register.open(file))));
        if (!reading.isRefused()) {
            Register register = Register.open(file);
            register.save(file);
            assertThat(Register.open(file).fingerprint()).isEqualTo(register.fingerprint());
        }
    }

    private static byte[] saved(Register register) {
        Path file = TestFiles.write(new byte[0]);
        register.save(file);
        return TestFiles.bytes(file);
    }

    private byte[] framed(byte[] content) {
        int blocks = (content.length + MOST_IN_BLOCK - 1) / MOST_IN_BLOCK;
        ByteBuffer file = ByteBuffer.allocate(HEADER + (blocks + 1) * FRAME + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
        for (int block = 0; block <= blocks; block++) {
            int from = Math.min(block * MOST_IN_BLOCK, content.length);
            int length = Math.min(MOST_IN_BLOCK, content.length - from);
            CRC32C checksum = new CRC32C();
            checksum.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(block)
                    .putInt(length)
                    .flip());
            checksum.update(content, from, length);
            file.putInt(length).putInt((int) checksum.getValue()).put(content, from, length);
        }
        return file.array();
    }
}
