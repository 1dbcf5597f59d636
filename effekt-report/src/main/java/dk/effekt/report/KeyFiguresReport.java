package dk.effekt.report;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.intervention.Participations;
import dk.effekt.keyfigures.FigureNames;
import dk.effekt.keyfigures.KeyFigure;
import dk.effekt.keyfigures.KeyFigure.Visibility;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.keyfigures.OfferFlow;
import dk.effekt.keyfigures.ReportPeriod;
import dk.effekt.protocol.Language;
import dk.effekt.report.internal.Words;
import dk.effekt.report.picture.FigurePictures;
import dk.effekt.report.picture.Pictures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * <em>Nøgletal</em>: the half-yearly page of an offer for a council, with who began and finished, where they were some months after,
 * who came back and how soon they came to job or education; then every figure by period, what each figure is, and what was left out.
 *
 * <pre>{@code
 * KeyFiguresReport.of(figures).withFlow(participations).in(DANISH).writeTo(Path.of("noegletal.html"));
 * }</pre>
 *
 * <p>Immutable; each method returns a new one. The figures have passed their own small-cell rule; {@link KeyFigures#protectedBy} gives
 * another.
 */
public final class KeyFiguresReport {

    private final KeyFigures figures;
    private final Optional<OfferFlow> flow;

    private KeyFiguresReport(KeyFigures figures, Optional<OfferFlow> flow) {
        this.figures = figures;
        this.flow = flow;
    }

    /** Of the figures of an offer, best by half-year. */
    public static KeyFiguresReport of(KeyFigures figures) {
        return new KeyFiguresReport(figures, Optional.empty());
    }

    /**
     * With where participants go next: of courses that began in the periods of the figures, in all offers of the list. It is left out if
     * how many courses began is hidden in some period, as a row of the flow adds up to all of them, and if the list has one offer only.
     *
     * @param list that from which the figures were made
     * @throws IllegalArgumentException if it is another
     */
    public KeyFiguresReport withFlow(Participations list) {
        if (!list.fingerprint().equals(figures.participationsSha256())) {
            throw new IllegalArgumentException("the key figures of '" + figures.intervention()
                    + "' were made from another participation list, whose fingerprint is "
                    + figures.participationsSha256() + "; give that from which they were measured");
        }
        List<ReportPeriod> periods = figures.periods();
        WeekSpan weeks = WeekSpan.of(
                periods.get(0).weeks().start(),
                periods.get(periods.size() - 1).weeks().end());
        return new KeyFiguresReport(
                figures, Optional.of(OfferFlow.of(list).between(weeks).protectedBy(figures.rule())));
    }

    /** The report in a language. */
    public Report in(Language language) {
        return new Writing(language).report();
    }

    /** {@code Nøgletal of key figures of IPS, 2018-H1 to 2024-H1, 14 figures}. */
    @Override
    public String toString() {
        return "Nøgletal of " + figures;
    }

    private final class Writing {

        private final Language in;
        private final Report.Builder report;

        Writing(Language language) {
            in = language;
            report = Report.titled(say("Key figures: ", "Nøgletal: ") + figures.intervention(), language);
        }

        private String say(String english, String danish) {
            return in.either(english, danish);
        }

        Report report() {
            page();
            annex();
            return report.build();
        }

        private void page() {
            report.subtitle(periods());
            KeySentences sentences = new KeySentences(figures, in);
            report.answer(sentences.takingPart()
                    + longest()
                            .flatMap(sentences::status)
                            .map(told -> " " + told)
                            .orElse(""));
            figures.warnings(in).forEach(warning -> report.warning(say("Reservation: ", "Forbehold: ") + warning));
            report.points(sentences.points());
            longest().ifPresent(months -> report.picture(FigurePictures.status(figures, months, in)));
            if (longest().isEmpty()) {
                report.paragraph(say(
                        "The figures describe those who took part, and not what the offer did.",
                        "Tallene beskriver dem, der deltog, og siger ikke, hvad tilbuddet gjorde."));
            }
            report.newPage();
        }

        private String periods() {
            List<ReportPeriod> all = figures.periods();
            String first = FigurePictures.period(all.get(0).name(), in);
            String last = FigurePictures.period(all.get(all.size() - 1).name(), in);
            Week end = figures.registerWeeks().end().minusWeeks(1);
            return (all.size() == 1 ? first : first + say(" to ", " til ") + last)
                    + say("; the register goes to week ", "; registret går til og med uge ")
                    + end.number()
                    + say(" of ", " i ")
                    + end.year();
        }

        private Optional<Integer> longest() {
            return figures.statusMonths().stream().max(Integer::compare);
        }

        private void annex() {
            report.heading(say("How soon, and where to next", "Hvor hurtigt, og hvor de går hen bagefter"));
            figures.timeToMonths().stream()
                    .max(Integer::compare)
                    .ifPresent(months -> report.picture(Pictures.timeTo(figures, months, in)));
            flow.filter(of -> of.places().size() > 1).ifPresent(this::flow);
            report.heading(say("Every figure by period", "Alle nøgletal, periode for periode"));
            figures.definitions().keySet().forEach(figure -> report.table(FigurePictures.table(figures, figure, in)));
            report.heading(say("What the figures are", "Hvad tallene er")).points(definitions());
            report.heading(say("What is left out", "Hvad der er udeladt")).paragraph(leftOut());
            new MadeFrom(in)
                    .hash("register", "register", figures.registerSha256())
                    .hash("participations", "deltagelser", figures.participationsSha256())
                    .addTo(report);
        }

        private void flow(OfferFlow of) {
            if (isBegunHidden()) {
                report.paragraph(
                        say(
                                "Where participants go next is left out: beside the numbers of this page it would give away hidden ones.",
                                "Hvor deltagerne går hen bagefter, er udeladt: sammen med sidens øvrige tal ville det røbe skjulte."));
            } else {
                report.picture(FigurePictures.flow(of, in));
            }
        }

        private boolean isBegunHidden() {
            return figures.rows(FigureNames.IN_THE_OFFER).stream()
                    .anyMatch(row -> row.group().equals(FigureNames.BEGUN) && row.visibility() == Visibility.HIDDEN);
        }

        /** Figures of one definition together. */
        private List<String> definitions() {
            Map<String, List<String>> byText = new LinkedHashMap<>();
            figures.definitions(in)
                    .forEach((figure, text) -> byText.computeIfAbsent(text, any -> new ArrayList<>())
                            .add(figures.inWords(figure, in)));
            List<String> points = new ArrayList<>();
            byText.forEach((text, names) -> points.add(Words.capitalised(String.join("; ", names)) + ": " + text));
            points.add(say(
                    "Shares are of those of whom it is known; how many these are stands under “of”. What stands without a % is in no"
                            + " share. Intervals are Wilson's (1927), those of who has come to something Aalen and Johansen's (1978).",
                    "Andele er af dem, hvor det vides; hvor mange det er, står under »af«. Det, der står uden %, er ikke med i nogen"
                            + " andel. Sikkerhedsintervaller er Wilsons (1927), for dem, der er nået til noget, Aalen og Johansens"
                            + " (1978)."));
            return points;
        }

        private String leftOut() {
            SmallCells rule = figures.rule();
            if (!rule.isProtected()) {
                return Words.capitalised(rule.describe(in)) + ".";
            }
            long hidden = figures.rows().stream()
                    .map(KeyFigure::visibility)
                    .filter(Visibility.HIDDEN::equals)
                    .count();
            return say("Small-cell rule: ", "Regel for små antal: ")
                    + rule.describe(in)
                    + ". "
                    + (hidden == 0
                            ? say("Nothing had to be hidden.", "Intet måtte skjules.")
                            : say(
                                    "By it " + in.number(hidden) + " of "
                                            + in.number(figures.rows().size()) + " numbers are hidden; "
                                            + PublishedTable.MARK + " stands in their place.",
                                    "Efter den er " + in.number(hidden) + " af "
                                            + in.number(figures.rows().size()) + " tal skjult; " + PublishedTable.MARK
                                            + " står i stedet."));
        }
    }
}
