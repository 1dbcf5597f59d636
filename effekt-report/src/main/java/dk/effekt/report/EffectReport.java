package dk.effekt.report;

import dk.effekt.calendar.FollowUp;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.matching.Overlap;
import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Language;
import dk.effekt.report.internal.Words;
import dk.effekt.report.picture.DataTable;
import dk.effekt.report.picture.Form;
import dk.effekt.report.picture.Pictures;
import dk.effekt.study.ProtocolFinding.Severity;
import dk.effekt.study.Provenance;
import dk.effekt.study.Refutation;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import java.util.List;
import java.util.Optional;

/**
 * <em>Effektmåling</em>: a study on one page for a council, with the question, the answer in a sentence that says how sure it is, a
 * picture, and what would prove it wrong; then the annex with all outcomes, who is compared with whom, the protocol and the hashes.
 *
 * <pre>{@code
 * EffectReport.of(result).answering(inJob(), 12).refutedBy(result.refute()).in(DANISH).writeTo(Path.of("effekt.html"));
 * }</pre>
 *
 * <p>Immutable; each method returns a new one. Effects that rest on fewer persons than the {@linkplain #protectedBy rule} allows are
 * left out.
 */
public final class EffectReport {

    private final StudyResult result;
    private final Outcome outcome;
    private final FollowUp when;
    private final SmallCells rule;
    private final Optional<Refutation> refutation;

    private EffectReport(
            StudyResult result, Outcome outcome, FollowUp when, SmallCells rule, Optional<Refutation> refutation) {
        this.result = result;
        this.outcome = outcome;
        this.when = when;
        this.rule = rule;
        this.refutation = refutation;
    }

    /** Of a study: it answers by its first outcome at its last follow-up point, under {@link SmallCells#standard()}. */
    public static EffectReport of(StudyResult result) {
        List<FollowUp> points = result.study().followUps();
        return new EffectReport(
                result,
                result.study().outcomes().get(0),
                points.get(points.size() - 1),
                SmallCells.standard(),
                Optional.empty());
    }

    /**
     * By another outcome, so many months after the start.
     *
     * @throws IllegalArgumentException if the study does not look at it, or not then
     */
    public EffectReport answering(Outcome newOutcome, int months) {
        result.effect(newOutcome, months); // refuses what the study does not look at
        FollowUp point = result.study().followUps().stream()
                .filter(followUp -> followUp.months() == months)
                .findFirst()
                .orElseThrow();
        return new EffectReport(result, newOutcome, point, rule, refutation);
    }

    /** With what was tried to prove it wrong. */
    public EffectReport refutedBy(Refutation newRefutation) {
        return new EffectReport(result, outcome, when, rule, Optional.of(newRefutation));
    }

    /** Under another rule for small cells. */
    public EffectReport protectedBy(SmallCells newRule) {
        return new EffectReport(result, outcome, when, newRule, refutation);
    }

    /** The report in a language. */
    public Report in(Language language) {
        return new Writing(language).report();
    }

    /** {@code Effektmåling of Brobygning til Uddannelse: job after 12 months}. */
    @Override
    public String toString() {
        return "Effektmåling of " + result.study().name() + ": " + outcome.name() + " after " + when.months()
                + " months";
    }

    private final class Writing {

        private final Language in;
        private final Study study = result.study();
        private final Report.Builder report;

        Writing(Language language) {
            in = language;
            report = Report.titled(say("Effect measurement: ", "Effektmåling: ") + study.name(), language);
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
            report.subtitle(question());
            report.answer(answer());
            GateWords gates = new GateWords(result.gates(), in);
            gates.failures().forEach(failure -> report.warning(say("Reservation: ", "Forbehold: ") + failure));
            report.picture(Pictures.effect(path(), Words.capitalised(study.inWords(outcome, in)), rule, in));
            report.heading(say("What would prove this wrong", "Hvad der ville vise, at det er forkert"));
            report.points(
                    new Objections(result, Optional.of(path().at(when)).filter(rule::allows), refutation, in).all());
            report.newPage();
        }

