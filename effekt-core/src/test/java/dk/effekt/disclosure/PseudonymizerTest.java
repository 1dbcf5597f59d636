package dk.effekt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymizerTest {

    private static final byte[] KEY = "sixteen bytes at least".getBytes(StandardCharsets.UTF_8);

    /** RFC 4231, section 4.2: the key is 0x0b twenty times, the data are "Hi There". */
    @Test
    void beginsAsTheFirstVectorOfRfc4231() {
        byte[] key = HexFormat.of().parseHex("0b".repeat(20));

        assertThat(hex(Pseudonymizer.withKey(key).pseudonym("Hi There"))).isEqualTo("b0344c61d8db3853");
    }

    /** RFC 4231, section 4.7: a key of 131 bytes, longer than a block of SHA-256. */
    @Test
    void beginsAsTheVectorOfRfc4231WithALongKey() {
        byte[] key = HexFormat.of().parseHex("aa".repeat(131));

        assertThat(hex(Pseudonymizer.withKey(key).pseudonym("Test Using Larger Than Block-Size Key - Hash Key First")))
                .isEqualTo("60e431591ee0b67f");
    }

    /** {@code printf 0101901234 | openssl dgst -sha256 -hmac 'sixteen bytes at least'}. */
    @Test
    void beginsAsWhatOpensslSaysOfACivilRegistrationNumber() {
        assertThat(hex(Pseudonymizer.withKey(KEY).pseudonym("0101901234"))).isEqualTo("428b01265a480b2f");
    }

    /** {@code printf 0101901234 | openssl dgst -sha256 -hmac 'dk.effekt public key, not a secret'}. */
    @Test
    void hasAPublicKeyThatStaysTheSame() {
        assertThat(hex(Pseudonymizer.standard().pseudonym("0101901234"))).isEqualTo("b53fc72bf58f8c0a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"010190-1234", "010190 1234", " 0101901234\t", "101901234", "10190-1234"})
    void knowsAPersonInWhateverWayTheNumberIsWritten(String written) {
        assertThat(Pseudonymizer.standard().pseudonym(written))
                .isEqualTo(Pseudonymizer.standard().pseudonym("0101901234"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0101901235",
                "1101901234",
                "01019-01234",
                "010190--1234",
                "1901234",
                "00101901234",
                "p-0101901234"
            })
    void tellsOtherNumbersApart(String written) {
        assertThat(Pseudonymizer.standard().pseudonym(written))
                .isNotEqualTo(Pseudonymizer.standard().pseudonym("0101901234"));
    }

    @Test
    void givesOtherPseudonymsUnderAnotherKey() {
        byte[] otherKey = KEY.clone();
        otherKey[0] ^= 1;

        assertThat(Pseudonymizer.withKey(otherKey).pseudonym("0101901234"))
                .isNotEqualTo(Pseudonymizer.withKey(KEY).pseudonym("0101901234"));
    }

    @Test
    void givesTheSamePseudonymsUnderTheSameKey() {
        assertThat(Pseudonymizer.withKey(KEY.clone()).pseudonym("0101901234"))
                .isEqualTo(Pseudonymizer.withKey(KEY).pseudonym("0101901234"));
    }

    @Test
    void copiesItsKey() {
        byte[] key = KEY.clone();
        Pseudonymizer pseudonymizer = Pseudonymizer.withKey(key);
        Arrays.fill(key, (byte) 0);

        assertThat(pseudonymizer.pseudonym("0101901234"))
                .isEqualTo(Pseudonymizer.withKey(KEY).pseudonym("0101901234"));
    }

    @Test
    void givesNoPseudonymOnceItsKeyIsWiped() {
        Pseudonymizer own = Pseudonymizer.withKey(new byte[16]);
        own.pseudonym("0101900001");

        own.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> own.pseudonym("0101900001"))
                .withMessageContaining("has been wiped");
    }

    /** A dump of the memory shows the key while it is in use. */
    @Test
    void nothingOfAWipedKeyCanBeReached() {
        Pseudonymizer own = Pseudonymizer.withKey(KEY);
        assertThat(Reachable.from(own).bytes()).containsExactly(KEY);

        own.close();

        assertThat(Reachable.from(own).bytes()).containsExactly(new byte[KEY.length]);
    }

    @Test
    void thePublicKeyIsNoSecretAndStays() {
        long before = Pseudonymizer.standard().pseudonym("0101900001");

        Pseudonymizer.standard().close();

        assertThat(Pseudonymizer.standard().pseudonym("0101900001")).isEqualTo(before);
    }

    @Test
    void takesAKeyOfSixteenBytes() {
        byte[] shortest = Arrays.copyOf(KEY, 16);

        assertThat(Pseudonymizer.withKey(shortest).pseudonym("0101901234"))
                .isNotEqualTo(Pseudonymizer.withKey(KEY).pseudonym("0101901234"));
    }

    @Test
    void refusesAShortKeyWithoutShowingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pseudonymizer.withKey("fifteen bytes!!".getBytes(StandardCharsets.UTF_8)))
                .withMessage("the key has 15 bytes; it needs at least 16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\t"})
    void refusesABlankNumber(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pseudonymizer.standard().pseudonym(blank))
                .withMessage("the person's number is blank");
    }

    /**
     * The key by {@code openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt key:'sixteen bytes at least' -kdfopt 'info:dk.effekt
     * project BTU 2026' HKDF}, the pseudonym by {@code openssl dgst -sha256 -mac HMAC -macopt hexkey:…}.
     */
    @ParameterizedTest
    @CsvSource({"BTU 2026, dcc46e912657a63a", "IPS, a653964737947d24"})
    void derivesTheKeyOfAProject(String project, String pseudonym) {
        assertThat(hex(Pseudonymizer.withKey(KEY).forProject(project).pseudonym("0101901234")))
                .isEqualTo(pseudonym);
    }

    @Test
    void projectsSurviveTheirMasterAndAreNotMadeAfterIt() {
        Pseudonymizer master = Pseudonymizer.withKey(KEY);
        Pseudonymizer project = master.forProject("IPS");
        master.close();

        assertThat(hex(project.pseudonym("0101901234"))).isEqualTo("a653964737947d24");
        assertThatIllegalStateException()
                .isThrownBy(() -> master.forProject("IPS"))
                .withMessageContaining("has been wiped");
    }

    @Test
    void refusesProjectsWithoutANameOrASecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pseudonymizer.withKey(KEY).forProject(" "))
                .withMessage("the project has no name");
        assertThatIllegalStateException()
                .isThrownBy(() -> Pseudonymizer.standard().forProject("IPS"))
                .withMessageContaining("withKey");
    }

    @Test
    void doesNotShowItsKey() {
        assertThat(Pseudonymizer.withKey(KEY)).hasToString("pseudonymizer with a key of its own");
        assertThat(Pseudonymizer.standard()).hasToString("pseudonymizer with the public key");
    }

    private static String hex(long pseudonym) {
        return HexFormat.of().toHexDigits(pseudonym);
    }
}
