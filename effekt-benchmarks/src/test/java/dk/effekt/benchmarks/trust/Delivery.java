package dk.effekt.benchmarks.trust;

import dk.effekt.dream.synthetic.SyntheticExtract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What a municipality hands over: an extract and a list of a made-up town whose persons have {@link Numbers}, with some broken rows,
 * and files of every kind, sound and damaged, some of which are called by a person's number.
 */
final class Delivery {

    static final int PERSONS = 600;

    /** The number that a column of Parquet is called by. */
    static final int COLUMN = Tables.LAST + PERSONS;

    /** The numbers in all files but those that SAS wrote. */
    static final int NUMBERS = COLUMN + 1;

    private final Path folder;
    private final Path dream;
    private final Path list;
    private final List<Path> files = new ArrayList<>();

    private Delivery(Path folder) {
        this.folder = folder;
        dream = folder.resolve("dream.csv");
        list = folder.resolve("indsats.csv");
    }

    /** One that was made before. */
    static Delivery at(Path folder) {
        return new Delivery(folder);
    }

    static Delivery in(Path folder) {
        Delivery delivery = new Delivery(folder);
        try {
            delivery.writeTown();
            delivery.writeFiles();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
        return delivery;
    }

    Path folder() {
        return folder;
    }

    /** The extract of the town. */
    Path dream() {
        return dream;
    }

    /** Who took part in what. */
    Path list() {
        return list;
    }

    /** All files, and some that are not there. */
    List<Path> files() {
        return files;
    }

    private void writeTown() throws IOException {
        SyntheticExtract town = SyntheticExtract.of(PERSONS, 1);
        Map<String, String> numbers = new HashMap<>();
        List<String> rows = lines(town.openDream());
        List<String> extract = new ArrayList<>(List.of(rows.get(0)));
        for (String row : rows.subList(1, rows.size())) {
            String made = row.substring(0, row.indexOf(';'));
            numbers.put(made, Numbers.of(Tables.LAST + numbers.size()));
            extract.add(numbers.get(made) + row.substring(row.indexOf(';')));
        }
        for (int i = 0; i < 40; i++) {
            String[] cells = extract.get(1 + i).split(";", -1);
            cells[0] = Numbers.of(i);
            cells[1 + i % 30] = Numbers.of(Tables.FIRST_MISPLACED + i);
            extract.add(String.join(";", cells));
        }
        Files.writeString(dream, String.join("\r\n", extract) + "\r\n", StandardCharsets.ISO_8859_1);

        List<String> courses = new ArrayList<>();
        for (String row : lines(town.openParticipations())) {
            String made = row.substring(0, row.indexOf(';')).replace("-", "");
            courses.add(numbers.containsKey(made) ? numbers.get(made) + row.substring(row.indexOf(';')) : row);
        }
        for (int i = 0; i < 20; i++) {
            String[] cells = courses.get(1 + i).split(";", -1);
            cells[i % cells.length] = "se " + Numbers.of(Tables.FIRST_MISPLACED + i) + " igen";
            courses.add(String.join(";", cells));
        }
        Files.writeString(list, String.join("\r\n", courses) + "\r\n", StandardCharsets.ISO_8859_1);
    }

    private void writeFiles() throws IOException, SQLException {
        int place = 1;
        for (Map.Entry<String, String> sound : Tables.sound().entrySet()) {
            byte[] bytes = sound.getValue().getBytes(StandardCharsets.UTF_8);
            String name = sound.getKey() + " af " + Numbers.of(place++);
            write(name + ".csv", bytes);
            write(name + ".csv.gz", gzip(bytes));
            write(name + " half.csv.gz", half(gzip(bytes)));
            write(name + ".zip", zip(bytes, Numbers.of(place) + ".csv"));
            write(name + " two.zip", zip(bytes, Numbers.of(place) + ".csv", "b" + Numbers.of(place) + ".csv"));
            write(name + " half.zip", half(zip(bytes, Numbers.of(place) + ".csv")));
            write(name + " utf-16.csv", sound.getValue().getBytes(StandardCharsets.UTF_16));
        }
        for (String kind : List.of("varchar", "bigint", "double", "decimal(12, 2)")) {
            Path parquet = folder.resolve(kind.replaceAll("\\W", "") + Numbers.of(place++) + ".parquet");
            parquet(parquet, kind);
            files.add(parquet);
            write("half" + parquet.getFileName(), half(Files.readAllBytes(parquet)));
            write("cut" + parquet.getFileName(), cut(Files.readAllBytes(parquet)));
        }
        for (String name : List.of("dream", "indsats")) {
            byte[] sas = resource("/sas/" + name + ".sas7bdat");
            write(name + Numbers.of(place++) + ".sas7bdat", sas);
            write("half" + name + Numbers.of(place) + ".sas7bdat", half(sas));
        }
        write(Numbers.of(place++) + " tom.csv", new byte[0]);
        write("sag " + Numbers.of(place) + ".json", Tables.bytes("{\"cpr\": \"" + Numbers.of(place) + "\"}"));
        Files.createDirectory(folder.resolve(Numbers.of(place)));
        files.add(folder.resolve(Numbers.of(place)));
        files.add(folder.resolve(Numbers.of(place) + " findes ikke.csv"));
        files.add(folder.resolve(Numbers.of(place) + " nowhere").resolve("dream.csv"));
    }

    /** The numbers in the files that SAS wrote. */
    static long[] numbersOfSas() {
        return Stream.of("dream", "indsats")
                .flatMap(name -> Pattern.compile("\\d{10}")
                        .matcher(new String(resource("/sas/" + name + ".sas7bdat"), StandardCharsets.ISO_8859_1))
                        .results())
                .mapToLong(number -> Long.parseLong(number.group()))
                .distinct()
                .toArray();
    }

    /** Takes a file in among the others. */
    void write(String name, byte[] bytes) throws IOException {
        files.add(Files.write(folder.resolve(name), bytes));
    }

    private static void parquet(Path file, String kind) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(("copy (select * from (values (%1$s::" + kind + ", 'K', %2$s::" + kind + ", 111, 860),"
                            + " (%2$s::" + kind + ", 'se %3$s', null, 112, 101), (null, 'M', %1$s::" + kind
                            + ", 999, 1))"
                            + " as persons (PNR, KOEN, y_1701, y_1702, \"%4$s\")) to '" + file + "' (format parquet)")
                    .formatted(Numbers.of(1), Numbers.of(2), Numbers.of(Tables.FIRST_MISPLACED), Numbers.of(COLUMN)));
        }
    }

    static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    /** With a hole in the middle. */
    static byte[] cut(byte[] bytes) {
        byte[] cut = bytes.clone();
        Arrays.fill(cut, bytes.length / 3, bytes.length / 3 + Math.min(40, bytes.length / 4), (byte) 0x55);
        return cut;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(byte[] content, String... names) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(content);
            }
        }
        return packed.toByteArray();
    }

    private static List<String> lines(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Delivery.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