        private EffectPath path() {
            return result.path(outcome);
        }

        private String question() {
            return say(
                    "How does taking part change " + study.inWords(outcome, in)
                            + ", compared with what would have happened anyway?",
                    "Hvordan ændrer deltagelse " + study.inWords(outcome, in)
                            + " i forhold til det, der ellers ville være sket?");
        }

        private String answer() {
            Effect effect = path().at(when);
            if (!rule.allows(effect)) {
                return say(
                        "Too few persons can be followed to this point for an answer.",
                        "For få personer kan følges så længe til, at der kan gives et svar.");
            }
            return Sentences.of(effect, study.inWords(outcome, in), when, in);
        }

        private void annex() {
            report.heading(say("Annex: all outcomes", "Bilag: alle mål"));
            for (Outcome each : study.outcomes()) {
                report.table(effects(each));
            }
            if (study.outcomes().stream().anyMatch(this::isTooLittle)) {
                report.paragraph(
                        say(
                                "Of some effects there is too little to judge by: an interval without width, or none, is no certainty.",
                                "Nogle effekter er der for lidt at bedømme ud fra: et interval uden bredde, eller intet, er ingen sikkerhed."));
            }
            if (outcome.unit() == Outcome.Unit.SHARE) {
                String words = Words.capitalised(study.inWords(outcome, in));
                report.picture(Pictures.cumulated(
                        path(), words + say(", added up since the start", ", lagt sammen siden start"), rule, in));
            }
            report.heading(say("Who is compared with whom", "Hvem der sammenlignes med hvem"));
            report.picture(Pictures.attrition(
                    result, say("From the list to the comparison", "Fra listen til sammenligningen"), rule, in));
            report.picture(Pictures.balance(
                    result, say("How alike those compared are", "Hvor ens de er, der sammenlignes"), rule, in));
            report.picture(Pictures.overlap(
                    Overlap.of(result.sample().units()),
                    say("Whether there is somebody to compare with", "Om der er nogen at sammenligne med"),
                    rule,
                    in));
            report.table(new GateWords(result.gates(), in).table());
            List<String> warnings = result.checks().of(Severity.WARNING).stream()
                    .map(finding -> finding.checkInWords(in))
                    .distinct()
                    .toList();
            if (!warnings.isEmpty()) {
                // Their texts hold numbers of persons.
                report.paragraph(say(
                                "Checks of protocol and data that warn, with their numbers in the study's own summary: ",
                                "Kontroller af protokol og data, der advarer; tallene står i undersøgelsens egen opsummering: ")
                        + String.join("; ", warnings) + ".");
            }
            report.heading(say("Protocol", "Protokol")).lines(study.text(in));
            Provenance made = result.provenance();
            new MadeFrom(in)
                    .hash("protocol", "protokol", made.protocol())
                    .hash("register", "register", made.register())
                    .hash("participations", "deltagelser", made.participations())
                    .hash("code table", "kodetabel", made.codebook())
                    .addTo(report);
        }

        private boolean isTooLittle(Outcome of) {
            return study.followUps().stream()
                    .map(point -> result.path(of).at(point))
                    .anyMatch(effect -> rule.allows(effect) && effect.caution().isPresent());
        }

        private DataTable effects(Outcome of) {
            Form form = Form.ofEffect(of.unit());
            DataTable.Builder table = DataTable.named(Words.capitalised(study.inWords(of, in)), in)
                    .column(say("months after the start", "måneder efter start"), Form.COUNT)
                    .column(say("effect", "effekt"), form)
                    .interval(form)
                    .column(say("participants", "deltagere"), Form.COUNT);
            for (FollowUp point : study.followUps()) {
                Effect effect = result.path(of).at(point);
                if (rule.allows(effect)) {
                    table.row(point.months(), effect.estimate(), effect.ciLow(), effect.ciHigh(), effect.treated());
                } else {
                    table.row(
                            point.months(),
                            PublishedTable.MARK,
                            PublishedTable.MARK,
                            PublishedTable.MARK,
                            PublishedTable.MARK);
                }
            }
            return table.build();
        }
    }
}
