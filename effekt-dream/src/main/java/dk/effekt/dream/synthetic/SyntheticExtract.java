package dk.effekt.dream.synthetic;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.internal.WholeFile;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * A DREAM extract and its participation list, made up: people from 18 to 45 on and off benefits, some of whom take part in
 * "Brobygning til Uddannelse", with a {@linkplain #truth() known effect}. To learn with, to test with, and to show others
 * without anybody's data.
 *
 * <p><b>Files.</b> Semicolon, CRLF, windows-1252, decimal comma, dates as {@code dd-mm-yyyy}. The extract has {@code PNR}
 * (replacement numbers: the day of birth plus 60, so that none belongs to a person), {@code KOEN} (K or M),
 * {@code FOEDSELSDATO}, {@code HERKOMST}, {@code KOMMUNE}, a code {@code y_YYWW} for each week and an employment ratio
 * {@code grad_YYYY_MM} for each month. The list has {@code CPR-nr} with a hyphen, {@code Indsats}, {@code Startdato},
 * {@code Slutdato} (blank while the course runs) and {@code Afslutningsårsag}.
 *
 * <p><b>People.</b> From week to week a person may leave the present status; how likely depends on age, sex, municipality,
 * weeks in job of the last 104, weeks on public benefit of the last 52, and the length of the spell. Who is on educational
 * assistance at the end of a week, under 30 and has not started before may start in the next; how likely depends on the same
 * six, log-linear in the odds. Nothing else matters, so a study that adjusts for these six finds the effect, and one that
 * does not is misled: those who start would have done better anyway. All sizes are invented.
 *
 * <p><b>Same input, same output.</b> The text is the same on every machine, JDK and locale, and a person's rows depend on
 * nothing but the seed, the weeks, the truth and the person's number; how many others there are makes no difference. Only
 * how a {@code .gz} is compressed is up to the JDK. Everything is made anew whenever it is asked for,
 * and nothing is kept. Immutable.
 */
public final class SyntheticExtract {

    private static final WeekSpan DEFAULT_SPAN = WeekSpan.ofClosed(Week.of(2016, 1), Week.of(2024, 26));
    private static final int LEAST_WEEKS = Programme.OPENS_AFTER + TrueEffect.HORIZON + 1;
    private static final Week EARLIEST = Week.of(1991, 32);
    private static final Week LATEST = Week.of(2048, 1);

    private static final int EMBEDDED_PERSONS = 6_000;

    /**
     * Chosen among sixteen for show, not for proof: its true effect lies near that of ten times as many people, and estimates
     * lie near it. A test of coverage takes seeds that nobody chose.
     */
    private static final long EMBEDDED_SEED = 14;

    /** Of what windows-1252 has, only letters are written that have the same place here. */
    private static final Charset CHARSET = StandardCharsets.ISO_8859_1;

    private final int persons;
    private final long seed;
    private final Truth truth;
    private final WeekSpan span;

    private SyntheticExtract(int persons, long seed, Truth truth, WeekSpan span) {
        this.persons = persons;
        this.seed = seed;
        this.truth = truth;
        this.span = span;
    }

    /**
     * An extract from 2016-W01 to 2024-W26, with {@link Truth#PLANTED}.
     *
     * @param persons number of persons, 1 to 18,250,000
     * @param seed any number; another one gives other people
     */
    public static SyntheticExtract of(int persons, long seed) {
        if (persons < 1 || persons > Person.most()) {
            throw new IllegalArgumentException(persons + " persons; it must be from 1 to " + Person.most());
        }
        return new SyntheticExtract(persons, seed, Truth.PLANTED, DEFAULT_SPAN);
    }

    /** The extract of the examples: 6,000 persons, always the same. */
    public static SyntheticExtract embedded() {
        return of(EMBEDDED_PERSONS, EMBEDDED_SEED);
    }

    /** The same people where the offer has another effect; until they start, their lives are the same. */
    public SyntheticExtract withEffect(Truth newTruth) {
        return new SyntheticExtract(persons, seed, newTruth, span);
    }

    /**
     * Other weeks. The first start is two years after the first week.
     *
     * @param newSpan at least 183 weeks, from 1991-W32 on and begun by 2048-W01
     */
    public SyntheticExtract withSpan(WeekSpan newSpan) {
        if (newSpan.length() < LEAST_WEEKS) {
            throw new IllegalArgumentException(
                    "span " + newSpan + " has " + newSpan.length() + " weeks; it must have at least " + LEAST_WEEKS);
        }
        if (newSpan.start().isBefore(EARLIEST) || newSpan.start().isAfter(LATEST)) {
            throw new IllegalArgumentException("span " + newSpan + " must begin from " + EARLIEST + " to " + LATEST);
        }
        return new SyntheticExtract(persons, seed, truth, newSpan);
    }

    /** The number of persons. */
    public int persons() {
        return persons;
    }

    /** What the people come from. */
    public long seed() {
        return seed;
    }

    /** What the offer does. */
    public Truth effect() {
        return truth;
    }

    /** The weeks of the extract. */
    public WeekSpan span() {
        return span;
    }

    /** The offer's name in the participation list. */
    public String intervention() {
        return Programme.NAME;
    }

    /** Writes the extract; compressed if the name ends with {@code .gz}. */
    public void writeDream(Path file) throws IOException {
        write(file, this::writeDream);
    }

    /** Writes the extract, and leaves the stream open. */
    public void writeDream(OutputStream out) throws IOException {
        Columns columns = new Columns(span);
        out.write(columns.header().getBytes(CHARSET));
        for (int i = 0; i < persons; i++) {
            Person person = person(i);
            Life life = Biography.of(person, truth, columns);
            out.write(DreamFile.row(person, life, columns).getBytes(CHARSET));
        }
        out.flush();
    }

    /** Writes the participation list; compressed if the name ends with {@code .gz}. */
    public void writeParticipations(Path file) throws IOException {
        write(file, this::writeParticipations);
    }

    /** Writes the participation list, and leaves the stream open. */
    public void writeParticipations(OutputStream out) throws IOException {
        Columns columns = new Columns(span);
        out.write(ParticipationFile.HEADER.getBytes(CHARSET));
        for (int i = 0; i < persons; i++) {
            Person person = person(i);
            Life life = Biography.of(person, truth, columns);
            if (life.course().isPresent()) {
                Course course = life.course().get();
                out.write(ParticipationFile.row(person, Programme.NAME, course, columns)
                        .getBytes(CHARSET));
            }
        }
        out.flush();
    }

    /** The extract, made in memory, where 1,000 persons take 1.4 MB. */
    public InputStream openDream() {
        return inMemory(this::writeDream);
    }

    /** The participation list, made in memory. */
    public InputStream openParticipations() {
        return inMemory(this::writeParticipations);
    }

    /** The effect that an estimate has to find. Lives every participant's life a second time. */
    public TrueEffect truth() {
        Columns columns = new Columns(span);
        WeekSpan starts = WeekSpan.of(
                span.start().plusWeeks(Programme.OPENS_AFTER), span.end().minusWeeks(TrueEffect.HORIZON));
        TrueEffect.Sum sum = new TrueEffect.Sum(starts);
        for (int i = 0; i < persons; i++) {
            Person person = person(i);
            Life life = Biography.of(person, truth, columns);
            life.course()
                    .map(Course::start)
                    .filter(start -> starts.contains(span.start().plusWeeks(start)))
                    .ifPresent(start -> sum.add(start, life, Biography.without(start, person, truth, columns)));
        }
        return sum.effect();
    }

    /** One line: {@code synthetic extract of 6,000 persons, seed 14, planted, 2016-W01 to 2024-W26}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "synthetic extract of %,d persons, seed %d, %s, %s to %s",
                persons,
                seed,
                truth.name().toLowerCase(Locale.ROOT),
                span.start(),
                span.end().minusWeeks(1));
    }

    private Person person(int number) {
        return Person.of(seed, number, span.start());
    }

    private static void write(Path file, WholeFile.Content content) throws IOException {
        WholeFile.write(file, out -> {
            if (file.toString().endsWith(".gz")) {
                try (OutputStream packed = new BufferedOutputStream(new GZIPOutputStream(out))) {
                    content.to(packed);
                }
            } else {
                content.to(out);
            }
        });
    }

    private static InputStream inMemory(WholeFile.Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            content.to(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written to", e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
