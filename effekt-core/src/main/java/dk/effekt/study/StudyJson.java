package dk.effekt.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.Criterion;
import dk.effekt.covariate.Covariate;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.internal.JsonFields;
import dk.effekt.matching.PropensityScore;
import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A protocol as JSON. Every choice is written and must be read: what was left to a default is written out. */
final class StudyJson {

    /** Goes up when what was written before would be read otherwise or not at all. */
    static final int VERSION = 1;

    private static final String VERSION_FIELD = "effektProtocol";

    private static final String HELD_LIST =
            "; of one that holds on to a list of participations, name the intervention alone,"
                    + " as notYetIn(\"…\") or headToHead(\"…\")";

    /** A part that does not say what it is, and what to do about it. */
    record Unsaid(String name, String remedy) {}

    private final Study study;
    private final List<Unsaid> unsaid = new ArrayList<>();

    private StudyJson(Study study) {
        this.study = study;
    }

    static String write(Study study) {
        StudyJson json = new StudyJson(study);
        ObjectNode root = json.root();
        if (!json.unsaid.isEmpty()) {
            throw study.cannot("cannot be written as JSON, for some of its parts do not say what they are:\n- "
                    + json.unsaid.stream()
                            .map(part -> part.name() + ": " + part.remedy())
                            .collect(Collectors.joining("\n- ")));
        }
        return JsonFields.write(root);
    }

    /** The JSON without the parts that do not say what they are, which is for its hash alone. */
    static String ofSaidParts(Study study) {
        return JsonFields.write(new StudyJson(study).root());
    }

    /** The parts that do not say what they are. */
    static List<Unsaid> unsaid(Study study) {
        StudyJson json = new StudyJson(study);
        json.root();
        return List.copyOf(json.unsaid);
    }

    /** The protocol as part of another tree; empty if some part does not say what it is. */
    static Optional<ObjectNode> tree(Study study) {
        StudyJson json = new StudyJson(study);
        ObjectNode root = json.root();
        return json.unsaid.isEmpty() ? Optional.of(root) : Optional.empty();
    }

    private ObjectNode root() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put(VERSION_FIELD, VERSION);
        root.put("name", study.name());
        root.put("participantsOf", study.intervention());
        root.set("eligible", eligible());
        study.design()
                .clause()
                .ifPresentOrElse(
                        what -> root.set("design", node(what)),
                        () -> unsaid.add(new Unsaid(
                                "design '" + study.design().describe() + "'", remedy("withDesign") + HELD_LIST)));
        root.set("exactlyOn", covariates(study.exactly()));
        root.set("matchedOn", covariates(study.matchedOn()));
        root.put("score", Clause.word(study.scale()));
        put(
                root,
                "matcher",
                study.matcher().clause(),
                "matcher '" + study.matcher().describe() + "'");
        study.estimator()
                .clause()
                .ifPresentOrElse(
                        what -> root.set("estimator", node(what)),
                        () -> unsaid.add(new Unsaid(
                                "estimator '" + study.estimator().describe() + "'",
                                remedy(
                                        study.estimator() instanceof WeeklyEstimator
                                                ? "withEffectEstimator"
                                                : "withEstimator"))));
        ArrayNode points = root.putArray("followUp");
        for (FollowUp point : study.followUps()) {
            points.addObject().put("months", point.months()).put("rule", Clause.word(point.rule()));
        }
        root.set("outcomes", outcomes(study.outcomes()));
        root.set("subgroups", covariates(study.subgroups()));
        root.set("negativeControls", outcomes(study.negativeControls()));
        return root;
    }

    private JsonNode eligible() {
        Optional<Clause> whole = study.eligible().clause();
        if (whole.isPresent()) {
            return node(whole.get());
        }
        ArrayNode said = JsonNodeFactory.instance.arrayNode();
        for (Criterion part : study.eligible().conjuncts()) {
            part.clause()
                    .ifPresentOrElse(
                            clause -> said.add(node(clause)),
                            () -> unsaid.add(new Unsaid(
                                    "criterion '" + part.name() + "'", remedy("withCriterion") + HELD_LIST)));
        }
        return said;
    }

    private ArrayNode outcomes(List<Outcome> outcomes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        clauses(outcomes, Outcome::clause, one -> "outcome '" + one.name() + "'")
                .forEach(clause -> array.add(node(clause)));
        return array;
    }

    private ArrayNode covariates(List<Covariate> covariates) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        HistoryBlocks.joined(clauses(covariates, Covariate::clause, one -> "covariate '" + one.name() + "'"))
                .forEach(clause -> array.add(node(clause)));
        return array;
    }

    private <T> List<Clause> clauses(List<T> parts, Function<T, Optional<Clause>> clause, Function<T, String> name) {
        List<Clause> clauses = new ArrayList<>();
        for (T part : parts) {
            clause.apply(part).ifPresentOrElse(clauses::add, () -> addUnsaid(name.apply(part)));
        }
        return clauses;
    }

    private void put(ObjectNode root, String field, Optional<Clause> clause, String name) {
        clause.ifPresentOrElse(what -> root.set(field, node(what)), () -> addUnsaid(name));
    }

    private void addUnsaid(String name) {
        String role = name.substring(0, name.indexOf(' '));
        unsaid.add(new Unsaid(name, remedy("with" + Character.toUpperCase(role.charAt(0)) + role.substring(1))));
    }

    private static String remedy(String method) {
        return "let its clause() say what it is, and give its kind to the vocabulary by ProtocolVocabulary." + method;
    }

    /** A clause without arguments is its kind alone. */
    static JsonNode node(Clause clause) {
        if (clause.arguments().isEmpty()) {
            return JsonNodeFactory.instance.textNode(clause.kind());
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode().put(Clause.KIND, clause.kind());
        for (Map.Entry<String, Object> argument : clause.arguments().entrySet()) {
            node.set(argument.getKey(), value(argument.getValue()));
        }
        return node;
    }

    private static JsonNode value(Object value) {
        if (value instanceof Clause clause) {
            return node(clause);
        }
        if (value instanceof List<?> values) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            values.forEach(each -> array.add(value(each)));
            return array;
        }
        if (value instanceof Long number) {
            return JsonNodeFactory.instance.numberNode(number);
        }
        return value instanceof Double number
                ? JsonNodeFactory.instance.numberNode(number)
                : JsonNodeFactory.instance.textNode(value.toString());
    }

    static Study read(String json, ProtocolVocabulary vocabulary) {
        return JsonFields.read(
                "protocol", json, VERSION_FIELD, VERSION, fields -> study(new Arguments(vocabulary, fields)));
    }

    private static Study study(Arguments is) {
        StudyBuilder builder = Study.named(is.text("name"))
                .participantsOf(is.text("participantsOf"))
                .eligible(is.criterion("eligible"))
                .design(is.design("design"))
                .exactlyOn(is.covariates("exactlyOn").toArray(Covariate[]::new))
                .matchedOn(is.covariates("matchedOn"))
                .score(is.choice("score", PropensityScore.Scale.class))
                .matcher(is.matcher("matcher"))
                .estimator(is.estimator("estimator"))
                .followUp(is.objects(
                        "followUp",
                        point -> new FollowUp(point.integer("months"), point.choice("rule", FollowUp.Rule.class))))
                .outcomes(is.outcomes("outcomes"))
                .subgroups(is.covariates("subgroups").toArray(Covariate[]::new))
                .negativeControls(is.outcomes("negativeControls").toArray(Outcome[]::new));
        return builder.build();
    }
}
