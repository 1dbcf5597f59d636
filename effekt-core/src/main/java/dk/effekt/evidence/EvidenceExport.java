package dk.effekt.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.Choices;
import dk.effekt.internal.CsvLine;
import dk.effekt.internal.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A map of evidence as data. */
final class EvidenceExport {

    private static final int VERSION = 1;

    private EvidenceExport() {}

    static String csv(List<OfferEvidence> offers) {
        StringBuilder text = new StringBuilder(CsvLine.of(
                "offer",
                "rests_on",
                "soem_level",
                "studies",
                "outcome",
                "weight_positive",
                "weight_no_effect",
                "weight_negative",
                "conclusion",
                "starters",
                "matched_points",
                "lottery_points"));
        for (OfferEvidence one : offers) {
            one.knowledge().forEach(knowledge -> text.append(line(one, Optional.of(knowledge))));
            if (one.knowledge().isEmpty()) {
                text.append(line(one, Optional.empty()));
            }
        }
        return text.toString();
    }

    private static String line(OfferEvidence one, Optional<Knowledge> knowledge) {
        Optional<Sustainable> could = one.sustainable();
        List<String> cells = new ArrayList<>(List.of(
                one.offer().name(),
                one.grade().toString(),
                one.grade().soemLevel().isPresent()
                        ? String.valueOf(one.grade().soemLevel().getAsInt())
                        : "",
                String.valueOf(one.studies().size()),
                knowledge.map(Knowledge::outcome).orElse(""),
                knowledge.map(known -> String.valueOf(known.positive())).orElse(""),
                knowledge.map(known -> String.valueOf(known.none())).orElse(""),
                knowledge.map(known -> String.valueOf(known.negative())).orElse(""),
                knowledge.map(known -> Choices.word(known.conclusion())).orElse(""),
                could.filter(study -> study.starters().isPresent())
                        .map(study -> String.valueOf(study.starters().getAsInt()))
                        .orElse(""),
                could.map(study -> points(study.matched())).orElse(""),
                could.map(study -> points(study.lottery())).orElse("")));
        return CsvLine.of(cells);
    }

    private static String points(double effect) {
        return Double.isInfinite(effect) ? "" : String.valueOf(100 * effect);
    }

    static String json(List<OfferEvidence> offers) {
        ObjectNode root = JsonFields.object().put("effektEvidence", VERSION);
        ArrayNode array = root.putArray("offers");
        offers.forEach(one -> write(array.addObject(), one));
        return JsonFields.write(root);
    }

    private static void write(ObjectNode node, OfferEvidence one) {
        node.put("name", one.offer().name()).put("restsOn", one.grade().toString());
        if (one.grade().soemLevel().isPresent()) {
            node.put("soemLevel", one.grade().soemLevel().getAsInt());
        } else {
            node.putNull("soemLevel");
        }
        ObjectNode known = node.putObject("knowledge");
        one.knowledge()
                .forEach(knowledge -> known.putObject(knowledge.outcome())
                        .put("positive", knowledge.positive())
                        .put("noEffect", knowledge.none())
                        .put("negative", knowledge.negative())
                        .put("conclusion", Choices.word(knowledge.conclusion())));
        ArrayNode studies = node.putArray("studies");
        one.studies().forEach(study -> write(studies.addObject(), study));
        one.sustainable()
                .ifPresentOrElse(
                        could -> write(node.putObject("sustainable"), could), () -> node.putNull("sustainable"));
    }

    private static void write(ObjectNode node, Evidence study) {
        node.put("title", study.title())
                .put("kind", study instanceof OwnStudy ? "own" : "cited")
                .put("grade", study.grade().toString());
        study.weight().ifPresentOrElse(weight -> node.put("weight", weight.value()), () -> node.putNull("weight"));
        ObjectNode findings = node.putObject("findings");
        study.directions().forEach((outcome, found) -> findings.put(outcome, Choices.word(found)));
        ArrayNode reservations = node.putArray("reservations");
        study.reservations().forEach(reservations::add);
    }

    private static void write(ObjectNode node, Sustainable could) {
        if (could.starters().isPresent()) {
            node.put("starters", could.starters().getAsInt());
        } else {
            node.putNull("starters");
        }
        node.put("baseline", could.baseline());
        putPoints(node, "matchedPoints", could.matched());
        putPoints(node, "lotteryPoints", could.lottery());
    }

    private static void putPoints(ObjectNode node, String field, double effect) {
        if (Double.isInfinite(effect)) {
            node.putNull(field);
        } else {
            node.put(field, 100 * effect);
        }
    }
}
