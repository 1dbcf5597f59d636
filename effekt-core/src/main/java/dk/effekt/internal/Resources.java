package dk.effekt.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that are packed with the library. */
public final class Resources {

    private Resources() {}

    /**
     * A text in UTF-8.
     *
     * @param beside a class in whose package it lies
     * @param name its name there, such as {@code protocol.schema.json}, or from the root with a slash before it
     */
    public static String text(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("effekt was packed without its '" + name + "'");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
