package dk.effekt.dream.synthetic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two files of an extract, read with nothing but split: no reader of effekt has a part in these tests. */
final class Delivery {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-yyyy");

    /** A row of the extract, by column. */
    record Row(List<String> header, String[] cells) {

        String get(String column) {
            int at = header.indexOf(column);
            if (at < 0) {
                throw new IllegalArgumentException("no column " + column);
            }
            return cells[at];
        }

        LocalDate birthDate() {
            return date(get("FOEDSELSDATO"));
        }
    }

    /** A row of the participation list. */
    record Listed(String number, String offer, LocalDate start, String end, String reason) {}

    private Delivery() {}

    static byte[] dream(SyntheticExtract extract) {
        return bytes(extract, true);
    }

    static byte[] participations(SyntheticExtract extract) {
        return bytes(extract, false);
    }

    static String dreamText(SyntheticExtract extract) {
        return new String(dream(extract), WINDOWS_1252);
    }

    static Map<String, Row> people(SyntheticExtract extract) {
        String[] lines = dreamText(extract).split("\r\n");
        List<String> header = List.of(lines[0].split(";"));
        Map<String, Row> people = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            Row row = new Row(header, lines[i].split(";", -1));
            people.put(row.get("PNR"), row);
        }
        return people;
    }

    static List<Listed> listed(SyntheticExtract extract) {
        String[] lines = new String(participations(extract), WINDOWS_1252).split("\r\n");
        List<Listed> listed = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String[] cells = lines[i].split(";", -1);
            listed.add(new Listed(cells[0], cells[1], date(cells[2]), cells[3], cells[4]));
        }
        return listed;
    }

    static LocalDate date(String text) {
        return LocalDate.parse(text, DATE);
    }

    private static byte[] bytes(SyntheticExtract extract, boolean dream) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (dream) {
                extract.writeDream(out);
            } else {
                extract.writeParticipations(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
