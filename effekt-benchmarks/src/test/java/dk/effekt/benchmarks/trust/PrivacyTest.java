package dk.effekt.benchmarks.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.dream.Dream;
import dk.effekt.register.Register;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No civil registration number gets out, whatever stands where in what is read: every public method that reads is given the delivery, in
 * every kind of file and in a database, with persons' numbers where they belong and where they do not; all that can be made of it is
 * made, everything public of that is called, and all that is returned, written, logged or thrown is looked through.
 */
class PrivacyTest {

    /** A key that stands nowhere. */
    private static final int KEY_SEED = 77;

    private static final List<String> QUERIES = List.of(
            "select '%1$s' as pnr, 111 as y_1701, '%2$s' as y_1702, 'a' as \"%3$s\"",
            "select %1$s as pnr, 111 as y_1701, %2$s as y_1702, %3$s::double as note",
            "select * from nowhere where pnr = '%1$s' or pnr = '%2$s'",
            "select '%1$s'::integer as pnr, '%2$s'::date as y_1701",
            "select case when x < 3 then 'a' else error('row of %1$s') end as pnr, '%2$s' as y_1701 from range(5000) as r(x)",
            "select '%1$s' as pnr, '%2$s' as Indsats, '%3$s' as Startdato, 'se %2$s' as Slutdato");

    @TempDir
    private static Path folder;

    private static Map<String, Set<String>> leaks;
    private static long texts;
    private static Set<String> driven;
    private static Set<Class<?>> met;

    @BeforeAll
    static void driveEverything() throws IOException {
        long[] numbers = LongStream.concat(Numbers.first(Delivery.NUMBERS), Arrays.stream(Delivery.numbersOfSas()))
                .toArray();
        Leaks looking = Leaks.of(numbers, key());
        try (Pseudonymizer own = Pseudonymizer.withKey(key());
                Ears ears = Ears.open()) {
            Delivery delivery = Delivery.in(folder);
            saved(delivery, KnownTown.register(delivery, own), looking);
            Readings readings = new Readings(looking, own, smallRegister(own));
            read(readings, delivery);
            Explorer explorer = new Explorer(looking, folder.resolve("written"), Api.types());
            explorer.explore(KnownTown.results(delivery, own));
            looking.message("printed and logged", ears.heard());
            driven = readings.driven();
            met = explorer.met();
        }
        leaks = looking.found();
        texts = looking.texts();
    }

    private static void saved(Delivery delivery, Register town, Leaks looking) throws IOException {
        Path snapshot = folder.resolve("saved");
        town.save(snapshot);
        byte[] bytes = Files.readAllBytes(snapshot);
        looking.bytes("a snapshot", bytes);
        delivery.write("a" + Numbers.of(4) + ".effekt", bytes);
        delivery.write("b" + Numbers.of(4) + ".effekt", Delivery.half(bytes));
        delivery.write("c" + Numbers.of(4) + ".effekt", Delivery.cut(bytes));
    }

    private static Register smallRegister(Pseudonymizer own) {
        byte[] wide = Tables.sound().get("wide").getBytes(StandardCharsets.UTF_8);
        return Dream.reader().withPseudonymizer(own).read(new ByteArrayInputStream(wide), "dream.csv");
    }

    private static void read(Readings readings, Delivery delivery) {
        Tables.sound().forEach((name, table) -> {
            readings.content(table.getBytes(StandardCharsets.UTF_8), name);
            Tables.misplaced(name).forEach(readings::misplaced);
        });
        for (Path file : delivery.files()) {
            readings.file(file, file.getFileName().toString().replaceAll("\\d", "#"));
        }
        DataSource database = (DataSource) Proxy.newProxyInstance(
                PrivacyTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> DriverManager.getConnection("jdbc:duckdb:"));
        for (String query : QUERIES) {
            readings.query(
                    database,
                    "query " + QUERIES.indexOf(query),
                    query.formatted(
                            Numbers.withoutZero(1),
                            Numbers.withoutZero(Tables.FIRST_MISPLACED),
                            Numbers.withoutZero(50)));
        }
    }

