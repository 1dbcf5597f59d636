package dk.effekt.benchmarks.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.effekt.dream.Dream;
import dk.effekt.dream.synthetic.SyntheticExtract;
import dk.effekt.protocol.Language;
import dk.effekt.register.Register;
import dk.effekt.report.Report;
import dk.effekt.report.picture.DataTable;
import dk.effekt.report.picture.Form;
import dk.effekt.report.picture.Picture;
import dk.effekt.sroi.ValueMapSheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A disk that fills while a file is written: the message names the file, what stood there before still does, and nothing half
 * written is left. The disk is a memory of 16 KB, which only root may make and only on Linux; streams fail anywhere.
 */
@Timeout(120)
class DiskFullTest {

    private static final SyntheticExtract EXTRACT = SyntheticExtract.of(500, 3);
    private static final Register REGISTER = Dream.reader().read(EXTRACT.openDream(), "dream.csv");
    private static final DataTable TABLE = table(1_000);

    /** All that writes to a path, each more than the disk holds. */
    private enum Writer {
        SNAPSHOT("town.effekt") {
            @Override
            void write(Path file) {
                REGISTER.save(file);
            }
        },
        REPORT("report.html") {
            @Override
            void write(Path file) throws IOException {
                Report.titled("Report", Language.ENGLISH)
                        .picture(PICTURE)
                        .build()
                        .writeTo(file);
            }
        },
        PICTURE_PAGE("picture.html") {
            @Override
            void write(Path file) throws IOException {
                PICTURE.writeTo(file);
            }
        },
        PICTURE_SPECIFICATION("picture.json") {
            @Override
            void write(Path file) throws IOException {
                PICTURE.writeTo(file);
            }
        },
        TABLE_CSV("table.csv") {
            @Override
            void write(Path file) throws IOException {
                TABLE.writeTo(file);
            }
        },
        TABLE_WORKBOOK("table.xlsx") {
            @Override
            void write(Path file) throws IOException {
                TABLE.writeTo(file);
            }
        },
        DREAM("dream.csv") {
            @Override
            void write(Path file) throws IOException {
                EXTRACT.writeDream(file);
            }
        },
        DREAM_PACKED("dream.csv.gz") {
            @Override
            void write(Path file) throws IOException {
                SyntheticExtract.of(2_000, 3).writeDream(file);
            }
        },
        PARTICIPATIONS("indsats.csv") {
            @Override
            void write(Path file) throws IOException {
                SyntheticExtract.of(3_000, 3).writeParticipations(file);
            }
        };

        private static final Picture PICTURE = Picture.of(TABLE, "many rows", "{\"mark\": \"bar\"}");

        private final String file;

        Writer(String file) {
            this.file = file;
        }

        abstract void write(Path file) throws IOException;
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Writer.class)
    void leavesTheOldFileOrNone(Writer writer) throws Exception {
        String user = System.getProperty("user.name");
        assumeTrue(
                Files.exists(Path.of("/proc/mounts")) && "root".equals(user),
                "only root on Linux can mount a small disk");
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", folder.toString()), "may not mount here");
        try {
            Path file = folder.resolve(writer.file);
            fails(writer, file);
            assertThat(files()).isEmpty();

            Files.writeString(file, "old");
            fails(writer, file);
            assertThat(file).hasContent("old");
            assertThat(files()).containsExactly(file);
        } finally {
            assertThat(run("umount", folder.toString())).isTrue();
        }
    }

    private static void fails(Writer writer, Path file) {
        assertThatThrownBy(() -> writer.write(file))
                .isInstanceOfAny(FileSystemException.class, UncheckedIOException.class)
                .hasMessageContaining(file.getFileName() + ": cannot be written: No space left on device");
    }

    /** A workbook that lost its end is none; whoever writes it to a stream hears of it. */
    @Test
    void aStreamThatFailsAtAnyByteIsHeardOf() throws IOException {
        List<Content> contents = List.of(
                table(20)::writeXlsx,
                out -> ValueMapSheet.writeXlsx(Town.MAP, out),
                SyntheticExtract.of(3, 3)::writeDream,
                SyntheticExtract.of(100, 3)::writeParticipations);
        for (Content content : contents) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            content.to(whole);
            for (int room = 0; room < whole.size(); room += 1 + whole.size() / 60) {
                OutputStream full = new Full(room);
                assertThatThrownBy(() -> content.to(full))
                        .as("room for %s of %s bytes", room, whole.size())
                        .isInstanceOfAny(IOException.class, UncheckedIOException.class)
                        .hasStackTraceContaining("No space left on device");
            }
        }
    }

    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** Takes so many bytes. */
    private static final class Full extends OutputStream {

        private int room;

        Full(int room) {
            this.room = room;
        }

        @Override
        public void write(int b) throws IOException {
            if (room-- <= 0) {
                throw new IOException("No space left on device");
            }
        }
    }

    private static DataTable table(int rows) {
        DataTable.Builder table = DataTable.named("Table", Language.ENGLISH)
                .column("week", Form.COUNT)
                .column("text", Form.TEXT);
        for (int row = 0; row < rows; row++) {
            table.row((double) row, Integer.toHexString(row * 0x9E3779B9) + " is the text of row " + row);
        }
        return table.build();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
