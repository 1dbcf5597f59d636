package dk.effekt.study;

import dk.effekt.input.ReadReport;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Register;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What a result was made from, so that it can be made again.
 *
 * @param protocol SHA-256 of the protocol
 * @param register fingerprint of the register, which does not depend on the order or form of its file
 * @param registerReport what became of each row of the register's input
 * @param participationReport what became of each row of the participation list
 * @param codebook version of the codebook
 * @param library version of effekt
 */
public record Provenance(
        String protocol,
        String register,
        ReadReport registerReport,
        ReadReport participationReport,
        String codebook,
        String library) {

    static Provenance of(Study study, Register register, Participations participations) {
        return new Provenance(
                study.hash(),
                register.fingerprint(),
                register.report(),
                participations.report(),
                register.codebook().version(),
                libraryVersion());
    }

    /** Whether both inputs were read to their end. */
    public boolean isComplete() {
        return registerReport.isComplete() && participationReport.isComplete();
    }

    private static String libraryVersion() {
        try (InputStream in = Provenance.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
