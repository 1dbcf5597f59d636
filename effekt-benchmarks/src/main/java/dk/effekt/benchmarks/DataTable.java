package dk.effekt.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Scanner;

/**
 * R's data.table, in a process of its own, for one of the questions. The spells go to it in a temporary file; neither
 * writing nor reading that is timed.
 */
final class DataTable implements AutoCloseable {

    /** The one question that R is asked. */
    static final Query QUERY = Query.WEEKS_IN_WINDOW;

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
            if (!Rscript.isInstalled()) {
                return Optional.empty();
            }
            DataTable made = new DataTable(Files.createTempDirectory("spells"));
            made.write(data);
            return Optional.of(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(SpellData data) throws IOException {
        try (BufferedWriter spells = Files.newBufferedWriter(file("spells.csv"));
                BufferedWriter zeros = Files.newBufferedWriter(file("zeros.csv"))) {
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
        Scanner answer = new Scanner(
                        Rscript.run("spells.R", folder, file("spells.csv"), file("zeros.csv"), threads, rounds))
                .useLocale(Locale.ROOT);
        return new Answer(answer.nextDouble(), answer.nextLong());
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    /** Deletes the temporary files. */
    @Override
    public void close() {
        try {
            for (String name : List.of("spells.csv", "zeros.csv")) {
                Files.deleteIfExists(file(name));
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
