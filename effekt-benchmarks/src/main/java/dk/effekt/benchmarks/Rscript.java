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
import java.util.Objects;

/** R with data.table, in a process of its own. */
final class Rscript {

    private static final String COMMAND = "Rscript";

    private Rscript() {}

    /** Whether there is an Rscript on the path, and data.table in it. */
    static boolean isInstalled() {
        try {
            return run(List.of(COMMAND, "-e", "library(data.table)"), Redirect.DISCARD)
                            .exitCode()
                    == 0;
        } catch (IOException e) {
            // That is how a program which is not there shows.
            return false;
        }
    }

    /** What a script prints that stands beside this class; it is copied into a folder to be run. */
    static String run(String script, Path folder, Object... arguments) {
        Path copy = folder.resolve(script);
        try (InputStream in = Objects.requireNonNull(Rscript.class.getResourceAsStream(script), script)) {
            Files.copy(in, copy);
            List<String> command = new ArrayList<>(List.of(COMMAND, copy.toString()));
            for (Object argument : arguments) {
                command.add(argument.toString());
            }
            Run run = run(command, Redirect.INHERIT);
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

    private static Run run(List<String> command, Redirect complaints) throws IOException {
        Process process = new ProcessBuilder(command).redirectError(complaints).start();
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
