package dk.effekt.study;

import dk.effekt.input.ReadReport;
import dk.effekt.intervention.Participations;
import dk.effekt.register.CodebookEntry.Evidence;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a result was made from, so that it can be made again.
 *
 * @param protocol SHA-256 of the protocol
 * @param register fingerprint of the register, which does not depend on the order or form of its file
 * @param participations fingerprint of the participations, of which the same holds
 * @param registerReport what became of each row of the register's input
 * @param participationReport what became of each row of the participation list
 * @param codebook version of the codebook
 * @param library version of effekt
 * @param unverified by group of the codebook that the protocol asks for, the states that occur in the register and whose row
 *     no source confirms; groups without any are absent
 */
public record Provenance(
        String protocol,
        String register,
        String participations,
        ReadReport registerReport,
        ReadReport participationReport,
        String codebook,
        String library,
        Map<String, Set<State>> unverified) {

    public Provenance {
        Map<String, Set<State>> copy = new LinkedHashMap<>();
        unverified.forEach((group, states) -> copy.put(group, Collections.unmodifiableSet(new TreeSet<>(states))));
        unverified = Collections.unmodifiableMap(copy);
    }

    static Provenance of(Study study, Register register, Participations participations) {
        return new Provenance(
                study.hash(),
                register.fingerprint(),
                participations.fingerprint(),
                register.report(),
                participations.report(),
                register.codebook().version(),
                libraryVersion(),
                unverified(study, register));
    }

    static Map<String, Set<State>> unverified(Study study, Register register) {
        List<String> groups = study.groups()
                .flatMap(group -> group.parts().stream())
                .map(StateGroup.Part::group)
                .distinct()
                .toList();
        Map<String, Set<State>> unverified = new LinkedHashMap<>();
        groups.forEach(group -> unverified.put(group, new TreeSet<>()));
        for (State state : register.states()) {
            register.codebook()
                    .entry(state)
                    .filter(entry -> entry.evidence() == Evidence.UNVERIFIED)
                    .ifPresent(entry -> groups.stream()
                            .filter(entry.groups()::contains)
                            .forEach(group -> unverified
                                    .computeIfAbsent(group, any -> new TreeSet<>())
                                    .add(state)));
        }
        unverified.values().removeIf(Set::isEmpty);
        return unverified;
    }

    /** Whether both inputs were read to their end. */
    public boolean isComplete() {
        return registerReport.isComplete() && participationReport.isComplete();
    }

    /** The version of effekt that is running. */
    public static String libraryVersion() {
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
