package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.input.Finding;
import dk.effekt.input.ReadReport;
import dk.effekt.input.Reason;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import dk.effekt.register.Timeline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small inputs for the tests. Persons have replacement numbers, with 60 added to the day, which nobody has. */
final class Given {

    static final String ANNE = "6101850001";
    static final String BO = "6202900002";
    static final String CARL = "6303950003";

    private Given() {}

    /** Reads lines as the file {@code dream.csv}. */
    static Register register(String... lines) {
        return register(bytes(lines));
    }

    static Register register(byte[] content) {
        return Dream.reader().read(new ByteArrayInputStream(content), "dream.csv");
    }

    /** Reads lines as the file {@code indsats.csv}. */
    static Participations participations(String... lines) {
        return participations(bytes(lines));
    }

    static Participations participations(byte[] content) {
        return ParticipationList.reader().read(new ByteArrayInputStream(content), "indsats.csv");
    }

    static byte[] bytes(String... lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** A zip archive of files, each a name and its content. */
    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static Timeline timeline(Register register, String person) {
        return register.timeline(person(register, person));
    }

    static int person(Register register, String person) {
        return register.find(Pseudonymizer.standard().pseudonym(person)).orElseThrow();
    }

    static boolean has(Register register, String person) {
        return register.find(Pseudonymizer.standard().pseudonym(person)).isPresent();
    }

    static State state(Register register, String person, int year, int week) {
        return timeline(register, person).stateAt(Week.of(year, week));
    }

    static List<Finding> findings(ReadReport report, Reason reason) {
        return report.findings().stream().filter(f -> f.reason() == reason).toList();
    }

    /** The one finding of the report, as the user reads it. */
    static String only(ReadReport report) {
        if (report.findings().size() != 1) {
            throw new AssertionError("not one finding but " + report.findings());
        }
        return report.findings().get(0).toString();
    }
}
