package dk.effekt.benchmarks.trust;

import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.dream.Dream;
import dk.effekt.dream.ParticipationList;
import dk.effekt.input.ErrorPolicy;
import dk.effekt.register.Register;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads a delivery, makes everything of it, keeps all results and failures alive, and writes all that lives in its process: {@code
 * FOLDER DUMP}. Nothing of the tests lives here, so that what stands in memory is effekt's; and the thread that did it has ended, since
 * Java keeps for each living thread the file that it opened last and digits of the number that it wrote last.
 */
final class HeapOfResults {

    private HeapOfResults() {}

    public static void main(String[] args) throws InterruptedException {
        List<Object> kept = new ArrayList<>();
        Thread work = new Thread(() -> fill(kept, Path.of(args[0])));
        work.start();
        work.join();
        HeapDump.write(Path.of(args[1]));
        System.out.println(kept.size() + " results and failures");
        Reference.reachabilityFence(kept);
    }

    private static void fill(List<Object> kept, Path folder) {
        try (Pseudonymizer own = Pseudonymizer.withKey(PrivacyTest.key())) {
            Delivery delivery = Delivery.at(folder);
            kept.addAll(KnownTown.results(delivery, own));
            Register town = KnownTown.register(delivery, own);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    for (ErrorPolicy policy : ErrorPolicy.values()) {
                        keep(
                                kept,
                                () -> Dream.reader()
                                        .withPseudonymizer(own)
                                        .withPolicy(policy)
                                        .read(file));
                        keep(
                                kept,
                                () -> ParticipationList.reader()
                                        .withPseudonymizer(own)
                                        .withPolicy(policy)
                                        .read(file));
                        keep(
                                kept,
                                () -> Dream.traits()
                                        .withPseudonymizer(own)
                                        .withPolicy(policy)
                                        .read(file, town));
                        keep(
                                kept,
                                () -> Dream.hours()
                                        .withPseudonymizer(own)
                                        .withPolicy(policy)
                                        .read(file, town));
                    }
                    keep(kept, () -> Register.open(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keep(List<Object> kept, Supplier<Object> work) {
        try {
            kept.add(work.get());
        } catch (RuntimeException e) {
            kept.add(e);
        }
    }
}
