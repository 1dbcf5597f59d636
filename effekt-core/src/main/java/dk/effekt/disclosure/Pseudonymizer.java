package dk.effekt.disclosure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces a person's number by a pseudonym of 64 bits: the first eight bytes of an HMAC-SHA-256 (RFC 2104) of the number
 * under a key. The same number and key give the same pseudonym, so that register and participations meet.
 *
 * <p>There are few enough civil registration numbers to try them all, so a pseudonym is only as secret as its key.
 * {@link #standard()} has a key that stands in this source: it keeps numbers out of sight and results repeatable, and it does
 * not protect pseudonyms that leave the room. For that, use {@link #withKey(byte[])}, and {@link #forProject} to keep projects apart. Among five million persons two share a
 * pseudonym with a probability below one in a million. Thread-safe.
 *
 * <p>{@link #close()} wipes the key, so that it does not outlive the reading:
 *
 * <pre>{@code
 * try (Pseudonymizer own = Pseudonymizer.withKey(key)) {
 *     Arrays.fill(key, (byte) 0);
 *     register = Dream.reader().withPseudonymizer(own).read(file);
 * }
 * }</pre>
 */
public final class Pseudonymizer implements AutoCloseable {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_KEY_BYTES = 16;
    /** As many as the hash has. */
    private static final int KEY_BYTES = 32;

    private static final String PROJECT = "dk.effekt project ";
    private static final String WIPED = "the key of this pseudonymizer has been wiped; make another one";
    private static final Pattern CIVIL_REGISTRATION_NUMBER = Pattern.compile("(\\d{5,6})[- ]?(\\d{4})");
    private static final Pseudonymizer STANDARD =
            new Pseudonymizer("dk.effekt public key, not a secret".getBytes(StandardCharsets.UTF_8));

    private final byte[] key;
    private volatile boolean closed;

    private Pseudonymizer(byte[] key) {
        this.key = key;
    }

    /** The pseudonymizer with the public key: the same pseudonyms in every run and every place. */
    public static Pseudonymizer standard() {
        return STANDARD;
    }

    /**
     * A pseudonymizer with a key of your own.
     *
     * @param key at least 16 bytes; copied, so that the caller may wipe it at once
     * @throws IllegalArgumentException if it is shorter
     */
    public static Pseudonymizer withKey(byte[] key) {
        if (key.length < LEAST_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key has " + key.length + " bytes; it needs at least " + LEAST_KEY_BYTES);
        }
        return new Pseudonymizer(key.clone());
    }

    /**
     * The pseudonymizer of a project, whose key is derived from this one, the master key: HKDF with HMAC-SHA-256, no salt, 32 bytes
     * (RFC 5869, sections 2.2 and 2.3). The same name gives the same pseudonyms, another name others, and nobody can tell which of
     * two projects' pseudonyms are of one person, unless they have the master key. It stays good when the master is closed.
     *
     * @param name of the project, not blank
     * @throws IllegalArgumentException if it is blank
     * @throws IllegalStateException with {@link #standard()}, from whose public key anybody could derive the project's, and if the
     *     key has been wiped
     */
    public Pseudonymizer forProject(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the project has no name");
        }
        if (this == STANDARD) {
            throw new IllegalStateException(
                    "the public key keeps no projects apart; give a key of your own, withKey(…)");
        }
        byte[] info = (PROJECT + name.strip()).getBytes(StandardCharsets.UTF_8);
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        byte[] pseudorandomKey = hmac(new byte[KEY_BYTES], key);
        if (closed) {
            throw new IllegalStateException(WIPED);
        }
        return new Pseudonymizer(hmac(pseudorandomKey, block));
    }

    /**
     * The pseudonym of a person's number. Spaces around it and a hyphen or space before the last four digits of a civil
     * registration number make no difference, nor does a leading zero that it lost.
     *
     * @param number not blank
     * @throws IllegalArgumentException if it is blank
     * @throws IllegalStateException if the key has been wiped
     */
    public long pseudonym(String number) {
        String normal = normalized(number);
        if (normal.isEmpty()) {
            throw new IllegalArgumentException("the person's number is blank");
        }
        byte[] code = hmac(key, normal.getBytes(StandardCharsets.UTF_8));
        if (closed) {
            // Asked last: what was made of a key that is being wiped is no pseudonym.
            throw new IllegalStateException(WIPED);
        }
        return ByteBuffer.wrap(code).getLong();
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this Java platform lacks " + ALGORITHM, e);
        }
    }

    /** Wipes the key; nothing with {@link #standard()}, whose key is no secret. No pseudonyms are given afterwards. */
    @Override
    public void close() {
        if (this != STANDARD) {
            closed = true;
            Arrays.fill(key, (byte) 0);
        }
    }

    private static String normalized(String number) {
        String trimmed = number.strip();
        Matcher civil = CIVIL_REGISTRATION_NUMBER.matcher(trimmed);
        if (!civil.matches()) {
            return trimmed;
        }
        return (civil.group(1).length() == 5 ? "0" : "") + civil.group(1) + civil.group(2);
    }

    /** Does not show the key. */
    @Override
    public String toString() {
        return this == STANDARD ? "pseudonymizer with the public key" : "pseudonymizer with a key of its own";
    }
}
