package dk.effekt.report.internal;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that come with the library. */
public final class Resource {

    private Resource() {}

    /**
     * The text of a file.
     *
     * @param beside a class of the package in which it stands
     * @param name from there, or from the root with a slash before it
     */
    public static String text(Class<?> beside, String name) {
        try {
            return Resources.toString(Resources.getResource(beside, name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
