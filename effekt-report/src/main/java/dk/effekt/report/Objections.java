package dk.effekt.report;

import dk.effekt.effect.Effect;
import dk.effekt.effect.Effects;
import dk.effekt.protocol.Language;
import dk.effekt.report.picture.Form;
import dk.effekt.study.Refutation;
import dk.effekt.study.StudyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What would prove a study wrong, and what was found when that was tried. */
final class Objections {

    private final StudyResult result;
    private final Optional<Effect> answer;
    private final Optional<Refutation> refutation;
    private final Language in;

    /** To an answer of a study; none if it may not be seen. */
    Objections(StudyResult result, Optional<Effect> answer, Optional<Refutation> refutation, Language in) {
        this.result = result;
        this.answer = answer;
        this.refutation = refutation;
        this.in = in;
    }

    /** A point for each; what was not tried is said. */
    List<String> all() {
        List<String> points = new ArrayList<>();
        points.add(balance());
        points.add(in.either(
                        "If the two groups differed already before the start, in what is measured. ",
                        "Hvis de to grupper var forskellige allerede før start, i det der måles. ")
                + refutation.map(tried -> paths(tried.before())).orElseGet(this::notTried));
        points.add(in.either(
                        "If half a year before the true start, when there was no programme, an effect showed. ",
                        "Hvis der viste sig en effekt et halvt år før den rigtige start, hvor der ingen indsats var. ")
                + refutation
                        .map(tried -> tried.placebo().map(this::paths).orElseGet(this::impossible))
                        .orElseGet(this::notTried));
        points.add(in.either(
                "If a cause that no register knows made some start and also decided how they fared, such as motivation or health."
                        + " No comparison of registers can rule that out.",
                "Hvis en årsag, som intet register kender, både fik nogle til at starte og afgjorde, hvordan det gik dem, for eksempel"
                        + " motivation eller helbred. Det kan ingen sammenligning i registre udelukke."));
        refutation.flatMap(this::hidden).ifPresent(points::add);
        return points;
    }

    private String balance() {
        double worst = result.balance().worstAfter();
        return in.either(
                        "If the two groups differed in what is known of them before the start. The largest standardized difference"
                                + " is ",
                        "Hvis de to grupper adskilte sig i det, man ved om dem før start. Den største standardiserede forskel er ")
                + Form.RATIO.write(worst, in)
                + in.either("; up to 0.10 counts as alike.", "; op til 0,10 regnes for ens.");
    }

    private String paths(Effects effects) {
        List<String> leaving = effects.leavingZeroOut();
        int all = effects.paths().size();
        if (leaving.isEmpty() && all == 1) {
            return in.either(
                    "Tried: the outcome differs no more than chance explains.",
                    "Prøvet: målet afviger ikke mere, end tilfældigheder forklarer.");
        }
        return leaving.isEmpty()
                ? in.either("Tried: none of ", "Prøvet: ingen af ")
                        + all
                        + in.either(
                                " outcomes differs more than chance explains.",
                                " mål afviger mere, end tilfældigheder forklarer.")
                : in.either("Tried, and IT DOES for ", "Prøvet, og DET ER TILFÆLDET for ")
                        + in.and(leaving.stream().map(this::named).toList()) + ".";
    }

    /** What an outcome is called in the readable protocol. */
    private String named(String outcome) {
        return Stream.concat(result.study().outcomes().stream(), result.study().negativeControls().stream())
                .filter(asked -> asked.name().equals(outcome))
                .findFirst()
                .map(asked -> result.study().inWords(asked, in))
                .orElse(outcome);
    }

    private String notTried() {
        return in.either("Not tried here.", "Ikke prøvet her.");
    }

    private String impossible() {
        return in.either("It cannot be tried with these data.", "Det kan ikke prøves med disse data.");
    }

    /** How strong such a cause must be; nothing where there is no effect to be explained away. */
    private Optional<String> hidden(Refutation tried) {
        return tried.hidden().stream()
                .filter(each -> isAnswer(each.effect()))
                .filter(each -> each.effect().ciLow() > 0 || each.effect().ciHigh() < 0)
                .flatMap(each -> each.eValue().stream())
                .findFirst()
                .map(value -> in.either(
                                "To explain the effect away, such a cause would have to go with both the start and the outcome by a"
                                        + " risk ratio of at least ",
                                "For at bortforklare effekten skulle en sådan årsag hænge sammen med både start og udfald med et"
                                        + " risikoforhold på mindst ")
                        + Form.DECIMAL.write(value.estimate(), in)
                        + ".");
    }

    private boolean isAnswer(Effect effect) {
        return answer.filter(of ->
                        effect.outcome().equals(of.outcome()) && effect.when().equals(of.when()))
                .isPresent();
    }
}
