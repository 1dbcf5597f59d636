package dk.effekt.keyfigures;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.internal.Suggest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    private final List<String> warnings;

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
        Map<String, String> definitions = new LinkedHashMap<>();
        measured.figures().forEach(figure -> definitions.put(figure.name(), figure.definition()));
        return Collections.unmodifiableMap(definitions);
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
            throw new IllegalArgumentException(
                    "there is no figure " + Suggest.quoted(figure, definitions().keySet()));
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
        return warnings;
    }

    private List<String> warnings(Protection protection) {
        List<String> all = new ArrayList<>();
        if (!rule.isProtected()) {
            all.add(rule.describe());
        }
        ReportPeriod last = periods().get(periods().size() - 1);
        LocalDate lastStart = measured.source().lastStart();
        if (lastStart.isBefore(last.weeks().start().monday())) {
            all.add("No course begins after " + lastStart
                    + ". If the list ends there, nothing is known of who begins and is in "
                    + "the offer later, and zeroes are none: say between(…).");
        }
        List<String> words = measured.notes().stream()
                .filter(protection::isSeen)
                .map(note -> "'" + note.text() + "' (" + Numbers.whole(note.courses()) + ")")
                .toList();
        if (!measured.notes().isEmpty()) {
            int hidden = measured.notes().size() - words.size();
            all.add("Reasons that no mapping holds: "
                    + String.join(", ", words)
                    + (hidden == 0 ? "" : (words.isEmpty() ? "" : " and ") + hidden + " that may not be shown")
                    + ". Map them with EndReasons.with(…).");
        }
        return List.copyOf(all);
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
