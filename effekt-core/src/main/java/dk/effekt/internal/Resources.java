package dk.effekt.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Texts that are packed with the library. */
public final class Resources {

    private Resources() {}

    /**
     * A text in UTF-8.
     *
     * @param beside a class in whose package it lies
     * @param name its name there, such as {@code protocol.schema.json}
     */
    public static String text(Class<?> beside, String name) {
        return text(beside.getResourceAsStream(name), name);
    }

    /**
     * A text in UTF-8 that is packed with another library. On the module path a class does not see it, but its loader does.
     *
     * @param user a class of the library that brings the other along
     * @param name its name from the root, without a slash before it
     */
    public static String ofLibrary(Class<?> user, String name) {
        return text(user.getClassLoader().getResourceAsStream(name), name);
    }

    private static String text(@Nullable InputStream stream, String name) {
        try (InputStream in = stream) {
            if (in == null) {
                throw new IllegalStateException("effekt was packed without its '" + name + "'");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
