package dk.effekt.report;

import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.evidence.Evidence;
import dk.effekt.evidence.EvidenceGrade;
import dk.effekt.evidence.EvidenceMap;
import dk.effekt.evidence.FoundEffect;
import dk.effekt.evidence.Knowledge;
import dk.effekt.evidence.OfferEvidence;
import dk.effekt.evidence.Sustainable;
import dk.effekt.protocol.Language;
import dk.effekt.report.internal.Words;
import dk.effekt.report.picture.DataTable;
import dk.effekt.report.picture.EvidencePictures;
import dk.effekt.report.picture.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * <em>Evidenskort</em>: on what the effect of each offer of a catalogue rests, what studies say of it, with effects and their
 * intervals, what each grade means, and which offers nobody has studied.
 *
 * <pre>{@code
 * EvidenceReport.of(map).in(DANISH).writeTo(Path.of("evidenskort.html"));
 * }</pre>
 *
 * <p>Immutable; each method returns a new one. Effects and starters of fewer persons than the {@linkplain #protectedBy rule} allows
 * are left out, and so are the numbers in the reservations of studies.
 */
public final class EvidenceReport {

    private final EvidenceMap map;
    private final SmallCells rule;

    private EvidenceReport(EvidenceMap map, SmallCells rule) {
        this.map = map;
        this.rule = rule;
    }

    /** Of a map, under {@link SmallCells#standard()}. */
    public static EvidenceReport of(EvidenceMap map) {
        return new EvidenceReport(map, SmallCells.standard());
    }

    /** Under another rule for small cells. */
    public EvidenceReport protectedBy(SmallCells newRule) {
        return new EvidenceReport(map, newRule);
    }

    /** The report in a language. */
    public Report in(Language language) {
        return new Writing(language).report();
    }

    /** {@code Evidenskort of 32 offers: 20 none, 7 before-after, 4 matched, 1 trial}. */
    @Override
    public String toString() {
        return "Evidenskort of " + map;
    }

    private final class Writing {

        private final Language in;
        private final Report.Builder report;

        Writing(Language language) {
            in = language;
            report = Report.titled(
                    say("Evidence map: what our offers rest on", "Evidenskort: hvad vores tilbud hviler på"), language);
        }

        private String say(String english, String danish) {
            return in.either(english, danish);
        }

        Report report() {
            report.answer(answer());
            if (!rule.isProtected()) {
                report.warning(Words.capitalised(rule.describe(in)) + ".");
            }
            if (!map.offers().isEmpty()) {
                report.picture(EvidencePictures.grades(map, in));
            }
            report.newPage();
            report.heading(say("What studies have found", "Hvad undersøgelserne har fundet"));
            if (Stream.of(EvidenceGrade.values()).noneMatch(this::hasStudies)) {
                report.paragraph(say("No study is entered.", "Der er ikke lagt nogen undersøgelser ind."));
            } else {
                EvidencePictures.effects(map, rule, in).ifPresent(report::picture);
                report.table(findings());
                notes();
            }
            withoutEvidence();
            report.heading(say("What each grade means", "Hvad de enkelte niveauer betyder"))
                    .table(grades());
            sustainable();
            new MadeFrom(in).json("the map", "kortet", map.toJson()).addTo(report);
            return report.build();
        }

        private boolean hasStudies(EvidenceGrade grade) {
            return grade != EvidenceGrade.NONE && map.byGrade().containsKey(grade);
        }

        private List<EvidenceGrade> bestFirst() {
            List<EvidenceGrade> grades = new ArrayList<>(List.of(EvidenceGrade.values()));
            Collections.reverse(grades);
            return grades;
        }

        private long offersOf(EvidenceGrade grade) {
            return map.byGrade().getOrDefault(grade, 0L);
        }

        private String answer() {
            List<String> resting = bestFirst().stream()
                    .filter(this::hasStudies)
                    .map(grade -> in.number(offersOf(grade)) + say(" on a ", " på ") + grade.inWords(in))
                    .toList();
            long none = offersOf(EvidenceGrade.NONE);
            String of = say("Of ", "Af ") + in.number(map.offers().size()) + say(" offers, ", " tilbud ");
            String without = in.number(none)
                    + (none == 1
                            ? say(" has no study of its effect", " har ingen undersøgelse af sin effekt")
                            : say(" have no study of their effect", " har ingen undersøgelse af deres effekt"));
            return resting.isEmpty()
                    ? of + say("", "har ") + without.replace(" har ingen", " ingen") + "."
                    : of
                            + say("the effect rests for ", "hviler effekten for ")
                            + in.and(resting)
                            + (none == 0 ? "." : "; " + without + ".");
        }

        private DataTable findings() {
            DataTable.Builder table = DataTable.named(
                            say("Each study and what it finds", "Hver undersøgelse og dens fund"), in)
                    .column(say("offer", "tilbud"), Form.TEXT)
                    .column(say("study", "undersøgelse"), Form.TEXT)
                    .column(say("rests on", "hviler på"), Form.TEXT)
                    .column(say("outcome", "mål"), Form.TEXT)
                    .column(say("finds", "fund"), Form.TEXT)
                    .column(say("effect [95 % interval]", "effekt [95 %-interval]"), Form.LINE)
                    .column(say("participants", "deltagere"), Form.COUNT);
            for (OfferEvidence offer : map.offers()) {
                for (Evidence study : offer.studies()) {
                    rows(table, offer, study);
                }
            }
            return table.build();
        }

        private void rows(DataTable.Builder table, OfferEvidence offer, Evidence study) {
            String name = offer.offer().name();
            String grade = study.grade().inWords(in);
            if (study.directions().isEmpty()) {
                table.row(name, study.titleIn(in), grade, "–", say("claims nothing", "intet"), "", Double.NaN);
            }
            study.directions().forEach((outcome, found) -> {
                Optional<FoundEffect> effect = study.effects().stream()
                        .filter(each -> each.outcome().equals(outcome))
                        .findFirst();
                boolean isShown = effect.filter(each -> each.isAllowedBy(rule)).isPresent();
                table.row(
                        name,
                        study.titleIn(in),
                        grade,
                        map.inWords(outcome, in),
                        found.inWords(in),
                        effect.map(each -> isShown ? interval(each) : PublishedTable.MARK)
                                .orElse(""),
                        effect.filter(each -> isShown && each.treated().isPresent())
                                .map(each -> (Object) each.treated().getAsInt())
                                .orElse(effect.filter(each -> !isShown)
                                        .<Object>map(each -> PublishedTable.MARK)
                                        .orElse(Double.NaN)));
            });
        }

        private String interval(FoundEffect effect) {
            Form form = effect.unit().map(Form::ofEffect).orElse(Form.RATIO);
            return form.write(effect.estimate(), in) + " [" + form.write(effect.ciLow(), in) + "; "
                    + form.write(effect.ciHigh(), in) + "]";
        }

        private void notes() {
            report.paragraph(say(
                    "An effect is beside what would have happened anyway, at the last point at which the study looks, that on a share in"
                            + " percentage points. Of studies that others made only the direction is entered.",
                    "En effekt er i forhold til det, der ellers ville være sket, på det sidste tidspunkt, undersøgelsen ser på; effekter"
                            + " på andele er i procentpoint. Af andres undersøgelser er kun retningen lagt ind."));
            List<String> reservations = new ArrayList<>();
            for (OfferEvidence offer : map.offers()) {
                for (Evidence study : offer.studies()) {
                    List<String> against = study.reservationsIn(in);
                    if (!against.isEmpty()) {
                        reservations.add(named(offer, study) + ": " + String.join("; ", against) + ".");
                    }
                }
            }
            if (!reservations.isEmpty()) {
                report.heading(say("Reservations", "Forbehold")).points(reservations);
            }
            report.heading(say("What studies say together", "Hvad undersøgelserne siger tilsammen"));
            report.table(knowledge());
        }

        /** One's own studies are often called as the offer is. */
        private String named(OfferEvidence offer, Evidence study) {
            String name = offer.offer().name();
            String title = study.titleIn(in);
            return title.startsWith(name) ? title : name + ", " + title;
        }

        private DataTable knowledge() {
            DataTable.Builder table = DataTable.named(
                            say("By the weights of Jobeffekter.dk", "Efter Jobeffekter.dk's vægte"), in)
                    .column(say("offer", "tilbud"), Form.TEXT)
                    .column(say("outcome", "mål"), Form.TEXT)
                    .column(say("studies say", "undersøgelserne siger"), Form.TEXT)
                    .column(say("weight", "vægt"), Form.RATIO)
                    .column(say("of it positive", "heraf positivt"), Form.RATIO);
            for (OfferEvidence offer : map.offers()) {
                for (Knowledge known : offer.knowledge()) {
                    table.row(
                            offer.offer().name(),
                            map.inWords(known.outcome(), in),
                            known.says(in),
                            known.total(),
                            known.positive());
                }
            }
            return table.build();
        }

        private void withoutEvidence() {
            List<String> none = map.offers().stream()
                    .filter(offer -> offer.grade() == EvidenceGrade.NONE)
                    .map(offer -> offer.offer().name())
                    .toList();
            if (!none.isEmpty()) {
                report.heading(say("Offers that nobody has studied", "Tilbud, som ingen har undersøgt"))
                        .points(none)
                        .paragraph(say(
                                "It does not say that they do not work, but that nobody knows.",
                                "Det siger ikke, at de ikke virker, men at ingen ved det."));
            }
        }

        private DataTable grades() {
            DataTable.Builder table = DataTable.named(say("From the strongest", "Fra det stærkeste"), in)
                    .column(say("rests on", "hviler på"), Form.TEXT)
                    .column(say("that is", "det vil sige"), Form.TEXT)
                    .column(say("SØM level", "SØM-niveau"), Form.COUNT)
                    .column(say("weight of the method on Jobeffekter", "metodens vægt på Jobeffekter"), Form.DECIMAL)
                    .column(say("offers", "tilbud"), Form.COUNT);
            for (EvidenceGrade grade : bestFirst()) {
                table.row(
                        grade.inWords(in),
                        grade.explanation(in),
                        grade.soemLevel().isPresent()
                                ? (double) grade.soemLevel().getAsInt()
                                : Double.NaN,
                        grade.methodWeight().orElse(Double.NaN),
                        offersOf(grade));
            }
            return table.build();
        }

        private void sustainable() {
            List<OfferEvidence> asked = map.offers().stream()
                    .filter(offer -> offer.sustainable().isPresent())
                    .toList();
            if (asked.isEmpty()) {
                return;
            }
            report.heading(say("What study an offer could sustain", "Hvilken undersøgelse et tilbud kan bære"));
            DataTable.Builder table = DataTable.named(
                            say(
                                    "The smallest effect that would be found, in percentage points",
                                    "Den mindste effekt, der ville blive fundet, i procentpoint"),
                            in)
                    .column(say("offer", "tilbud"), Form.TEXT)
                    .column(say("started in the year", "begyndt på et år"), Form.COUNT)
                    .column(say("by a matched comparison", "ved matchet sammenligning"), Form.DECIMAL)
                    .column(say("by a lottery", "ved lodtrækning"), Form.DECIMAL);
            for (OfferEvidence offer : asked) {
                Sustainable could = offer.sustainable().orElseThrow();
                boolean isShown = could.starters().isPresent()
                        && rule.allows(could.starters().getAsInt());
                table.row(
                        offer.offer().name(),
                        isShown ? (Object) could.starters().getAsInt() : PublishedTable.MARK,
                        isShown ? (Object) least(could.matched()) : PublishedTable.MARK,
                        isShown ? (Object) least(could.lottery()) : PublishedTable.MARK);
            }
            double baseline = asked.get(0).sustainable().orElseThrow().baseline();
            report.table(table.build())
                    .paragraph(
                            say(
                                    "If " + Form.SHARE.write(baseline, in)
                                            + " would reach the aim anyway, with 80 % power at 5 %; in a lottery half of them wait.",
                                    "Hvis " + Form.SHARE.write(baseline, in)
                                            + " ville nå målet alligevel, med 80 % styrke på 5 %-niveau; ved lodtrækning venter halvdelen."));
        }

        /** In percentage points; NaN where there is no effect that would be found. */
        private double least(double effect) {
            return Double.isInfinite(effect) ? Double.NaN : 100 * effect;
        }
    }
}
