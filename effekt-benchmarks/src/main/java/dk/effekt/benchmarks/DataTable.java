package dk.effekt.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Scanner;

/**
 * R's data.table, in a process of its own, for one of the questions. The spells go to it in a temporary file; neither
 * writing nor reading that is timed.
 */
final class DataTable implements AutoCloseable {

    /** The one question that R is asked. */
    static final Query QUERY = Query.WEEKS_IN_WINDOW;

    private static final String RSCRIPT = "Rscript";
    private static final String SCRIPT = "spells.R";

    private final Path folder;

    private DataTable(Path folder) {
        this.folder = folder;
    }

    /**
     * What R says.
     *
     * @param millis the median time of a round
     * @param sum the sum of the answers
     */
    record Answer(double millis, long sum) {}

    /** Writes the spells to a temporary file; empty if there is no Rscript on the path, or no data.table in it. */
    static Optional<DataTable> load(SpellData data) {
        try {
            if (!isInstalled()) {
                return Optional.empty();
            }
            DataTable made = new DataTable(Files.createTempDirectory("spells"));
            made.write(data);
            return Optional.of(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInstalled() {
        try {
            Run loading = run(List.of(RSCRIPT, "-e", "library(data.table)"), Redirect.DISCARD);
            return loading.exitCode() == 0;
        } catch (IOException e) {
            // That is how a program which is not there shows.
            return false;
        }
    }

    private void write(SpellData data) throws IOException {
        try (BufferedWriter spells = Files.newBufferedWriter(file("spells.csv"));
                BufferedWriter zeros = Files.newBufferedWriter(file("zeros.csv"));
                InputStream script = Objects.requireNonNull(DataTable.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            Files.copy(script, file(SCRIPT));
            spells.write("person,start,stop,code\n");
            zeros.write("person,week\n");
            int[] timeZeros = data.timeZeros();
            for (int person = 0; person < data.persons(); person++) {
                StringBuilder rows = new StringBuilder();
                int number = person;
                data.spells(
                        person,
                        (start, end, code) -> rows.append(number)
                                .append(',')
                                .append(start)
                                .append(',')
                                .append(end)
                                .append(',')
                                .append(code)
                                .append('\n'));
                spells.append(rows);
                zeros.write(person + "," + timeZeros[person] + "\n");
            }
        }
    }

    /** Asks for so many rounds. */
    Answer ask(int threads, int rounds) {
        List<String> command = List.of(
                RSCRIPT,
                file(SCRIPT).toString(),
                file("spells.csv").toString(),
                file("zeros.csv").toString(),
                Integer.toString(threads),
                Integer.toString(rounds));
        try {
            Run run = run(command, Redirect.INHERIT);
            if (run.exitCode() != 0) {
                throw new IllegalStateException(SCRIPT + " ended with exit code " + run.exitCode());
            }
            Scanner answer = new Scanner(run.printed()).useLocale(Locale.ROOT);
            return new Answer(answer.nextDouble(), answer.nextLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private Path file(String name) {
        return folder.resolve(name);
    }

    /** Deletes the temporary files. */
    @Override
    public void close() {
        try {
            for (String name : List.of("spells.csv", "zeros.csv", SCRIPT)) {
                Files.deleteIfExists(file(name));
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
