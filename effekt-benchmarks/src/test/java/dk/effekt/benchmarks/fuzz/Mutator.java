package dk.effekt.benchmarks.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes faulty files of sound ones, by a seed. It knows nothing of what a parser does with them; Jazzer does. */
final class Mutator {

    private static final int MOST_CHANGES = 4;
    private static final int LONGEST_PIECE = 64;
    private static final List<String> WORDS = List.of(
            ";",
            ",",
            "\"",
            "\"\"",
            "\r\n",
            "\n",
            "\r",
            "\0",
            "\ufeff",
            "6101850001",
            "-1",
            "0",
            "99",
            "1e9",
            "NA",
            "\u00e6",
            "2017",
            "y_1701",
            "31-12-9999",
            "01-01-0000",
            "99999999999999999999");
    private static final int[] LIMITS = {-1, 0, 1, 127, 255, 65_535, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 28};

    private final SplittableRandom random;

    Mutator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A file made of one of those given. */
    byte[] mutated(List<byte[]> files) {
        byte[] file = files.get(random.nextInt(files.size()));
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int change = 0; change < changes; change++) {
            file = changed(file, files.get(random.nextInt(files.size())));
        }
        return file;
    }

    private byte[] changed(byte[] file, byte[] other) {
        int at = random.nextInt(file.length + 1);
        int end = Math.min(file.length, at + random.nextInt(LONGEST_PIECE));
        int from = random.nextInt(other.length + 1);
        byte[] piece = piece(other, from, Math.min(other.length, from + random.nextInt(LONGEST_PIECE)));
        return switch (random.nextInt(8)) {
            case 0 -> piece(file, 0, at);
            case 1 -> replaced(file, at, at, piece(file, at, end));
            case 2 -> replaced(file, at, end, new byte[0]);
            case 3 -> replaced(file, at, at, piece);
            case 4 -> replaced(file, at, Math.min(file.length, at + piece.length), piece);
            case 5 -> {
                byte[] word = WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
                yield replaced(file, at, random.nextBoolean() ? at : Math.min(file.length, at + word.length), word);
            }
            case 6 -> {
                int limit = Integer.reverseBytes(LIMITS[random.nextInt(LIMITS.length)]);
                byte[] number = ByteBuffer.allocate(Integer.BYTES).putInt(limit).array();
                yield replaced(file, at, Math.min(file.length, at + Integer.BYTES), number);
            }
            default -> {
                byte[] bit = at < file.length ? new byte[] {(byte) (file[at] ^ 1 << random.nextInt(8))} : new byte[1];
                yield replaced(file, at, Math.min(file.length, at + 1), bit);
            }
        };
    }

    private static byte[] replaced(byte[] file, int from, int to, byte[] by) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(file, 0, from);
        all.writeBytes(by);
        all.write(file, to, file.length - to);
        return all.toByteArray();
    }

    private static byte[] piece(byte[] file, int from, int to) {
        return Arrays.copyOfRange(file, from, to);
    }
}
