package dk.effekt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void writesAFileAndReplacesIt() throws IOException {
        Path file = folder.resolve("page.html");

        WholeFile.write(file, "æ");
        WholeFile.write(file, "ø");

        assertThat(file).hasContent("ø");
        assertAlone(file);
    }

    /** Whatever it is that fails, and however much has been written by then. */
    @Test
    void leavesTheOldFileWhereTheNewOneFails() throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), "old");

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> WholeFile.write(file, out -> {
                    writeMuch(out);
                    throw new IOException("No space left on device");
                }))
                .withMessage(file
                        + ": cannot be written: No space left on device. A file that stood there before still does");
        for (Throwable failure : new Throwable[] {new IllegalStateException(), new OutOfMemoryError()}) {
            assertThatThrownBy(() -> WholeFile.write(file, out -> {
                        writeMuch(out);
                        throwAny(failure);
                    }))
                    .isSameAs(failure);
        }
        assertThat(file).hasContent("old");
        assertAlone(file);
    }

    @Test
    void leavesNothingWhereNothingStood() throws IOException {
        Path file = folder.resolve("page.html");

        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    writeMuch(out);
                    throw new IOException();
                }))
                .isInstanceOf(FileSystemException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whoReadsMeanwhileMeetsTheOldFile() throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), "old");

        WholeFile.write(file, out -> {
            writeMuch(out);
            out.flush();
            assertThat(file).hasContent("old");
        });

        assertThat(file).hasSize(1 << 20);
    }

    @Test
    void saysWhyAFileCannotBeWritten() {
        Path file = folder.resolve("no-such-folder/page.html");

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> WholeFile.write(file, ""))
                .withMessage(file
                        + ": cannot be written: there is no such folder. A file that stood there before still does");
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> WholeFile.write(folder, ""))
                .withMessageStartingWith(folder + ": cannot be written: ");
    }

    @Test
    void givesAFileTheRightsThatFilesHaveThereOrThatItHad() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX rights here");
        Path usual = Files.createFile(folder.resolve("usual"));
        Path fresh = folder.resolve("fresh");
        Path hidden = Files.createFile(folder.resolve("hidden"));
        Set<PosixFilePermission> ofOwner = PosixFilePermissions.fromString("rw-------");
        Files.setPosixFilePermissions(hidden, ofOwner);
        Path own = folder.resolve("own");

        WholeFile.write(fresh, "");
        WholeFile.write(hidden, "");
        WholeFile.makePrivate(own, made -> Files.writeString(made, ""));

        assertThat(Files.getPosixFilePermissions(fresh)).isEqualTo(Files.getPosixFilePermissions(usual));
        assertThat(Files.getPosixFilePermissions(hidden)).isEqualTo(ofOwner);
        assertThat(Files.getPosixFilePermissions(own)).isEqualTo(ofOwner);
    }

    @Test
    void followsALinkAndLeavesIt() throws IOException {
        Path file = Files.writeString(folder.resolve("2026.html"), "old");
        Path link = linkTo(file, "newest.html");

        WholeFile.write(link, "new");

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    /** A device that is always full, and no file to be replaced. */
    @Test
    void writesToADeviceAsItStands() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "only Linux has /dev/full");
        Path link = linkTo(full, "page.html");

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> WholeFile.write(link, "page"))
                .withMessageStartingWith(link + ": cannot be written: No space left on device");
        assertThat(Files.isRegularFile(full)).isFalse();
        WholeFile.write(linkTo(Path.of("/dev/null"), "nowhere"), "page");
    }

    /** A file that another writer has not yet put in its place, or that one left that was ended. */
    @Test
    void passesByWhatOthersHaveBegun() throws IOException {
        Path file = folder.resolve("outer");

        WholeFile.write(file, outer -> {
            WholeFile.write(folder.resolve("inner"), "inner");
            outer.write("outer".getBytes(StandardCharsets.UTF_8));
        });

        assertThat(file).hasContent("outer");
        assertThat(folder.resolve("inner")).hasContent("inner");
    }

    private Path linkTo(Path file, String name) throws IOException {
        try {
            return Files.createSymbolicLink(folder.resolve(name), file);
        } catch (FileSystemException | UnsupportedOperationException e) {
            assumeTrue(false, "no symbolic links here: " + e);
            throw e;
        }
    }

    private static void writeMuch(OutputStream out) throws IOException {
        out.write(new byte[1 << 20]);
    }

    private static void throwAny(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private void assertAlone(Path file) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
