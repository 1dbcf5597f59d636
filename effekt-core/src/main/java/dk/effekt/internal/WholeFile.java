package dk.effekt.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Writes a file in one step: beside it first, and in its place only when it is whole. Whoever opens it meets the old file or the
 * new one, and where the disk is full the old one stays.
 *
 * <p>A link is followed, and the rights of a file that is replaced stay as they are. What is there and no regular file, such as a
 * pipe or a device, is written to as it stands: it cannot be replaced.
 */
public final class WholeFile {

    private static final int MOST_PENDING = 1_000;

    private WholeFile() {}

    /** Gives the bytes of a file. */
    @FunctionalInterface
    public interface Content {

        /** Writes all of them; the stream is buffered and closed by the caller. */
        void to(OutputStream out) throws IOException;
    }

    /** Makes a file. */
    @FunctionalInterface
    public interface Making {

        /** Writes a file that is there and empty. */
        void at(Path file) throws IOException;
    }

    /**
     * Writes a file, or replaces it.
     *
     * @throws FileSystemException that names the file and says why, if it cannot be written; what stood there before still does
     */
    public static void write(Path file, Content content) throws IOException {
        replace(file, WholeFile::pending, at -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(at))) {
                content.to(out);
            }
        });
    }

    /** The same with a text in UTF-8. */
    public static void write(Path file, String text) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same with a file that only its owner may read, where the file system knows owners. */
    public static void makePrivate(Path file, Making making) throws IOException {
        replace(file, beside -> Files.createTempFile(folder(beside), ".effekt", ".tmp"), making);
    }

    @FunctionalInterface
    private interface Pending {
        Path beside(Path target) throws IOException;
    }

    private static void replace(Path file, Pending pending, Making making) throws IOException {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                making.at(target);
                return;
            }
            Path beside = pending.beside(target);
            try {
                making.at(beside);
                move(beside, target);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** With the rights that a new file has, or those of the file that it is to replace. */
    private static Path pending(Path target) throws IOException {
        Path pending = created(target);
        PosixFileAttributeView rights = Files.getFileAttributeView(pending, PosixFileAttributeView.class);
        if (rights != null && Files.exists(target)) {
            rights.setPermissions(Files.getPosixFilePermissions(target));
        }
        return pending;
    }

    private static Path created(Path target) throws IOException {
        for (int number = 0; ; number++) {
            try {
                return Files.createFile(folder(target).resolve(".effekt" + number + ".tmp"));
            } catch (FileAlreadyExistsException e) {
                // Of another writer, or of one that was ended.
                if (number == MOST_PENDING) {
                    throw e;
                }
            }
        }
    }

    private static Path folder(Path target) {
        Path folder = target.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("'" + target + "' is not the name of a file");
        }
        return folder;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What fails is the file beside it, which the caller does not know. */
    private static FileSystemException failed(Path file, IOException cause) {
        String why = cause instanceof NoSuchFileException
                ? "there is no such folder"
                : cause instanceof AccessDeniedException
                        ? "access is denied"
                        : cause instanceof FileSystemException of && of.getReason() != null
                                ? of.getReason()
                                : String.valueOf(cause.getMessage());
        FileSystemException failed = new FileSystemException(
                file.toString(), null, "cannot be written: " + why + ". A file that stood there before still does");
        failed.initCause(cause);
        return failed;
    }
}
