package dk.effekt.report;

import static dk.effekt.outcome.Outcomes.inEducation;
import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.effekt.Browser;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.Effect;
import dk.effekt.evidence.CitedStudy;
import dk.effekt.evidence.Direction;
import dk.effekt.evidence.EvidenceGrade;
import dk.effekt.evidence.EvidenceMap;
import dk.effekt.intervention.InterventionCatalogue;
import dk.effekt.intervention.Offer;
import dk.effekt.report.picture.DataTable;
import dk.effekt.report.picture.EvidencePictures;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceReportTest {

    private static final EvidenceMap MAP = Bridge.evidence();

    private static List<String> row(DataTable table, String... cells) {
        return table.texts().stream()
                .filter(row -> row.containsAll(List.of(cells)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theAnswerSaysOnWhatOffersRest() {
        assertThat(EvidenceReport.of(MAP).in(DANISH).toHtml())
                .contains(
                        "Af 6 tilbud hviler effekten for 1 på lodtrækning, 1 på matchet sammenligning, 1 på anden sammenligning"
                                + " og 1 på før og efter; 2 har ingen undersøgelse");
    }

    /** The study's own effect at its last follow-up point. */
    @Test
    void ownStudiesHaveTheirEffectsAndIntervals() {
        Effect effect = Bridge.study().effect(inEducation(), 18);
        DataTable findings = EvidenceReport.of(MAP).in(ENGLISH).tables().get(0);

        assertThat(row(findings, Bridge.OFFER, "the share in education"))
                .contains(
                        "matched comparison",
                        String.format(
                                        Locale.ROOT,
                                        "%+.1f [%+.1f; %+.1f]",
                                        100 * effect.estimate(),
                                        100 * effect.ciLow(),
                                        100 * effect.ciHigh())
                                .replace('-', '−'),
                        String.format(Locale.ROOT, "%,d", effect.treated()));
    }

    @Test
    void effectsOnTooFewAreHidden() {
        int treated = Bridge.study().effect(inEducation(), 18).treated();
        Report report = EvidenceReport.of(MAP)
                .protectedBy(SmallCells.hidingBelow(treated + 1))
                .in(DANISH);

        assertThat(row(report.tables().get(0), Bridge.OFFER, "andelen i uddannelse"))
                .endsWith("..", "..");
        assertThat(report.pictures()).hasSize(1);
        assertThat(EvidencePictures.effects(MAP, SmallCells.hidingBelow(treated + 1), DANISH))
                .isEmpty();
    }

    /** Of 149 who started, as docs/evidence.md has it. */
    @Test
    void startersPassTheRuleOfTheReport() {
        DataTable shown = sustainable(SmallCells.standard());
        DataTable hidden = sustainable(SmallCells.hidingBelow(500));

        assertThat(row(shown, Bridge.OFFER)).contains("149").doesNotContain("..");
        assertThat(row(hidden, Bridge.OFFER)).containsExactly(Bridge.OFFER, "..", "..", "..");
    }

    private static DataTable sustainable(SmallCells rule) {
        List<DataTable> tables =
                EvidenceReport.of(MAP).protectedBy(rule).in(ENGLISH).tables();
        return tables.get(tables.size() - 2);
    }

    /** Their numbers, such as the share that was matched, tell of few. */
    @Test
    void reservationsAreInTheLanguageAndWithoutNumbers() {
        String html = EvidenceReport.of(MAP).in(DANISH).toHtml();

        assertThat(html.substring(0, html.indexOf("</main>")))
                .contains("sammenligner ikke med nogen")
                .doesNotContain("compares with nobody", "FAIL", "share matched");
    }

    @Test
    void offersThatNobodyStudiedAreNamed() {
        String html = EvidenceReport.of(MAP).in(DANISH).toHtml();

        assertThat(html.substring(html.indexOf("Tilbud, som ingen har undersøgt")))
                .contains("<li>Nyttejob</li>", "men at ingen ved det");
    }

    @Test
    void eachGradeIsExplainedFromTheStrongest() {
        assertThat(EvidenceReport.of(MAP).in(DANISH).tables().get(2).texts())
                .extracting(row -> row.get(0))
                .containsExactly(
                        "lodtrækning", "matchet sammenligning", "anden sammenligning", "før og efter", "ingenting");
    }

    @Test
    void namesAreShownAndNeverRun() {
        String evil = "</script><script>document.title='caught'</script>";
        EvidenceMap map = EvidenceMap.of(
                InterventionCatalogue.of(List.of(Offer.named(evil))),
                CitedStudy.of(evil, evil, "DK", 2020, EvidenceGrade.TRIAL).finding(evil, Direction.POSITIVE));
        String html = EvidenceReport.of(map).in(DANISH).toHtml();
        String body = html.substring(html.indexOf("<main>"), html.indexOf("</main>"));

        assertThat(body).contains("&lt;/script&gt;&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void aCatalogueWithoutStudiesHasAReport() {
        EvidenceMap map = EvidenceMap.of(InterventionCatalogue.of(List.of(Offer.named("Mentor"))));

        assertThat(EvidenceReport.of(map).in(DANISH).toHtml()).contains("ikke lagt nogen undersøgelser ind");
        assertThat(EvidenceReport.of(EvidenceMap.of(InterventionCatalogue.of(List.of())))
                        .in(ENGLISH)
                        .pictures())
                .isEmpty();
    }

    @Test
    void aBrowserDrawsItWithoutANetwork(@TempDir Path folder) throws Exception {
        Optional<Browser> browser = Browser.find();
        assumeTrue(browser.isPresent(), "no Chromium on the path");
        Path page = folder.resolve("evidenskort.html");
        EvidenceReport.of(MAP).in(DANISH).writeTo(page);

        Browser.Loaded loaded = browser.get().load(page);

        assertThat(loaded.console()).isEmpty();
        assertThat(loaded.dom().split("<svg [^>]*class=\"marks\"", -1)).hasSize(3);
        if (System.getProperty("screenshots") != null) {
            browser.get().screenshot(page, 900, 3200, Path.of(System.getProperty("screenshots"), "evidenskort.png"));
        }
    }
}
