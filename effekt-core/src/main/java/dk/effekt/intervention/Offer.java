package dk.effekt.intervention;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a catalogue says of an offer. Whatever but the name may be left out.
 *
 * <pre>{@code
 * Offer.named("Brobygning til Uddannelse")
 *     .withOwner("Unge og uddannelse")
 *     .withLegalBasis(LegalBasis.OPTIONAL, "")
 *     .withTargets(TargetGroup.ANYONE.aged(18, 30).receiving(StateGroup.EDUCATIONAL_ASSISTANCE))
 *     .withPlaces(60)
 *     .withUnitCost(UnitCost.perParticipant(28_000));
 * }</pre>
 *
 * @param name as the intervention's in the participation list, without spaces around it, not blank, on one line
 * @param owner who answers for it, on one line; empty if not said
 * @param legalBasis whether it must be made
 * @param paragraph where that stands, in words, on one line; empty if not said
 * @param targets whom it is for
 * @param places how many can take part at a time, at least 0
 * @param unitCost what it costs for one participant
 * @param provision who runs it
 * @param elements what it consists of, such as {@code mentor}, in the order given
 */
public record Offer(
        String name,
        String owner,
        Optional<LegalBasis> legalBasis,
        String paragraph,
        TargetGroup targets,
        OptionalInt places,
        Optional<UnitCost> unitCost,
        Optional<Provision> provision,
        List<String> elements)
        implements Comparable<Offer> {

    public Offer {
        name = name.strip();
        owner = owner.strip();
        paragraph = paragraph.strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an offer needs a name, that of the participation list");
        }
        for (String text : List.of(name, owner, paragraph)) {
            if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
                throw new IllegalArgumentException("offer '" + name
                        + "' has a line break in a text; write name, owner and paragraph on one line each");
            }
        }
        if (places.isPresent() && places.getAsInt() < 0) {
            throw new IllegalArgumentException(
                    "offer '" + name + "' has " + places.getAsInt() + " places; it has at least 0");
        }
        elements = Words.of("element", elements);
    }

    /** An offer of which nothing else is said. */
    public static Offer named(String name) {
        return new Offer(
                name,
                "",
                Optional.empty(),
                "",
                TargetGroup.ANYONE,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** The same with an owner. */
    public Offer withOwner(String newOwner) {
        return new Offer(name, newOwner, legalBasis, paragraph, targets, places, unitCost, provision, elements);
    }

    /** The same with a legal basis, and where it stands. */
    public Offer withLegalBasis(LegalBasis basis, String newParagraph) {
        return new Offer(name, owner, Optional.of(basis), newParagraph, targets, places, unitCost, provision, elements);
    }

    /** The same for others. */
    public Offer withTargets(TargetGroup newTargets) {
        return new Offer(name, owner, legalBasis, paragraph, newTargets, places, unitCost, provision, elements);
    }

    /** The same with so many places at a time. */
    public Offer withPlaces(int newPlaces) {
        return new Offer(
                name, owner, legalBasis, paragraph, targets, OptionalInt.of(newPlaces), unitCost, provision, elements);
    }

    /** The same at a cost. */
    public Offer withUnitCost(UnitCost cost) {
        return new Offer(name, owner, legalBasis, paragraph, targets, places, Optional.of(cost), provision, elements);
    }

    /** The same run by the municipality or another. */
    public Offer withProvision(Provision by) {
        return new Offer(name, owner, legalBasis, paragraph, targets, places, unitCost, Optional.of(by), elements);
    }

    /** The same consisting of some elements. */
    public Offer withElements(String... newElements) {
        return new Offer(
                name, owner, legalBasis, paragraph, targets, places, unitCost, provision, List.of(newElements));
    }

    /** What people take part in. */
    public Intervention intervention() {
        return new Intervention(name);
    }

    /** By name. */
    @Override
    public int compareTo(Offer other) {
        return name.compareTo(other.name);
    }

    /** {@code Mentor: aged 18 to 29}. */
    @Override
    public String toString() {
        return name + ": " + targets;
    }
}
