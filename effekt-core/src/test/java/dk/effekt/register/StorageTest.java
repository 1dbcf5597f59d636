package dk.effekt.register;

import static dk.effekt.register.Fixtures.CASH;
import static dk.effekt.register.Fixtures.SICK;
import static dk.effekt.register.Fixtures.build;
import static dk.effekt.register.Fixtures.builder;
import static dk.effekt.register.Fixtures.code;
import static dk.effekt.register.Fixtures.month;
import static dk.effekt.register.Fixtures.week;
import static dk.effekt.register.MonthlySeries.EMPLOYMENT_RATIO;
import static dk.effekt.register.MonthlySeries.PAID_HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More persons than one chunk holds, what they cost, and what it costs to take them. */
class StorageTest {

    /** Two chunks and a bit. */
    private static final int PERSONS = 2 * Runs.MOST_PERSONS + 77;

    private static final YearMonth JANUARY = month("2020-01");
    private static final int FIRST = week("2020-W01").epochWeek();

    @Test
    void knowsEveryPersonOfEveryChunkInWhateverOrderTheyCome() {
        Register register = scattered(true);

        assertThat(register.size()).isEqualTo(PERSONS);
        long spells = 0;
        for (int person = 0; person < PERSONS; person++) {
            assertThat(register.personId(person)).isEqualTo(person);
            Timeline timeline = register.timeline(person);
            assertThat(timeline.stateAt(week("2020-W01"))).isEqualTo(code(100 + person % 800));
            assertThat(timeline.stateAt(week("2020-W02"))).isEqualTo(code(person % 2 == 0 ? 100 + person % 800 : 999));
            assertThat(timeline.monthly(EMPLOYMENT_RATIO, JANUARY)).isEqualTo(OptionalDouble.of(person % 5));
            assertThat(timeline.monthly(PAID_HOURS, JANUARY)).isEqualTo(OptionalDouble.of(person % 161));
            assertThat(register.traits().of(person)).isEqualTo(traits(person));
            spells += timeline.spells().size();
        }
        assertThat(spells).isEqualTo(PERSONS + PERSONS / 2);
    }

    @Test
    void keepsAllChunksInASnapshot(@TempDir Path folder) {
        Register register = scattered(true);
        register.save(folder.resolve("r"));

        assertThat(Register.open(folder.resolve("r")).fingerprint()).isEqualTo(register.fingerprint());
    }

    @Test
    void keepsOneRowOfManyThatRepeatAPerson() {
        RegisterBuilder builder = builder("2020-W01", 2);
        for (int row = 0; row < 3_000; row++) {
            builder.begin(row % 3, PersonTraits.UNKNOWN, 5_000 - row)
                    .from(FIRST, code(row % 3 == 1 && row == 1501 ? SICK : CASH))
                    .end();
        }
        Register register = build(builder);

        assertThat(IntStream.range(0, register.size()).mapToLong(register::personId))
                .containsExactly(0L, 2L);
        assertThat(register.report().rowsRefused()).isEqualTo(2_998);
        assertThat(register.report().findings().get(0).place().line()).isEqualTo(2002);
    }

    @Test
    void costsWhatItSays() {
        Register with = scattered(true);
        Register without = scattered(false);
        // One month each, so that each person has one run of each series.
        assertThat(with.monthly(EMPLOYMENT_RATIO).size()).isEqualTo(PERSONS);
        assertThat(with.monthly(PAID_HOURS).size()).isEqualTo(PERSONS);

        assertThat(without.bytes() - 4 * without.spellCount() - 8L * PERSONS)
                .as("bytes a person beyond spells and traits")
                .isLessThanOrEqualTo(12L * PERSONS + 4 * 3);
        assertThat(Register.memoryEstimate(PERSONS, without.spellCount())).isEqualTo(without.bytes());
        assertThat(Register.memoryEstimate(PERSONS, with.spellCount(), PERSONS, PERSONS))
                .isEqualTo(with.bytes());
        assertThat(Register.memoryEstimate(PERSONS, without.spellCount(), 0, 0)).isEqualTo(without.bytes());
        assertThat(Register.memoryEstimate(0, 0))
                .isEqualTo(build(builder("2020-W01", 2)).bytes());
        // A country over its register's whole life is past what one array could hold.
        assertThat(Register.memoryEstimate(6_000_000, 3_000_000_000L))
                .isCloseTo(12_120_000_000L, Percentage.withPercentage(1));
    }

