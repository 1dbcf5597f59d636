package dk.effekt.dream;

import dk.effekt.input.Place;
import dk.effekt.register.Codebook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * DREAM's code table.
 *
 * <p>The full list of codes is not established, and most names are recollected, not sourced; each row says what it rests on.
 * Whoever has the official list should read it with {@link #read(Path)} in place of {@link #standard()}.
 *
 * <h2>The file</h2>
 *
 * <p>CSV as for {@link DreamReader}, with one row per code or range of codes:
 * <ul>
 *   <li>{@code code}: three digits, a range {@code a-b}, or {@code blank}. A single code wins over a range that covers it.
 *   <li>{@code valid_from}, {@code valid_to}: first and last day in use, or empty. May be left out. Several rows may hold a
 *       code one after the other, if only its names change: effekt gives a code the same groups in all weeks.
 *   <li>{@code name_da}, {@code name_en}: what it is called.
 *   <li>{@code group}: published or recollected groups, separated by semicolons, in lower case with hyphens.
 *   <li>{@code class}: effekt's own classification, in the same form: first the status class of Jobindsats' list of 19, then
 *       {@code income-replacement} for its statuses 1 to 15 and {@code in-measure} where the name says that the person is in
 *       a measure. Where a group and a class have the same name, their codes are united.
 *   <li>{@code evidence}: {@code sourced} (number and meaning), {@code partly} (number only) or {@code unverified}.
 *   <li>{@code class_evidence}: what the class rests on. May be left out.
 *   <li>{@code source}: where the row comes from. May be left out.
 * </ul>
 *
 * <p>The constants of {@link dk.effekt.register.StateGroup} ask for the groups {@code educational-assistance},
 * {@code cash-assistance}, {@code unemployment-benefit}, {@code sickness-benefit}, {@code in-measure},
 * {@code income-replacement}, {@code education} and {@code no-registered-benefit}; the register's scope asks for
 * {@code censoring}.
 *
 * <p>A table is refused if it cannot be meant: two rows for a code on the same day, other groups for a code in another
 * period, a period that ends before it starts. What may be meant is in {@link Codebook#report()}, with its line: days
 * between two rows of a code that no row speaks of, a group that looks like a misspelling of one in {@link #standard()}, a
 * row without a group, and groups that effekt asks for and the table lacks.
 */
public final class DreamCodebook {

    private static final String STANDARD_VERSION = "effekt 2026-11";
    private static final String RESOURCE = "codes.csv";

    private DreamCodebook() {}

    /** Read once, when first asked for. */
    private static final class Standard {
        static final Codebook CODEBOOK = load();

        private static Codebook load() {
            try (InputStream stream = DreamCodebook.class.getResourceAsStream(RESOURCE)) {
                if (stream == null) {
                    throw new IllegalStateException("the library is damaged: it lacks " + RESOURCE);
                }
                return CodebookFile.read(stream, RESOURCE, STANDARD_VERSION, CodebookGroups.of(Set.of()));
            } catch (IOException e) {
                throw new UncheckedIOException("the library is damaged: " + RESOURCE + " cannot be read", e);
            }
        }
    }

    /** The code table that comes with effekt. */
    public static Codebook standard() {
        return Standard.CODEBOOK;
    }

    /**
     * A code table of your own. Its version is the file's name with the beginning of its SHA-256, so that registers read
     * with different tables are told apart. What it was read as, and what should be looked at, is in its
     * {@linkplain Codebook#report() report}.
     *
     * @throws dk.effekt.input.DataException if a row is faulty; unlike an extract, a code table is read whole or not at all
     * @throws UncheckedIOException if the file cannot be opened or read
     */
    public static Codebook read(Path file) {
        String name = Place.mask(Failures.name(file));
        try {
            byte[] content = Files.readAllBytes(file);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            String version = name + " sha256:" + HexFormat.of().formatHex(hash, 0, 4);
            return CodebookFile.read(
                    new ByteArrayInputStream(content),
                    name,
                    version,
                    CodebookGroups.of(standard().groups()));
        } catch (IOException e) {
            throw Failures.of(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks SHA-256", e);
        }
    }
}