    @Test
    void nothingThatIsReturnedWrittenLoggedOrThrownHoldsANumberOrTheKey() {
        assertThat(leaks).isEmpty();
        assertThat(texts).isGreaterThan(10_000);
    }

    @Test
    void everyPublicMethodThatReadsWasGivenTheDelivery() {
        assertThat(driven)
                .hasSizeGreaterThan(25)
                .containsExactlyInAnyOrderElementsOf(
                        Api.readers().stream().map(Method::toString).toList());
    }

    /** Results and failures are kept alive in a process of their own, and all that lives in it is looked through. */
    @Test
    void nothingThatLivesOnHoldsANumberOrTheKey(@TempDir Path work) throws IOException, InterruptedException {
        Path dump = work.resolve("heap.hprof");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeapOfResults.class.getName(),
                        folder.toString(),
                        dump.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).containsPattern("\\d{3,} results and failures");

        // All but the name of a column: parquet-java keeps those in a table of its own.
        assertThat(HeapDump.search(dump, Needles.kept(Numbers.first(Delivery.COLUMN))))
                .isEmpty();
        assertThat(HeapDump.search(dump, Needles.ofKey(key()))).isEmpty();
    }

    /**
     * Of every public type one was met and asked, but for those of packages that know no person and no text of a file, and those that
     * {@link #NOT_MET} gives a reason for.
     */
    @Test
    void everyTypeThatMayKnowPersonsWasMet() {
        Set<String> missing = Api.types().stream()
                .filter(type -> !met.contains(type) && hasInstances(type))
                .map(Class::getName)
                .filter(name -> KNOW_NO_PERSON.stream().noneMatch(known -> name.startsWith("dk.effekt." + known + ".")))
                .map(name -> name.replaceAll(".*\\.", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).containsExactlyInAnyOrderElementsOf(NOT_MET.keySet());
    }

    private static final List<String> KNOW_NO_PERSON = List.of(
            "matching", "effect", "regression", "experiment", "sroi.purse", "sroi.investment", "sroi.uncertainty");

    private static final String NUMBERS = "numbers that a user states";
    private static final String TOLD = "told to a listener, who was asked what it says";
    private static final String USERS = "what users implement or are handed while something of theirs runs";
    private static final String COUNTS = "counts and shares of what was met";

    private static final Map<String, String> NOT_MET = Map.ofEntries(
            Map.entry("Progress", TOLD),
            Map.entry("StudyProgress", TOLD),
            Map.entry("Arguments", USERS),
            Map.entry("Cohort$PersonWeekTest", USERS),
            Map.entry("Register$Block", USERS),
            Map.entry("StudyData", USERS),
            Map.entry("CensoringWeights", USERS),
            Map.entry("OutcomeMatrix$Builder", USERS),
            Map.entry("Keys", "keys of a table's columns, which are read from the table"),
            Map.entry("LotteryRounds$Lot", "a pseudonym and a day that a user states"),
            Map.entry("RetentionPolicy$Holding", "a name that a user gives, and a result that was met"),
            Map.entry("MatchedShare", COUNTS),
            Map.entry("Share", COUNTS),
            Map.entry("OfferOverlap", COUNTS),
            Map.entry("Revision$Change", COUNTS),
            Map.entry("ThreatEffect", COUNTS),
            Map.entry("Sustainable", COUNTS),
            Map.entry("SuccessShare", NUMBERS),
            Map.entry("Output", NUMBERS),
            Map.entry("Distribution$Beta", NUMBERS),
            Map.entry("Distribution$Triangular", NUMBERS),
            Map.entry("Distribution$Uniform", NUMBERS),
            Map.entry("Swemwbs", NUMBERS),
            Map.entry("Who5", NUMBERS),
            Map.entry("ValueMapSheet", "read by Readings"));

    private static boolean hasInstances(Class<?> type) {
        return Api.methods(type).stream().anyMatch(method -> !Modifier.isStatic(method.getModifiers()));
    }

    /** Computed, so that it stands nowhere. */
    static byte[] key() {
        byte[] key = new byte[32];
        IntStream.range(0, key.length).forEach(i -> key[i] = (byte) (KEY_SEED + i * 59));
        return key;
    }
}
