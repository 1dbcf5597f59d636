package dk.effekt.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Protocols that a release has written are read by every later one, and ask for the same (docs/compatibility.md). */
class ReleasedProtocolTest {

    /** The study of the README. Its hash is what results of 0.1.0 name; it may change only if 0.1.0 asked for something else. */
    @Test
    void aProtocolOfTheFirstReleaseAsksForTheSame() throws IOException {
        Study study = Study.fromJson(resource("/released/0.1.0/protocol.json"));
        assertThat(study.name()).isEqualTo("Brobygning til Uddannelse");
        assertThat(study.hash()).isEqualTo("88705b7bf376f3c46072544340360e6ff62bb90037c13ea94be577f1a2a68c90");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReleasedProtocolTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
