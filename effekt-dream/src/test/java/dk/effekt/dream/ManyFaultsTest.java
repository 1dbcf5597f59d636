package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.input.Finding;
import dk.effekt.input.ReadReport;
import dk.effekt.input.Reason;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of faults without number the report holds the first thousand of each reason and counts the others. */
class ManyFaultsTest {

    private static final String NOBODY = "nobody;130\n";

    @Test
    void ofMillionsOfRowsOfAWideTableAreCountedExactly() {
        ReadReport report = Dream.reader()
                .read(repeated("PNR;y_2001\n" + ANNE + ";130\n", NOBODY, 3_000_000), "dream.csv")
                .report();

        assertThat(report.rowsRead()).isEqualTo(3_000_001);
        assertThat(report.rowsKept()).isEqualTo(1);
        assertThat(report.refusedByReason()).isEqualTo(Map.of(Reason.NOT_A_PERSON, 3_000_000L));
        assertThat(report.findings()).hasSize(1001);
        assertThat(report.findings().get(0).place().line()).isEqualTo(3);
        assertThat(report.findings().get(1000))
                .hasToString("dream.csv, line 1003: further ones of the same reason (2999000 times, first here).");
    }

    @Test
    void ofALongTableAreCountedExactly() {
        String header = "PNR;UGE;KODE\n" + ANNE + ";2020w01;130\n" + BO + ";2020w01;130\n" + BO + ";2020w01;140\n";
        ReadReport report = Dream.reader()
                .read(repeated(header, "nobody;2020w01;130\n" + BO + ";2020w01;x\n", 100_000), "dream.csv")
                .report();

        assertThat(report.rowsRead()).isEqualTo(200_003);
        assertThat(report.rowsKept()).isEqualTo(1);
        assertThat(report.refusedByReason())
                .isEqualTo(Map.of(
                        Reason.NOT_A_PERSON, 100_000L,
                        Reason.NOT_A_CODE, 100_000L,
                        Reason.CONTRADICTORY, 1L,
                        Reason.REST_OF_PERSON, 1L));
        assertThat(report.findings()).hasSize(2 * 1001 + 2);
    }

    @Test
    void ofAListAreCountedExactly() {
        String course = ANNE + ";kursus;01-02-2020;\n";
        ReadReport report = ParticipationList.reader()
                .read(repeated("PNR;Indsats;Start;Slut\n" + course, course, 50_000), "indsats.csv")
                .report();

        assertThat(report.rowsRead()).isEqualTo(50_001);
        assertThat(report.rowsKept()).isEqualTo(1);
        assertThat(report.refusedByReason()).isEqualTo(Map.of(Reason.REPEATED, 50_000L));
        assertThat(report.findings()).hasSize(1001);
    }

    @Test
    void amongRowsForOnePersonAreCountedExactly() {
        ReadReport repeats = Dream.reader()
                .read(repeated("PNR;y_2001\n", ANNE + ";130\n", 50_000), "dream.csv")
                .report();
        ReadReport disagree = Dream.reader()
                .read(repeated("PNR;y_2001\n" + ANNE + ";140\n", ANNE + ";130\n", 50_000), "dream.csv")
                .report();

        assertThat(repeats.refusedByReason()).isEqualTo(Map.of(Reason.REPEATED, 49_999L));
        assertThat(repeats.findings()).hasSize(1001);
        assertThat(disagree.refusedByReason()).isEqualTo(Map.of(Reason.CONTRADICTORY, 50_001L));
        assertThat(disagree.findings()).hasSize(1001);
        assertThat(disagree.findings().get(0).place().line()).isEqualTo(2);
    }

    @Test
    void ofRowsThatRunTogetherAreCountedExactly() {
        ReadReport report = Dream.reader()
                .read(repeated("PNR;note;y_2001\n", ANNE + ";\"a;1\nb;2\";130\n", 20_000), "dream.csv")
                .report();

        assertThat(report.refusedByReason()).isEqualTo(Map.of(Reason.WRONG_LENGTH, 20_000L));
        assertThat(Given.findings(report, Reason.WRONG_LENGTH)).hasSize(1001);
    }

    @Test
    void ofFreeTextInAColumnOfFewValuesAreCountedExactly() {
        StringBuilder rows = new StringBuilder("PNR;HERKOMST;y_2001\n");
        for (int row = 0; row < 5_000; row++) {
            rows.append(ANNE).append(";fra sted ").append(row).append(";130\n");
        }
        ReadReport report = Dream.reader()
                .read(new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)), "dream.csv")
                .report();
        List<Finding> unknown = Given.findings(report, Reason.UNKNOWN_VALUE);

        assertThat(unknown).hasSize(1001);
        assertThat(unknown.stream().mapToLong(Finding::count).sum()).isEqualTo(5_000);
    }

    /** A beginning, and then the same rows again and again. */
    private static InputStream repeated(String beginning, String rows, int times) {
        byte[] first = beginning.getBytes(StandardCharsets.UTF_8);
        int atATime = Math.min(times, 10_000);
        byte[] block = rows.repeat(atATime).getBytes(StandardCharsets.UTF_8);
        List<byte[]> blocks = Collections.nCopies(times / atATime, block);
        return new SequenceInputStream(
                new ByteArrayInputStream(first),
                new SequenceInputStream(Collections.enumeration(
                        blocks.stream().map(ByteArrayInputStream::new).toList())));
    }
}