    @Test
    void estimatesNothingImpossible() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Register.memoryEstimate(-1, 0))
                .withMessage("persons -1 is not from 0 to 2147483647");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Register.memoryEstimate(1L << 31, 0))
                .withMessageStartingWith("persons 2147483648");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Register.memoryEstimate(1, -2))
                .withMessage("spells -2 is negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Register.memoryEstimate(1, 2, 1, -3))
                .withMessage("monthlyRuns -3 is negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Register.memoryEstimate(1, 2, 1, 1, 1))
                .withMessage("monthlyRuns of 3 series; there are 2");
    }

    @Test
    void takesNothingMoreOnceBuilt() {
        RegisterBuilder builder = builder("2020-W01", 2);
        Register register = builder.build("a.csv", "wide");

        assertThat(builder.build("a.csv", "wide")).isSameAs(register);
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.build("b.csv", "wide"))
                .withMessage("the register has been built; begin another builder");
        assertThatIllegalStateException().isThrownBy(() -> builder.begin(1, PersonTraits.UNKNOWN, 2));
    }

    /** A heap of 1.3 times the register, and 16 MB for the machine itself, is enough to build it in. */
    @ParameterizedTest
    @ValueSource(ints = {0, 14})
    void isBuiltInLittleMoreThanItsOwnSize(int months) throws Exception {
        int persons = 400_000;
        int spells = 60;
        // The 60 weeks lie in 14 months; each has another value than the month before.
        long runs = (long) months * persons;
        long bytes = Register.memoryEstimate(persons, (long) persons * spells, runs, runs);
        long heap = (bytes * 13 / 10 >> 20) + 16;
        Process process = new ProcessBuilder(Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-Xmn8m",
                                "-Xmx" + heap + "m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Taker.class.getName(),
                                Integer.toString(persons),
                                Integer.toString(spells),
                                Integer.toString(months))
                        .toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.strip()).endsWith(Long.toString(bytes));
    }

    /**
     * Takes persons in no order, each with so many spells and with both series in so many months, and says what the register
     * holds.
     */
    static final class Taker {

        private Taker() {}

        public static void main(String[] args) {
            int persons = Integer.parseInt(args[0]);
            int spells = Integer.parseInt(args[1]);
            List<YearMonth> months = IntStream.range(0, Integer.parseInt(args[2]))
                    .mapToObj(JANUARY::plusMonths)
                    .toList();
            RegisterBuilder builder = builder("2020-W01", spells)
                    .observed(EMPLOYMENT_RATIO, months)
                    .observed(PAID_HOURS, months);
            for (int person = 0; person < persons; person++) {
                builder.begin(person * 0x9E3779B97F4A7C15L, PersonTraits.UNKNOWN, person + 2);
                for (int week = 0; week < spells; week++) {
                    builder.from(FIRST + week, code(100 + week % 2));
                }
                for (int m = 0; m < months.size(); m++) {
                    builder.monthly(EMPLOYMENT_RATIO, months.get(m), 1 + m % 2)
                            .monthly(PAID_HOURS, months.get(m), 100 + m % 2);
                }
                builder.end();
            }
            System.out.println(build(builder).bytes());
        }
    }

    /** Persons 0, 1, … in an order that jumps from chunk to chunk. */
    private static Register scattered(boolean monthly) {
        List<YearMonth> observed = monthly ? List.of(JANUARY) : List.of();
        RegisterBuilder builder =
                builder("2020-W01", 2).observed(EMPLOYMENT_RATIO, observed).observed(PAID_HOURS, observed);
        int step = 50_021;
        for (long i = 0; i < PERSONS; i++) {
            int person = (int) (i * step % PERSONS);
            builder.begin(person, traits(person), i + 2).from(FIRST, code(100 + person % 800));
            if (person % 2 == 1) {
                builder.from(FIRST + 1, code(999));
            }
            if (monthly) {
                builder.monthly(EMPLOYMENT_RATIO, JANUARY, person % 5).monthly(PAID_HOURS, JANUARY, person % 161);
            }
            builder.end();
        }
        return build(builder);
    }

    private static PersonTraits traits(int person) {
        return new PersonTraits(
                Sex.values()[person % 3],
                person % 7 == 0 ? Optional.empty() : Optional.of(LocalDate.EPOCH.plusDays(person % 9_000 - 4_000)),
                Origin.values()[person % 4],
                person % 10_000);
    }
}
