package dk.effekt.intervention;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.Choices;
import dk.effekt.internal.JsonFields;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** A catalogue as JSON. What is not said of an offer is left out. */
final class CatalogueJson {

    /** Goes up when what was written before would be read otherwise or not at all. */
    static final int VERSION = 1;

    private static final String VERSION_FIELD = "effektCatalogue";

    private CatalogueJson() {}

    static String write(List<Offer> offers) {
        ObjectNode root = JsonFields.object().put(VERSION_FIELD, VERSION);
        ArrayNode array = root.putArray("offers");
        offers.forEach(offer -> write(array.addObject(), offer));
        return JsonFields.write(root);
    }

    private static void write(ObjectNode node, Offer offer) {
        node.put("name", offer.name());
        put(node, "owner", offer.owner());
        offer.legalBasis().ifPresent(basis -> node.put("legalBasis", Choices.word(basis)));
        put(node, "paragraph", offer.paragraph());
        TargetGroup targets = offer.targets();
        if (!targets.equals(TargetGroup.ANYONE)) {
            ObjectNode group = node.putObject("targets");
            if (targets.fromAge() > 0) {
                group.put("fromAge", targets.fromAge());
            }
            if (targets.belowAge() < TargetGroup.NO_LIMIT) {
                group.put("belowAge", targets.belowAge());
            }
            put(group, "benefits", targets.benefits());
            put(group, "readiness", targets.readiness());
        }
        offer.places().ifPresent(places -> node.put("places", places));
        offer.unitCost()
                .ifPresent(cost ->
                        node.putObject("unitCost").put("kroner", cost.kroner()).put("per", Choices.word(cost.per())));
        offer.provision().ifPresent(by -> node.put("provision", Choices.word(by)));
        put(node, "elements", offer.elements());
    }

    private static void put(ObjectNode node, String field, String text) {
        if (!text.isEmpty()) {
            node.put(field, text);
        }
    }

    private static void put(ObjectNode node, String field, Collection<String> words) {
        if (!words.isEmpty()) {
            ArrayNode array = node.putArray(field);
            words.forEach(array::add);
        }
    }

    static List<Offer> read(String json) {
        return JsonFields.read(
                "catalogue", json, VERSION_FIELD, VERSION, root -> root.objects("offers", CatalogueJson::offer));
    }

    private static Offer offer(JsonFields is) {
        return new Offer(
                is.text("name"),
                is.textOrNone("owner"),
                is.has("legalBasis") ? Optional.of(is.choice("legalBasis", LegalBasis.class)) : Optional.empty(),
                is.textOrNone("paragraph"),
                is.object("targets", CatalogueJson::targets).orElse(TargetGroup.ANYONE),
                is.has("places") ? OptionalInt.of(is.integer("places")) : OptionalInt.empty(),
                is.object(
                        "unitCost",
                        cost -> new UnitCost(cost.number("kroner"), cost.choice("per", UnitCost.Per.class))),
                is.has("provision") ? Optional.of(is.choice("provision", Provision.class)) : Optional.empty(),
                is.textsOrNone("elements"));
    }

    private static TargetGroup targets(JsonFields is) {
        return new TargetGroup(
                is.has("fromAge") ? is.integer("fromAge") : 0,
                is.has("belowAge") ? is.integer("belowAge") : TargetGroup.NO_LIMIT,
                new TreeSet<>(is.textsOrNone("benefits")),
                new TreeSet<>(is.textsOrNone("readiness")));
    }
}
