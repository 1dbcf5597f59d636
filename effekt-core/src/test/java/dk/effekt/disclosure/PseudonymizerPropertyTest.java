package dk.effekt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PseudonymizerPropertyTest {

    private static final int BLOCK_BYTES = 64;

    /** Against HMAC as RFC 2104 writes it down: H(K XOR opad, H(K XOR ipad, text)). */
    @Property
    void isTheBeginningOfAnHmac(
            @ForAll @Size(min = 16, max = BLOCK_BYTES) byte[] key, @ForAll @LongRange(max = 9_999_999_999L) long number)
            throws NoSuchAlgorithmException {
        String text = "%010d".formatted(number);
        byte[] inner = sha256(padded(key, 0x36), text.getBytes(StandardCharsets.UTF_8));
        byte[] outer = sha256(padded(key, 0x5c), inner);

        assertThat(Pseudonymizer.withKey(key).pseudonym(text))
                .isEqualTo(ByteBuffer.wrap(outer).getLong());
    }

    @Property
    void makesNoDifferenceOfTheHyphenAndTheLostZero(@ForAll @LongRange(max = 3_112_999_999L) long number) {
        String text = "%010d".formatted(number);
        String hyphenated = text.substring(0, 6) + "-" + text.substring(6);
        long pseudonym = Pseudonymizer.standard().pseudonym(text);

        assertThat(Pseudonymizer.standard().pseudonym(hyphenated)).isEqualTo(pseudonym);
        if (number >= 100_000_000L) { // a day from 01 on; nothing shorter is a civil registration number
            assertThat(Pseudonymizer.standard().pseudonym(Long.toString(number)))
                    .isEqualTo(pseudonym);
        }
    }

    private static byte[] padded(byte[] key, int pad) {
        byte[] block = Arrays.copyOf(key, BLOCK_BYTES);
        for (int i = 0; i < BLOCK_BYTES; i++) {
            block[i] ^= (byte) pad;
        }
        return block;
    }

    private static byte[] sha256(byte[] first, byte[] second) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(first);
        return digest.digest(second);
    }
}
