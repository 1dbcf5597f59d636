package dk.effekt.report;

import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static dk.effekt.sroi.Kroner.kroner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.effekt.Browser;
import dk.effekt.report.picture.DataTable;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.Proxy;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.investment.InvestmentCase;
import dk.effekt.sroi.uncertainty.MonteCarlo;
import dk.effekt.sroi.uncertainty.Tornado;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvestmentReportTest {

    /** Each of 100 costs 10,000; 10 weeks in each of two years at 800 to the municipality and 200 to the state. */
    private static final ValueMap MAP = ValueMap.named("100 <unge>")
            .participants(100, "example")
            .discounting(Discounting.none())
            .input("Municipality", kroner(10_000).perParticipant())
            .outcome(ValueKind.FISCAL, "Municipality", "Weeks", weeks(), price(800))
            .outcome(ValueKind.FISCAL, "State", "Weeks", weeks(), price(200));

    private static final InvestmentCase PLAN = InvestmentCase.of(MAP).startingOn(LocalDate.of(2026, 1, 1));

    private static Quantity weeks() {
        return Quantity.statedByYear(Basis.PER_PARTICIPANT, "example", 10, 10).withStandardErrors(2, 2);
    }

    private static Proxy price(double each) {
        return kroner(each).perWeek(2026, "example, share " + each);
    }

    @Test
    void theTableHasEachPayerAndAllOfThem() {
        DataTable payers = InvestmentReport.of(PLAN).in(ENGLISH).tables().get(0);

        assertThat(payers.rows()).hasSize(3);
        assertThat(payers.rows().get(0).subList(0, 4))
                .containsExactly("Municipality", 1_000_000.0, 1_600_000.0, 600_000.0);
        assertThat(payers.rows().get(1).subList(0, 4)).containsExactly("State", 0.0, 400_000.0, 400_000.0);
        assertThat(payers.rows().get(2).subList(0, 4))
                .containsExactly("all payers", 1_000_000.0, 2_000_000.0, 1_000_000.0);
    }

    /** 1,000,000 kr come back evenly in the first year, at whose end the second begins. */
    @Test
    void theAnswerSaysWhatItCostsAndWhenTheMoneyIsBack() {
        assertThat(InvestmentReport.of(PLAN).in(DANISH).toHtml())
                .contains("Investeringscase: 100 &lt;unge&gt;")
                .contains("Pengene er tilbage den 1. januar 2027")
                .doesNotContain("<unge>");
    }

    @Test
    void aSimulationOfAnotherMapIsRefused() {
        InvestmentReport report = InvestmentReport.of(PLAN);
        ValueMap other = ValueMap.named("other")
                .input("A", kroner(1).perParticipant())
                .outcome(ValueKind.FISCAL, "A", "Weeks", weeks(), price(800));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.with(MonteCarlo.seed(1).draws(100).simulate(other)))
                .withMessageContaining("draw the map of the case");
    }

    @Test
    void aBrowserDrawsItWithoutANetwork(@TempDir Path folder) throws Exception {
        Optional<Browser> browser = Browser.find();
        assumeTrue(browser.isPresent(), "no Chromium on the path");
        Path page = folder.resolve("case.html");
        Report report = InvestmentReport.of(PLAN)
                .with(MonteCarlo.seed(1).draws(1_000).simulate(MAP))
                .with(Tornado.of(MAP))
                .in(DANISH);
        report.writeTo(page);

        Browser.Loaded loaded = browser.get().load(page);

        assertThat(report.pictures()).hasSize(4);
        assertThat(loaded.console()).isEmpty();
        assertThat(loaded.dom().split("<svg [^>]*class=\"marks\"", -1)).hasSize(5);
        if (System.getProperty("screenshots") != null) {
            browser.get().screenshot(page, 900, 2800, Path.of(System.getProperty("screenshots"), "case.png"));
        }
    }
}
