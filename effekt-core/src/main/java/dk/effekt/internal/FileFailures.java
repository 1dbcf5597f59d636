package dk.effekt.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Failures of the file system, which quote the file's path: people call files by persons' numbers. */
public final class FileFailures {

    private FileFailures() {}

    /** The same failure with long numbers hidden in its path. */
    public static IOException withoutNumbers(IOException failure) {
        if (!(failure instanceof FileSystemException told)) {
            return failure;
        }
        String file = hidden(told.getFile());
        String other = hidden(told.getOtherFile());
        if (Objects.equals(file, told.getFile()) && Objects.equals(other, told.getOtherFile())) {
            return failure;
        }
        FileSystemException hiding = failure instanceof NoSuchFileException
                ? new NoSuchFileException(file, other, told.getReason())
                : failure instanceof AccessDeniedException
                        ? new AccessDeniedException(file, other, told.getReason())
                        : new FileSystemException(file, other, told.getReason());
        hiding.setStackTrace(failure.getStackTrace());
        return hiding;
    }

    private static @Nullable String hidden(@Nullable String path) {
        return path == null ? null : LongNumbers.hidden(path);
    }
}
