package dk.effekt.benchmarks.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Takes what is said, shown or written, and remembers where a number of a person was in it, but not the number. */
final class Leaks {

    private final Needles written;
    private final Needles kept;
    private final Needles quoted;
    private final Needles key;
    private final Map<String, Set<String>> found = new TreeMap<>();
    private long texts;

    private Leaks(long[] numbers, byte[] secret) {
        written = Needles.written(LongStream.of(numbers));
        kept = Needles.kept(LongStream.of(numbers));
        quoted = Needles.quoted(LongStream.of(numbers));
        key = Needles.ofKey(secret);
    }

    /** Of these persons, whose pseudonyms rest on this key. */
    static Leaks of(long[] numbers, byte[] secret) {
        return new Leaks(numbers, secret);
    }

    /** Of a message not even seven digits in a row may be a person's. */
    void message(String where, String text) {
        text(where, text);
        note(where, quoted.in(text));
    }

    /** All that a failure says, its causes and what came up beside it included; the places in a program say nothing of persons. */
    void failure(String where, Throwable failure) {
        StringBuilder said = new StringBuilder();
        for (Throwable one = failure; one != null; one = one.getCause()) {
            said.append(one).append('\n');
            for (Throwable beside : one.getSuppressed()) {
                failure(where + ", suppressed", beside);
            }
        }
        message(where + " throws " + failure.getClass().getSimpleName(), said.toString());
    }

    void text(String where, String text) {
        texts++;
        note(where, written.in(text));
        note(where, key.in(text));
    }

    /** What was written, unpacked if it is packed. */
    void bytes(String where, byte[] bytes) {
        texts++;
        note(where, kept.in(bytes));
        note(where, key.in(bytes));
        try {
            if (bytes.length > 2 && bytes[0] == 'P' && bytes[1] == 'K') {
                unzipped(where, bytes);
            } else if (bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b) {
                try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    note(where, kept.in(in.readAllBytes()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(where, e);
        }
    }

    /** By its directory, as a stream of a workbook does not tell how long its parts are. */
    private void unzipped(String where, byte[] bytes) throws IOException {
        Path file = Files.write(Files.createTempFile("effekt", ".zip"), bytes);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    note(where, kept.in(in.readAllBytes()));
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    /** Where, and in which form. */
    Map<String, Set<String>> found() {
        return found;
    }

    /** How much was looked through. */
    long texts() {
        return texts;
    }

    private void note(String where, Set<String> forms) {
        if (!forms.isEmpty()) {
            found.computeIfAbsent(where, key -> new TreeSet<>()).addAll(forms);
        }
    }
}
