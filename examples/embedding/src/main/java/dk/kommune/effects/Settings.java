package dk.kommune.effects;

import dk.effekt.disclosure.Pseudonymizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What differs from place to place, from the environment.
 *
 * @param database {@code EFFECTS_JDBC_URL}, as {@code jdbc:postgresql://host/base?user=…}
 * @param keyFile {@code EFFECTS_KEY_FILE}: at least 16 random bytes, which no one but this system can read; without them pseudonyms
 *     could be traced back
 * @param longest {@code EFFECTS_LONGEST}: after which a run is cancelled, such as {@code PT2H}; two hours unless it is said
 */
record Settings(DataSource database, Path keyFile, Duration longest) {

    static Settings of(Map<String, String> environment) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(needed(environment, "EFFECTS_JDBC_URL"));
        return new Settings(
                database,
                Path.of(needed(environment, "EFFECTS_KEY_FILE")),
                duration(environment.getOrDefault("EFFECTS_LONGEST", "PT2H")));
    }

    /** The key of this system's pseudonyms; to be closed, which wipes it. */
    Pseudonymizer key() {
        byte[] key;
        try {
            key = Files.readAllBytes(keyFile);
        } catch (IOException e) {
            throw new IllegalArgumentException("EFFECTS_KEY_FILE: " + keyFile + " cannot be read", e);
        }
        try {
            return Pseudonymizer.withKey(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static String needed(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("EFFECTS_LONGEST: '" + text + "' is no duration; write one as PT2H", e);
        }
    }
}
