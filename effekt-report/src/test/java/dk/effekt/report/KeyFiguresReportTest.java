package dk.effekt.report;

import static dk.effekt.calendar.FollowUp.jobindsatsDays;
import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static dk.effekt.register.StateGroup.EDUCATION;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.effekt.Browser;
import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.dream.DreamGroupings;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.keyfigures.EndReasons;
import dk.effekt.keyfigures.FigureNames;
import dk.effekt.keyfigures.KeyFigure;
import dk.effekt.keyfigures.KeyFigure.Visibility;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.report.picture.DataTable;
import dk.effekt.report.picture.FigurePictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFiguresReportTest {

    private static final KeyFigures FIGURES = KeyFigures.of(Bridge.OFFER)
            .by(CalendarPeriod.HALF_YEAR)
            .reasons(EndReasons.ofInterruptions())
            .characteristic(
                    "<b>målgruppe</b>",
                    DreamGroupings.readiness(Bridge.register().codebook()))
            .status(DreamGroupings.jobindsats(Bridge.register().codebook()), jobindsatsDays(1, 3, 6, 12))
            .returners(EDUCATIONAL_ASSISTANCE, 12)
            .timeTo(months(6, 12), JOB, EDUCATION)
            .measure(Bridge.register(), Bridge.participations());

    @Test
    void theAnswerSaysWhoBeganAndWhereTheyAreLater() {
        long begun = FIGURES.get(FigureNames.IN_THE_OFFER, "2024-H1", FigureNames.BEGUN)
                .count()
                .orElseThrow();
        long before = FIGURES.get(FigureNames.IN_THE_OFFER, "2023-H2", FigureNames.BEGUN)
                .count()
                .orElseThrow();
        KeyFigure education = FIGURES.get(FigureNames.statusAfter(12), "2023-H1", "education");

        assertThat(KeyFiguresReport.of(FIGURES).in(DANISH).toHtml())
                .contains("I 1. halvår 2024 begyndte " + begun + " forløb (" + before + " i perioden før)")
                .contains("Af de " + education.of().orElseThrow() + " forløb, der sluttede i 1. halvår 2023, var ")
                .contains(String.format(
                                java.util.Locale.ROOT,
                                "%.1f\u00a0%% i uddannelse",
                                100 * education.value().orElseThrow())
                        .replace('.', ','));
        assertThat(KeyFiguresReport.of(FIGURES).in(ENGLISH).toHtml())
                .contains("In first half of 2024 " + begun + " courses began");
    }

    @Test
    void everyFigureHasATable() {
        Report report = KeyFiguresReport.of(FIGURES).in(ENGLISH);
        DataTable status = report.tables().stream()
                .filter(table -> table.title().equals("Status after 12 months"))
                .findFirst()
                .orElseThrow();

        // One for each figure, and the hashes.
        assertThat(report.tables()).hasSize(FIGURES.definitions().size() + 1);
        assertThat(status.rows()).hasSize(FIGURES.periods().size());
        assertThat(status.rows().get(3).get(2))
                .isEqualTo(FIGURES.get(
                                FigureNames.statusAfter(12),
                                FIGURES.periods().get(3).name(),
                                "wage-work")
                        .value()
                        .orElseThrow());
    }

    @Test
    void allNumbersAreInOneTable() {
        DataTable all = FigurePictures.table(FIGURES, DANISH);

        assertThat(all.rows()).hasSize(FIGURES.rows().size());
        assertThat(all.texts().get(0))
                .startsWith(
                        "i tilbuddet",
                        "2. halvår 2018".equals(all.texts().get(0).get(1)) ? "2. halvår 2018" : "1. halvår 2018");
        assertThat(all.toCsv()).contains("..");
    }

    /** The numbers of the page are those that may be seen: under a strict rule none below it is in a table. */
    @Test
    void whatTheRuleHidesStandsNowhere() {
        KeyFigures strict = FIGURES.protectedBy(SmallCells.hidingBelow(30));
        Report report = KeyFiguresReport.of(strict).in(DANISH);
        long hidden = strict.rows().stream()
                .filter(row -> row.visibility() == Visibility.HIDDEN)
                .count();

        for (String figure : List.of(FigureNames.statusAfter(12), FigureNames.BY_REASON)) {
            DataTable table = FigurePictures.table(strict, figure, DANISH);
            int marks = (int) table.rows().stream()
                    .flatMap(row -> row.subList(2, row.size()).stream())
                    .filter(".."::equals)
                    .count();
            assertThat(marks).isEqualTo((int) strict.rows(figure).stream()
                    .filter(row -> row.visibility() == Visibility.HIDDEN)
                    .count());
        }
        assertThat(report.toHtml())
                .contains("antal fra 1 til 29 er skjult")
                .contains("er " + DANISH.number(hidden) + " af "
                        + DANISH.number(strict.rows().size()) + " tal skjult");
    }

    @Test
    void withoutARuleItSaysSoAtTheTop() {
        String html = KeyFiguresReport.of(FIGURES.protectedBy(SmallCells.unprotected()))
                .in(DANISH)
                .toHtml();

        assertThat(html.indexOf("UBESKYTTET")).isBetween(0, html.indexOf("<figure"));
    }

    /** A row of the flow adds up to the courses begun in all periods. */
    @Test
    void theFlowIsLeftOutWhereItWouldTellHowManyBegan() {
        Participations list = withMentor();
        KeyFigures figures =
                KeyFigures.of(Bridge.OFFER).by(CalendarPeriod.HALF_YEAR).measure(Bridge.register(), list);
        Report report = KeyFiguresReport.of(figures).withFlow(list).in(DANISH);
        Report strict = KeyFiguresReport.of(figures.protectedBy(SmallCells.hidingBelow(60)))
                .withFlow(list)
                .in(DANISH);

        assertThat(report.pictures()).hasSize(1);
        assertThat(strict.pictures()).isEmpty();
        assertThat(strict.toHtml()).contains("ville det røbe skjulte");
    }

    @Test
    void theFlowOfAListOfOneOfferIsLeftOut() {
        assertThat(KeyFiguresReport.of(FIGURES)
                        .withFlow(Bridge.participations())
                        .in(DANISH)
                        .pictures())
                .hasSize(2);
    }

    /** Every other course is followed by one of another offer. */
    private static Participations withMentor() {
        List<Participation> all = new ArrayList<>();
        for (Participation course : Bridge.participations().in(Bridge.OFFER)) {
            all.add(course);
            if (all.size() % 3 == 0) {
                all.add(new Participation(
                        course.personId(),
                        new Intervention("Mentor"),
                        course.start().plusDays(150),
                        Optional.of(course.start().plusDays(200)),
                        ""));
            }
        }
        return Participations.of(all);
    }

    @Test
    void theFlowOfAnotherListIsRefused() {
        KeyFiguresReport report = KeyFiguresReport.of(FIGURES);
        Participations other = Participations.of(
                List.of(Bridge.participations().in(Bridge.OFFER).get(0)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.withFlow(other))
                .withMessageContaining("another participation list");
    }

    @Test
    void namesAreShownAndNeverRun() {
        assertThat(KeyFiguresReport.of(FIGURES).in(DANISH).toHtml())
                .contains("&lt;b&gt;målgruppe&lt;/b&gt;")
                .doesNotContain("<b>målgruppe");
    }

    @Test
    void itNamesInputAndVersion() {
        assertThat(KeyFiguresReport.of(FIGURES).in(ENGLISH).toHtml())
                .contains(
                        Bridge.register().fingerprint(), Bridge.participations().fingerprint());
    }

    @Test
    void aBrowserDrawsItWithoutANetwork(@TempDir Path folder) throws Exception {
        Optional<Browser> browser = Browser.find();
        assumeTrue(browser.isPresent(), "no Chromium on the path");
        Path page = folder.resolve("noegletal.html");
        KeyFiguresReport.of(FIGURES)
                .withFlow(Bridge.participations())
                .in(DANISH)
                .writeTo(page);

        Browser.Loaded loaded = browser.get().load(page);

        assertThat(loaded.console()).isEmpty();
        assertThat(loaded.dom().split("<svg [^>]*class=\"marks\"", -1)).hasSize(3);
        if (System.getProperty("screenshots") != null) {
            browser.get().screenshot(page, 900, 5200, Path.of(System.getProperty("screenshots"), "noegletal.png"));
        }
    }
}
