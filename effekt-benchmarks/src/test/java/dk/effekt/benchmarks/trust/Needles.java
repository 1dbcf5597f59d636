package dk.effekt.benchmarks.trust;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** What persons' numbers look like as bytes, and whether some bytes hold one. */
final class Needles {

    private static final int ANCHOR = 3;
    private static final int SHORTEST = 5;

    /** @param anchor where the three bytes begin by which it is looked up: those with the fewest zeros, of which memory is full */
    private record Needle(String form, byte[] bytes, int anchor) {}

    private final Map<Integer, List<Needle>> byAnchor = new HashMap<>();
    private final boolean[] isAnchor = new boolean[1 << 8 * ANCHOR];

    private Needles() {}

    /** Whole numbers, as text with and without separators. */
    static Needles written(LongStream numbers) {
        Needles needles = new Needles();
        numbers.forEach(number -> needles.addTexts(number, StandardCharsets.UTF_8));
        return needles;
    }

    /** Whole numbers in every form that a program may keep them in. */
    static Needles kept(LongStream numbers) {
        Needles needles = new Needles();
        numbers.forEach(number -> {
            needles.addTexts(number, StandardCharsets.UTF_8);
            needles.addTexts(number, StandardCharsets.UTF_16BE);
            needles.addTexts(number, StandardCharsets.UTF_16LE);
            for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
                needles.add("long " + order, eight(order).putLong(number).array());
                needles.add("double " + order, eight(order).putDouble(number).array());
            }
            needles.add("packed decimal", packed(number));
        });
        return needles;
    }

    /** A key, as it is and as text. */
    static Needles ofKey(byte[] key) {
        Needles needles = new Needles();
        needles.add("key", key);
        needles.add("key", HexFormat.of().formatHex(key).getBytes(StandardCharsets.UTF_8));
        needles.add("key", Base64.getEncoder().encode(key));
        return needles;
    }

    /** Seven digits in a row of a number: one more than a message may quote. */
    static Needles quoted(LongStream numbers) {
        Needles needles = new Needles();
        numbers.forEach(number -> {
            String digits = digits(number);
            for (int from = 0; from + 7 <= digits.length(); from++) {
                String part = digits.substring(from, from + 7);
                needles.add("digits of a number", part.getBytes(StandardCharsets.UTF_8));
                for (String separator : List.of("-", " ")) {
                    String cut = part.substring(0, 6 - from) + separator + part.substring(6 - from);
                    needles.add("digits of a number", cut.getBytes(StandardCharsets.UTF_8));
                }
            }
        });
        return needles;
    }

    /** The forms in which numbers are found; none if there are none. */
    Set<String> in(byte[] bytes, int length) {
        Set<String> found = new TreeSet<>();
        int window = 0;
        for (int i = 0; i < length; i++) {
            window = (window << 8 | bytes[i] & 0xff) & (1 << 8 * ANCHOR) - 1;
            if (isAnchor[window] && i >= ANCHOR - 1) {
                for (Needle needle : byAnchor.getOrDefault(window, List.of())) {
                    int from = i - ANCHOR + 1 - needle.anchor;
                    int to = from + needle.bytes.length;
                    if (from >= 0
                            && to <= length
                            && Arrays.equals(bytes, from, to, needle.bytes, 0, needle.bytes.length)) {
                        found.add(needle.form);
                    }
                }
            }
        }
        return found;
    }

    Set<String> in(byte[] bytes) {
        return in(bytes, bytes.length);
    }

    Set<String> in(String text) {
        return in(text.getBytes(StandardCharsets.UTF_8));
    }

    private void addTexts(long number, Charset charset) {
        String digits = digits(number);
        add("digits, " + charset, digits.getBytes(charset));
        if (digits.startsWith("0")) {
            add("nine digits, " + charset, digits.substring(1).getBytes(charset));
        }
        for (String separator : List.of("-", " ", "\u2010", "\u2011", "\u2013", "\u00a0")) {
            add(
                    "with a separator, " + charset,
                    (digits.substring(0, 6) + separator + digits.substring(6)).getBytes(charset));
        }
        add(
                "in thousands, " + charset,
                String.format(Locale.ROOT, "%,d", number).getBytes(charset));
        add(
                "in thousands, " + charset,
                String.format(Locale.GERMANY, "%,d", number).getBytes(charset));
        add("with an exponent, " + charset, Double.toString(number).getBytes(charset));
        add("hexadecimal, " + charset, Long.toHexString(number).getBytes(charset));
    }

    private void add(String form, byte[] bytes) {
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException(form + " is too short to be told from chance");
        }
        int anchor = 0;
        for (int from = 1; from + ANCHOR <= bytes.length; from++) {
            anchor = zeros(bytes, from) <= zeros(bytes, anchor) ? from : anchor;
        }
        int window = (bytes[anchor] & 0xff) << 16 | (bytes[anchor + 1] & 0xff) << 8 | bytes[anchor + 2] & 0xff;
        isAnchor[window] = true;
        byAnchor.computeIfAbsent(window, key -> new ArrayList<>()).add(new Needle(form, bytes, anchor));
    }

    private static int zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int i = from; i < from + ANCHOR; i++) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static ByteBuffer eight(ByteOrder order) {
        return ByteBuffer.allocate(Long.BYTES).order(order);
    }

    private static String digits(long number) {
        return String.format(Locale.ROOT, "%010d", number);
    }

    private static byte[] packed(long number) {
        byte[] eight = eight(ByteOrder.BIG_ENDIAN)
                .putLong(Long.parseLong(digits(number), 16))
                .array();
        return Arrays.copyOfRange(eight, 3, eight.length);
    }
}
