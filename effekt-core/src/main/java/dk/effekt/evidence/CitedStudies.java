package dk.effekt.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.Choices;
import dk.effekt.internal.JsonFields;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Cited studies as JSON, to be kept beside a catalogue. */
public final class CitedStudies {

    /** Goes up when what was written before would be read otherwise or not at all. */
    private static final int VERSION = 1;

    private static final String VERSION_FIELD = "effektStudies";

    private CitedStudies() {}

    /**
     * The studies as JSON: {@code effektStudies} (the version, 1) and {@code studies}, each with {@code offer}, {@code reference},
     * {@code country}, {@code year}, {@code grade}, {@code quality}, {@code publication}, {@code combination}, where said
     * {@code geography}, and {@code findings}, by outcome {@code positive}, {@code no-effect} or {@code negative}.
     */
    public static String toJson(List<CitedStudy> studies) {
        ObjectNode root = JsonFields.object().put(VERSION_FIELD, VERSION);
        ArrayNode array = root.putArray("studies");
        for (CitedStudy study : studies) {
            ObjectNode node = array.addObject()
                    .put("offer", study.offer())
                    .put("reference", study.reference())
                    .put("country", study.country())
                    .put("year", study.year())
                    .put("grade", Choices.word(study.grade()))
                    .put("quality", Choices.word(study.quality()))
                    .put("publication", Choices.word(study.publication()))
                    .put("combination", Choices.word(study.combination()));
            study.geography().ifPresent(factor -> node.put("geography", factor));
            ObjectNode findings = node.putObject("findings");
            study.directions().forEach((outcome, found) -> findings.put(outcome, Choices.word(found)));
        }
        return JsonFields.write(root);
    }

    /**
     * Reads what {@link #toJson} wrote, or somebody by hand: {@code quality}, {@code publication} and {@code combination} may be left out,
     * and are then those of {@link CitedStudy#of}, as are {@code geography} and {@code findings}.
     *
     * @throws IllegalArgumentException if it is of another version, or has a field that is not known; the message names the path and
     *     the nearest spelling
     */
    public static List<CitedStudy> fromJson(String json) {
        return JsonFields.read(
                "studies", json, VERSION_FIELD, VERSION, root -> root.objects("studies", CitedStudies::study));
    }

    private static CitedStudy study(JsonFields is) {
        return new CitedStudy(
                is.text("offer"),
                is.text("reference"),
                is.text("country"),
                is.integer("year"),
                is.choice("grade", EvidenceGrade.class),
                choice(is, "quality", StudyQuality.NOT_SATISFACTORY),
                choice(is, "publication", Publication.NOT_IN_JOURNAL),
                choice(is, "combination", Combination.NONE),
                is.has("geography") ? OptionalDouble.of(is.number("geography")) : OptionalDouble.empty(),
                is.object("findings", CitedStudies::findings).orElse(Map.of()));
    }

    private static <E extends Enum<E>> E choice(JsonFields is, String name, E unsaid) {
        return is.has(name) ? is.choice(name, unsaid.getDeclaringClass()) : unsaid;
    }

    private static Map<String, Direction> findings(JsonFields is) {
        Map<String, Direction> found = new TreeMap<>();
        is.names().forEach(outcome -> found.put(outcome, is.choice(outcome, Direction.class)));
        return found;
    }
}
