package dk.effekt.keyfigures;

import dk.effekt.calendar.WeekSpan;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.internal.Suggest;
import dk.effekt.protocol.Bilingual;
import dk.effekt.protocol.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The figures of one intervention in operation, period by period: who is in it and for how long, who finishes and why, who they
 * are, where they are some time after, who comes back to a benefit, and how soon they come to job or education.
 *
 * <pre>{@code
 * KeyFigures figures = KeyFigures.of("Brobygning til Uddannelse")
 *         .by(CalendarPeriod.HALF_YEAR)
 *         .reasons(EndReasons.ofInterruptions())
 *         .characteristic("target group", DreamGroupings.readiness(register.codebook()))
 *         .status(DreamGroupings.jobindsats(register.codebook()), jobindsatsDays(1, 3, 6, 12))
 *         .returners(EDUCATIONAL_ASSISTANCE, 12)
 *         .timeTo(months(6, 12), JOB, EDUCATION)
 *         .measure(register, participations);
 * }</pre>
 *
 * <p>They describe those who took part. What becomes of them is not what the intervention did: some would have found a job without
 * it. That is for {@link dk.effekt.study.Study} to say.
 *
 * <p>{@link #table()} is the page to read, {@link #table(String)} one figure through all periods, {@link #toCsv()} and {@link
 * #toJson()} the numbers to go on with. All of them have passed a {@link SmallCells} rule, and so have {@link #rows()}: it counts
 * courses, and what it hides stands in no output. What cannot be told of somebody, as the register ends or does not know a week, is
 * counted apart and is in no share; it is never taken for a no.
 *
 * <p>The same input gives the same figures, whatever the order of its rows. Immutable; it holds numbers of many, and nobody can be
 * reached from it.
 */
public final class KeyFigures {

    private final Measured measured;
    private final SmallCells rule;
    private final List<KeyFigure> rows;
    private final List<Bilingual> warnings;

    private KeyFigures(Measured measured, SmallCells rule) {
        Protection protection = Protection.of(
                rule, measured.figures(), measured.notes(), measured.periods().size());
        this.measured = measured;
        this.rule = rule;
        this.rows = measured.figures().stream()
                .flatMap(figure -> figure.rows(measured.periods(), protection).stream())
                .toList();
        this.warnings = warnings(protection);
    }

    /** Asks for the figures of an intervention, as it is named in the participation list. */
    public static KeyFiguresBuilder of(String intervention) {
        return new KeyFiguresBuilder(intervention);
    }

    static KeyFigures of(Measured measured, SmallCells rule) {
        return new KeyFigures(measured, rule);
    }

    /**
     * The same by another rule for small numbers; {@link SmallCells#unprotected()} for the room where the data are.
     *
     * @throws IllegalArgumentException if it rounds: key figures hide
     */
    public KeyFigures protectedBy(SmallCells smallCells) {
        return of(measured, smallCells);
    }

    /** The rule that the figures have passed. */
    public SmallCells rule() {
        return rule;
    }

    /** The intervention. */
    public String intervention() {
        return measured.intervention();
    }

    /** The periods, in order. */
    public List<ReportPeriod> periods() {
        return measured.periods();
    }

    /** The names of the figures, each with what it is, in order. */
    public Map<String, String> definitions() {
        return definitions(Language.ENGLISH);
    }

    /** The names of the figures, by which they are asked for in any language, each with what it is in one. */
    public Map<String, String> definitions(Language language) {
        Map<String, String> definitions = new LinkedHashMap<>();
        measured.figures()
                .forEach(figure ->
                        definitions.put(figure.name(), figure.definition().in(language)));
        return Collections.unmodifiableMap(definitions);
    }

    /**
     * What a figure is called in a language; names that users gave stay as they are in it.
     *
     * @throws IllegalArgumentException if there is none of that name; the message offers the nearest
     */
    public String inWords(String figure, Language language) {
        return figure(figure).title().in(language);
    }

    /**
     * What the group of a number is called in a language: {@code i job} of {@code wage-work}. Names that users or data gave stay.
     *
     * @param row of these figures
     */
    public String inWords(KeyFigure row, Language language) {
        return figure(row.figure()).all().stream()
                .filter(group -> group.name().equals(row.group()))
                .findFirst()
                .map(group -> group.words().in(language))
                .orElse(row.group());
    }

    private Figure figure(String name) {
        return measured.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> noFigure(name));
    }

    private IllegalArgumentException noFigure(String name) {
        return new IllegalArgumentException(
                "there is no figure " + Suggest.quoted(name, definitions().keySet()));
    }

    /** How many months after the end there is a {@linkplain FigureNames#statusAfter status}, ascending as it was asked for. */
    public List<Integer> statusMonths() {
        return measured.asked().status();
    }

    /** Within how many months {@linkplain FigureNames#returnersWithin returners} are looked for; none or one. */
    public List<Integer> returnersMonths() {
        return measured.asked().returners();
    }

    /** Within how many months it is looked at who has {@linkplain FigureNames#comeToWithin come to} a destination, ascending. */
    public List<Integer> timeToMonths() {
        return measured.asked().timeTo();
    }

    /** The weeks of the register. */
    public WeekSpan registerWeeks() {
        return measured.source().weeks();
    }

    /** The first day of the course that begins last. */
    public LocalDate lastStart() {
        return measured.source().lastStart();
    }

    /** The register's fingerprint, SHA-256. */
    public String registerSha256() {
        return measured.source().registerSha256();
    }

    /** That of the participation list. */
    public String participationsSha256() {
        return measured.source().participationsSha256();
    }

    /** All numbers: by figure, then period, then group. */
    public List<KeyFigure> rows() {
        return rows;
    }

    /**
     * The numbers of one figure.
     *
     * @throws IllegalArgumentException if there is none of that name; the message offers the nearest
     */
    public List<KeyFigure> rows(String figure) {
        List<KeyFigure> found =
                rows.stream().filter(row -> row.figure().equals(figure)).toList();
        if (found.isEmpty()) {
            throw noFigure(figure);
        }
        return found;
    }

    /**
     * One number.
     *
     * @throws IllegalArgumentException if there is none of these names; the message offers the nearest
     */
    public KeyFigure get(String figure, String period, String group) {
        List<KeyFigure> found = rows(figure);
        return found.stream()
                .filter(row -> row.period().equals(period) && row.group().equals(group))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("figure '" + figure + "' has no " + group + " in "
                        + period
                        + "; its periods are "
                        + found.stream().map(KeyFigure::period).distinct().toList() + ", its groups "
                        + found.stream().map(KeyFigure::group).distinct().toList()));
    }

    /**
     * What the reader must know beside the figures: words of the list that the mapping does not hold, that nobody begins in the latest
     * period, as if the list had ended, and that nothing is hidden where that is so. Words on so few courses that their number is hidden are only counted.
     */
    public List<String> warnings() {
        return warnings(Language.ENGLISH);
    }

    /** The same in a language. */
    public List<String> warnings(Language language) {
        return warnings.stream().map(warning -> warning.in(language)).toList();
    }

    private List<Bilingual> warnings(Protection protection) {
        List<Bilingual> all = new ArrayList<>();
        if (!rule.isProtected()) {
            all.add(new Bilingual(rule.describe(), rule.describe(Language.DANISH)));
        }
        ReportPeriod last = periods().get(periods().size() - 1);
        LocalDate lastStart = measured.source().lastStart();
        if (lastStart.isBefore(last.weeks().start().monday())) {
            all.add(new Bilingual(
                    "No course begins after " + lastStart
                            + ". If the list ends there, nothing is known of who begins and is in "
                            + "the offer later, and zeroes are none: say between(…).",
                    "Intet forløb begynder efter " + lastStart
                            + ". Hvis listen slutter dér, vides intet om, hvem der begynder og er i tilbuddet senere, og nuller er "
                            + "ikke nuller."));
        }
        List<Measured.Note> seen =
                measured.notes().stream().filter(protection::isSeen).toList();
        if (!measured.notes().isEmpty()) {
            int hidden = measured.notes().size() - seen.size();
            all.add(new Bilingual(
                    "Reasons that no mapping holds: "
                            + words(seen, Language.ENGLISH)
                            + (hidden == 0 ? "" : (seen.isEmpty() ? "" : " and ") + hidden + " that may not be shown")
                            + ". Map them with EndReasons.with(…).",
                    "Ord for, hvorfor forløb slutter, hvis betydning ikke er angivet: "
                            + words(seen, Language.DANISH)
                            + (hidden == 0 ? "" : (seen.isEmpty() ? "" : " og ") + hidden + ", der ikke kan vises")
                            + "."));
        }
        return List.copyOf(all);
    }

    private static String words(List<Measured.Note> notes, Language in) {
        return notes.stream()
                .map(note -> in.either("'" + note.text() + "'", "»" + note.text() + "«") + " ("
                        + in.number(note.courses()) + ")")
                .collect(Collectors.joining(", "));
    }

    /**
     * The page, in 80 columns: of each figure the latest period, and what it is more or less than the one before. Of what is followed up
     * it is the latest in which nobody is still under observation. What each figure is stands beneath.
     */
    public String table() {
        return KeyFiguresText.page(this);
    }

    /**
     * One figure through all periods, in 80 columns.
     *
     * @throws IllegalArgumentException if there is none of that name; the message offers the nearest
     */
    public String table(String figure) {
        return KeyFiguresText.series(this, figure);
    }

    /**
     * The numbers as comma-separated values (RFC 4180), a record each: {@code intervention, figure, period, group, unit, value, count,
     * n, low, high, visibility, rule}. Shares are from 0 to 1; what is hidden or does not exist is empty.
     */
    public String toCsv() {
        return KeyFiguresFiles.csv(this);
    }

    /**
     * The numbers as JSON, with the periods, the definitions, the rule, the warnings, and the hashes of what they were made from. It
     * begins with {@code "effektKeyFigures": 1}; what is hidden or does not exist is {@code null}.
     */
    public String toJson() {
        return KeyFiguresFiles.json(this, measured);
    }

    Measured measured() {
        return measured;
    }

    /** One line: {@code key figures of IPS, 2018-H1 to 2024-H1, 14 figures}. */
    @Override
    public String toString() {
        List<ReportPeriod> periods = periods();
        return String.format(
                Locale.ROOT,
                "key figures of %s, %s%s, %d figures%s",
                intervention(),
                periods.get(0),
                periods.size() == 1 ? "" : " to " + periods.get(periods.size() - 1),
                measured.figures().size(),
                rule.isProtected() ? "" : ", UNPROTECTED");
    }
}
