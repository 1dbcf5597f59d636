package dk.effekt.benchmarks.trust;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** All that lives in this process: every object that can be reached from anywhere, and every name. */
final class HeapDump {

    private static final int BLOCK = 1 << 20;
    private static final int OVERLAP = 64;

    private HeapDump() {}

    /** Writes it to a new file. */
    static void write(Path file) {
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The forms in which a file of any size holds numbers. */
    static Set<String> search(Path file, Needles needles) {
        Set<String> found = new TreeSet<>();
        byte[] block = new byte[BLOCK + OVERLAP];
        try (InputStream in = Files.newInputStream(file)) {
            int kept = 0;
            for (int read; (read = in.readNBytes(block, kept, BLOCK)) > 0; ) {
                int length = kept + read;
                found.addAll(needles.in(block, length));
                kept = Math.min(OVERLAP, length);
                System.arraycopy(block, length - kept, block, 0, kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
