package dk.effekt.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** R, in a process of its own. */
final class Rscript {

    private static final String COMMAND = "Rscript";

    private Rscript() {}

    /** Whether there is an Rscript on the path, and data.table in it. */
    static boolean isInstalled() {
        return has("data.table");
    }

    /** Whether there is an Rscript on the path, and a package in it. */
    static boolean has(String packageName) {
        try {
            return run(List.of(COMMAND, "-e", "library(" + packageName + ")"), Redirect.DISCARD, Map.of())
                            .exitCode()
                    == 0;
        } catch (IOException e) {
            // That is how a program which is not there shows.
            return false;
        }
    }

    /** What a script prints that stands beside this class; it is copied into a folder to be run. */
    static String run(String script, Path folder, Object... arguments) {
        return run(script, folder, Map.of(), arguments);
    }

    /** The same with one thread for all that counts them by OpenMP or BLAS. */
    static String runOnOneThread(String script, Path folder, Object... arguments) {
        return run(script, folder, Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1"), arguments);
    }

    private static String run(String script, Path folder, Map<String, String> environment, Object... arguments) {
        Path copy = folder.resolve(script);
        try (InputStream in = Objects.requireNonNull(Rscript.class.getResourceAsStream(script), script)) {
            Files.copy(in, copy);
            List<String> command = new ArrayList<>(List.of(COMMAND, copy.toString()));
            for (Object argument : arguments) {
                command.add(argument.toString());
            }
            Run run = run(command, Redirect.INHERIT, environment);
            if (run.exitCode() != 0) {
                throw new IllegalStateException(script + " ended with exit code " + run.exitCode());
            }
            return run.printed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(copy);
        }
    }

    private record Run(int exitCode, String printed) {}

    private static Run run(List<String> command, Redirect complaints, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(complaints);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (InputStream out = process.getInputStream()) {
            String printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), printed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroy();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
