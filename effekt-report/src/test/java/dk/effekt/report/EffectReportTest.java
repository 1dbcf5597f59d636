package dk.effekt.report;

import static dk.effekt.outcome.Outcomes.in;
import static dk.effekt.outcome.Outcomes.inEducation;
import static dk.effekt.outcome.Outcomes.inJob;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.outcome.Outcomes.paidHours;
import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.effekt.Browser;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.Effect;
import dk.effekt.outcome.Outcome;
import dk.effekt.register.StateGroup;
import dk.effekt.study.StudyResult;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectReportTest {

    private static final StudyResult RESULT = Bridge.study();

    @Test
    void theAnswerSaysTheEffectAndHowSureItIs() {
        Effect effect = RESULT.effect(inEducation(), 12);

        String html =
                EffectReport.of(RESULT).answering(inEducation(), 12).in(ENGLISH).toHtml();

        assertThat(effect.ciLow()).isPositive();
        assertThat(html)
                .contains(String.format(
                        Locale.ROOT,
                        "After 12 months the share in education is %.1f percentage points higher than it would have been"
                                + " without the programme (95 %% confidence interval %+.1f to %+.1f).",
                        100 * effect.estimate(),
                        100 * effect.ciLow(),
                        100 * effect.ciHigh()));
    }

    @Test
    void whereTheIntervalHoldsNoneTheAnswerSaysSoFirst() {
        Effect effect = RESULT.effect(inJob(), 18);

        String html = EffectReport.of(RESULT).answering(inJob(), 18).in(DANISH).toHtml();

        assertThat(effect.ciLow()).isNegative();
        assertThat(effect.ciHigh()).isPositive();
        assertThat(html).contains("Efter 18 måneder kan det ikke afgøres, om andelen i job er ændret");
    }

    /** Nobody has the outcome, and the interval has no width: that is no proof that there is no effect. */
    @Test
    void whereThereIsTooLittleToJudgeByTheAnswerSaysSo() {
        Outcome onLeave = in(StateGroup.of("leave"));
        StudyResult nothing =
                Bridge.plan().outcomes(onLeave).build().estimate(Bridge.register(), Bridge.participations());
        EffectReport report = EffectReport.of(nothing).answering(onLeave, 12);

        assertThat(nothing.effect(onLeave, 12).caution()).isPresent();
        assertThat(report.in(ENGLISH).toHtml())
                .contains("the estimate is 0.0 percentage points, and there is too little to judge it by.")
                .contains("In week 78 the effect is 0.0 percentage points (there is too little to judge it by).")
                .contains("an interval without width, or none, is no certainty");
        assertThat(report.in(DANISH).toHtml())
                .contains("skønnet er 0,0 procentpoint, og der er for lidt at bedømme det ud fra.")
                .contains("et interval uden bredde, eller intet, er ingen sikkerhed");
        assertThat(EffectReport.of(RESULT).answering(inJob(), 12).in(ENGLISH).toHtml())
                .doesNotContain("too little to judge");
    }

    @Test
    void itNamesProtocolAndInputByTheirHashes() {
        assertThat(EffectReport.of(RESULT).in(DANISH).toHtml())
                .contains(RESULT.provenance().protocol())
                .contains(RESULT.provenance().register())
                .contains(RESULT.provenance().participations());
    }

    @Test
    void whatRestsOnTooFewIsNotPublished() {
        int participants = RESULT.effect(inJob(), 3).treated();
        SmallCells strict = SmallCells.hidingBelow(1_000);

        Report report = EffectReport.of(RESULT)
                .refutedBy(RESULT.refute())
                .protectedBy(strict)
                .in(ENGLISH);

        assertThat(participants).isLessThan(1_000);
        assertThat(report.toHtml()).contains("Too few persons can be followed");
        assertThat(report.pictures().get(0).table().rows()).isEmpty();
        assertThat(report.pictures().get(0).description()).isEqualTo("Too few persons can be followed.");
        assertThat(report.pictures().get(0).toVegaLite()).contains("\"lockIn\" : [ ]");
        assertThat(report.toHtml()).doesNotContain("(95 % confidence interval", "risk ratio");
        assertThat(report.tables().get(0).texts().get(0)).containsExactly("3", "..", "..", "..", "..");
    }

    @Test
    void anOutcomeThatTheStudyDoesNotLookAtIsRefused() {
        EffectReport report = EffectReport.of(RESULT);

        assertThatIllegalArgumentException().isThrownBy(() -> report.answering(paidHours(), 12));
        assertThatIllegalArgumentException().isThrownBy(() -> report.answering(inJob(), 7));
    }

    @Test
    void aBrowserDrawsItWithoutANetwork(@TempDir Path folder) throws Exception {
        Optional<Browser> browser = Browser.find();
        assumeTrue(browser.isPresent(), "no Chromium on the path");
        Path page = folder.resolve("effekt.html");
        EffectReport.of(RESULT).answering(onPublicBenefit(), 12).in(DANISH).writeTo(page);

        Browser.Loaded loaded = browser.get().load(page);

        assertThat(loaded.console()).isEmpty();
        assertThat(loaded.dom()).contains("<svg").contains("Effektmåling").contains("på offentlig forsørgelse");
        if (System.getProperty("screenshots") != null) {
            browser.get().screenshot(page, 900, 3200, Path.of(System.getProperty("screenshots"), "report.png"));
        }
    }
}
