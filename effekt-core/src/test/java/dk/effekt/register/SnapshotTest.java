package dk.effekt.register;

import static dk.effekt.register.Fixtures.CASH;
import static dk.effekt.register.Fixtures.CODEBOOK;
import static dk.effekt.register.Fixtures.build;
import static dk.effekt.register.Fixtures.builder;
import static dk.effekt.register.Fixtures.code;
import static dk.effekt.register.Fixtures.month;
import static dk.effekt.register.Fixtures.week;
import static dk.effekt.register.MonthlySeries.EMPLOYMENT_RATIO;
import static dk.effekt.register.MonthlySeries.PAID_HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.input.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    private static final int VERSION_AT = 8;
    private static final int BLOCK_AT = VERSION_AT + Integer.BYTES;
    private static final int CONTENT_AT = BLOCK_AT + Snapshot.FRAME;

    @TempDir
    Path folder;

    @Test
    void opensByItselfWithCodebookAndReport() {
        Register register = small();
        Register opened = Register.open(saved(register));

        assertThat(opened.fingerprint()).isEqualTo(register.fingerprint());
        assertThat(opened.span()).isEqualTo(register.span());
        assertThat(opened.codebook().version()).isEqualTo(CODEBOOK.version());
        assertThat(opened.codebook().entries()).isEqualTo(CODEBOOK.entries());
        assertThat(opened.report()).isEqualTo(register.report());
        assertThat(opened.report().findings()).hasSize(2);
        assertThat(opened.report().volume()).isEqualTo(new Volume(2, 8, 12));
        assertThat(opened).hasToString(register.toString());
        assertThat(opened.timeline(1).spells()).isEqualTo(register.timeline(1).spells());
        assertThat(opened.timeline(1).monthly(EMPLOYMENT_RATIO, month("2020-01")))
                .hasValue(0.5);
        assertThat(opened.timeline(1).monthly(PAID_HOURS, month("2020-02"))).hasValue(80.25);
        assertThat(opened.timeline(1).sum(PAID_HOURS, month("2020-01"), month("2020-03")))
                .isNaN();
        assertThat(opened.traitNames()).containsExactly("education", "score");
        assertThat(opened.trait("education"))
                .hasToString(register.trait("education").toString());
        assertThat(opened.trait("education").report())
                .isEqualTo(register.trait("education").report());
        assertThat(opened.trait("education").on(1, LocalDate.of(2020, 6, 1))).hasValue("primary");
        assertThat(opened.trait("education").on(1, LocalDate.of(2020, 6, 2))).hasValue("vocational");
    }

    @Test
    void keepsAnEmptyRegister() {
        Register register = build(builder("2020-W01", 10));

        assertThat(Register.open(saved(register)).fingerprint()).isEqualTo(register.fingerprint());
    }

    @Test
    void keepsARegisterOfManyBlocks() {
        RegisterBuilder builder = builder("2020-W01", 200)
                .observed(EMPLOYMENT_RATIO, List.of(month("2020-01")))
                .observed(PAID_HOURS, List.of(month("2020-01"), month("2020-03")));
        int first = week("2020-W01").epochWeek();
        for (int person = 0; person < 30_001; person++) {
            builder.begin(person * 0x9E3779B97F4A7C15L, PersonTraits.UNKNOWN, person);
            for (int week = person % 7; week < 200; week += 10) {
                builder.from(first + week, code(100 + (person + week) % 900));
            }
            builder.monthly(EMPLOYMENT_RATIO, month("2020-01"), person % 3)
                    .monthly(PAID_HOURS, month("2020-03"), person / 100.0)
                    .end();
        }
        Register register = build(builder);
        Path file = saved(register);

        assertThat(file.toFile().length()).isGreaterThan(2L * Snapshot.MOST_IN_BLOCK);
        assertThat(Register.open(file).fingerprint()).isEqualTo(register.fingerprint());
    }

    @Test
    void makesTheSameBytesOfTheSameRegister() throws IOException {
        byte[] bytes = Files.readAllBytes(saved(small()));

        assertThat(Files.readAllBytes(saved(small()))).isEqualTo(bytes);
        assertThat(Files.readAllBytes(saved(Register.open(saved(small()))))).isEqualTo(bytes);
    }

    @Test
    void refusesAFileThatBreaksOffAtAnyByte() throws IOException {
        byte[] whole = Files.readAllBytes(saved(small()));
        for (int length = 0; length < whole.length; length++) {
            assertThat(refusal(Arrays.copyOf(whole, length)).reason())
                    .as("cut to %d of %d bytes", length, whole.length)
                    .isEqualTo(Reason.TRUNCATED);
        }
    }

    @Test
    void refusesAFileOfWhichAnyByteHasChanged() throws IOException {
        byte[] whole = Files.readAllBytes(saved(small()));
        for (int at = 0; at < whole.length; at++) {
            for (int change : new int[] {0x01, 0x80, 0xFF}) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) change;
                Reason reason = refusal(changed).reason();
                if (at < VERSION_AT) {
                    assertThat(reason).as("byte %d", at).isEqualTo(Reason.NOT_A_SNAPSHOT);
                } else if (at < VERSION_AT + Integer.BYTES) {
                    assertThat(reason).as("byte %d", at).isEqualTo(Reason.OTHER_VERSION);
                } else {
                    // A longer length runs past the end of the file before its checksum can be asked for.
                    assertThat(reason).as("byte %d", at).isIn(Reason.ALTERED, Reason.TRUNCATED);
                }
            }
        }
    }

    /** What another hand wrote, with checksums that fit: it is refused, or all of it can be asked for. */
    @Test
    void opensNothingThatNoRegisterCanSay() throws IOException {
        byte[] whole = Files.readAllBytes(saved(small()));
        int refused = 0;
        for (int at = CONTENT_AT; at < whole.length - Snapshot.FRAME; at++) {
            for (int bytes : new int[] {Byte.BYTES, Integer.BYTES}) {
                byte[] altered = whole.clone();
                Arrays.fill(altered, at, Math.min(at + bytes, whole.length - Snapshot.FRAME), (byte) 0x7F);
                Path file = Files.write(folder.resolve("other.effekt"), checked(altered));
                try {
                    askForAll(Register.open(file));
                } catch (DataException e) {
                    refused++;
                }
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void refusesWhatFollowsTheEnd() throws IOException {
        byte[] whole = Files.readAllBytes(saved(small()));
        byte[] twice = Arrays.copyOf(whole, 2 * whole.length);
        System.arraycopy(whole, 0, twice, whole.length, whole.length);

        assertThat(refusal(Arrays.copyOf(whole, whole.length + 1)).reason()).isEqualTo(Reason.ALTERED);
        assertThat(refusal(twice).reason()).isEqualTo(Reason.ALTERED);
    }

    @Test
    void saysWhatItIsAndHowToMendIt() throws IOException {
        byte[] whole = Files.readAllBytes(saved(small()));
        // Before there were paid hours.
        byte[] earlier = whole.clone();
        earlier[VERSION_AT] = 1;
        byte[] changed = whole.clone();
        changed[40]++;

        assertThat(refusal(earlier))
                .hasToString(
                        "other.effekt: a snapshot of version 1; this effekt reads version 3. Open it with the effekt "
                                + "that saved it, or read the extract anew and save it again");
        assertThat(refusal(changed))
                .hasToString("other.effekt: the snapshot has changed since it was saved: block 0 does not match its "
                        + "checksum. Read the extract anew and save it again");
        assertThat(refusal("PNR;y_2001\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .hasToString("other.effekt: not a snapshot of a register. Open a file that Register.save wrote; an "
                        + "extract is for a reader");
        assertThat(refusal(Arrays.copyOf(whole, 100)))
                .hasToString(
                        "other.effekt: the snapshot breaks off; none of it is used. Copy it again or, if it was never "
                                + "whole, read the extract anew and save it again");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Path missing = folder.resolve("missing.effekt");

        assertThatThrownBy(() -> Register.open(missing)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void replacesAFileAndLeavesNothingBesideIt() throws IOException {
        Path file = folder.resolve("r.effekt");
        build(builder("2020-W01", 10)).save(file);
        small().save(file);

        assertThat(Register.open(file).size()).isEqualTo(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void leavesNothingBehindWhereItCannotWrite() throws IOException {
        Path occupied =
                Files.createDirectories(folder.resolve("occupied/by-something")).getParent();

        assertThatThrownBy(() -> small().save(occupied)).isInstanceOf(UncheckedIOException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(occupied);
        }
        assertThatThrownBy(() -> small().save(folder.resolve("no-such-folder/r.effekt")))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void anInterruptEndsSavingAndOpeningAndLeavesTheFile() {
        Path file = saved(small());

        for (ThrowingCallable work :
                List.<ThrowingCallable>of(() -> build(builder("2020-W01", 10)).save(file), () -> Register.open(file))) {
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(work)
                        .isInstanceOf(CancellationException.class)
                        .hasMessageEndingWith("the register was interrupted; nothing was kept");
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
        }
        assertThat(Register.open(file).size()).isEqualTo(2);
        assertThat(folder.toFile().list()).containsExactly("register.effekt");
    }

    /** Their checksums match, so another hand would have made them. */
    @Test
    void refusesTraitsThatCannotBe() throws IOException {
        long one = DatedTrait.pack(1, 0);
        long two = DatedTrait.pack(2, 1);
        int[] starts = {0, 0, 2};

        assertThat(trait(" ", List.of("a", "b"), starts, one, two)).contains("the traits are not in order");
        for (List<String> levels : List.of(List.of("b", "a"), List.of("a", "a"), List.of("", "a"))) {
            assertThat(trait("x", levels, starts, one, two)).contains("the levels of a trait are not in order");
        }
        assertThat(trait("x", List.of("a", "b"), new int[] {0, 3, 2}, one, two))
                .contains("the runs of a trait cannot be counted");
        for (long[] runs : List.of(
                new long[] {one, DatedTrait.pack(1, 1)},
                new long[] {two, one},
                new long[] {one, DatedTrait.pack(2, 0)},
                new long[] {DatedTrait.pack(1, DatedTrait.NOT_KNOWN), two},
                new long[] {DatedTrait.pack(1, -2), two},
                new long[] {one, DatedTrait.pack(2, 2)})) {
            assertThat(trait("x", List.of("a", "b"), starts, runs)).contains("the runs of a trait are not in order");
        }
    }

    /** What is said of a snapshot of two persons with a trait. */
    private String trait(String name, List<String> levels, int[] starts, long... runs) throws IOException {
        RegisterBuilder builder = builder("2020-W01", 1);
        builder.begin(1, PersonTraits.UNKNOWN, 0).end();
        builder.begin(2, PersonTraits.UNKNOWN, 0).end();
        Register register = build(builder);
        DatedTrait trait = new DatedTrait(name, levels, register.ids(), starts, runs, register.report());
        Finding refused = refusal(Files.readAllBytes(saved(register.with(trait))));
        assertThat(refused.reason()).isEqualTo(Reason.ALTERED);
        return refused.detail();
    }

    /** The snapshot of one block with its checksum anew. */
    private static byte[] checked(byte[] snapshot) {
        ByteBuffer file = ByteBuffer.wrap(snapshot).order(ByteOrder.LITTLE_ENDIAN);
        int length = file.getInt(BLOCK_AT);
        assertThat(CONTENT_AT + length + Snapshot.FRAME).isEqualTo(snapshot.length);
        int checksum = Snapshot.checksum(new CRC32C(), 0, length, file.slice(CONTENT_AT, length));
        file.putInt(BLOCK_AT + Integer.BYTES, checksum);
        return snapshot;
    }

    private static void askForAll(Register register) {
        assertThat(register.toString() + register.codebook() + register.report().summary() + register.fingerprint())
                .isNotEmpty();
        for (int person = 0; person < register.size(); person++) {
            Timeline timeline = register.timeline(person);
            assertThat(timeline.spells()).isNotEmpty();
            assertThat(register.traits().of(person)).isNotNull();
            for (MonthlySeries series : MonthlySeries.values()) {
                YearMonth month = register.span().start().month();
                assertThat(timeline.monthly(series, month).orElse(0)).isBetween(0.0, (double) series.most());
            }
        }
    }

    private Finding refusal(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("other.effekt"), bytes);
        DataException refused = catchThrowableOfType(DataException.class, () -> Register.open(file));
        assertThat(refused).isNotNull();
        assertThat(refused.finding().place()).isEqualTo(Place.of("other.effekt"));
        assertThat(refused.finding().remedy()).isNotEmpty();
        return refused.finding();
    }

    private Path saved(Register register) {
        Path file = folder.resolve("register.effekt");
        register.save(file);
        return file;
    }

    /** Two persons, two months of ratios and one of hours, two traits, a refusal and a note. */
    private static Register small() {
        PersonTraits known = new PersonTraits(Sex.WOMAN, Optional.of(LocalDate.of(1999, 2, 28)), Origin.WESTERN, 9999);
        RegisterBuilder builder = builder("2020-W01", 10)
                .observed(EMPLOYMENT_RATIO, List.of(month("2020-01"), month("2020-02")))
                .observed(PAID_HOURS, List.of(month("2020-02")));
        builder.begin(-7, PersonTraits.UNKNOWN, 2).end();
        builder.begin(7, known, 3)
                .from(week("2020-W03").epochWeek(), code(CASH))
                .monthly(EMPLOYMENT_RATIO, month("2020-01"), 0.5)
                .monthly(PAID_HOURS, month("2020-02"), 80.25)
                .end();
        builder.refuse(Finding.refused(Reason.NOT_A_PERSON, Place.of("dream.csv", 4), "no number", "Write one"));
        builder.cellsRead(12);
        builder.note(Finding.noted(Reason.UNKNOWN_CODE, Place.of("dream.csv", 5).at("y_2001"), "'æøå'", "", 3));
        Register register = build(builder);
        DatedTraitBuilder education = DatedTrait.builder("education")
                .add(7, Optional.empty(), Optional.empty(), "primary", 2)
                .add(7, Optional.of(LocalDate.of(2020, 6, 2)), Optional.empty(), "vocational", 3)
                .add(8, Optional.empty(), Optional.empty(), "primary", 4);
        return register.with(education.build(register, "education.csv", "test"))
                .with(DatedTrait.builder("score").build(register, "score.csv", "test"));
    }
}
