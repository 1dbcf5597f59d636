package dk.effekt.evidence;

import dk.effekt.intervention.Offer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is known of one offer's effect.
 *
 * @param offer the offer
 * @param studies all that say something of it, the best first
 * @param sustainable what study it could sustain; empty if its use was not given
 */
public record OfferEvidence(Offer offer, List<Evidence> studies, Optional<Sustainable> sustainable) {

    private static final Comparator<Evidence> BEST_FIRST = Comparator.comparing(Evidence::grade)
            .reversed()
            .thenComparing(Evidence::title)
            .thenComparing(Evidence::toString);

    public OfferEvidence {
        studies = studies.stream().sorted(BEST_FIRST).toList();
    }

    /** The best that it rests on. */
    public EvidenceGrade grade() {
        return studies.isEmpty() ? EvidenceGrade.NONE : studies.get(0).grade();
    }

    /** What the studies say together, by outcome. */
    public List<Knowledge> knowledge() {
        TreeSet<String> outcomes = new TreeSet<>();
        studies.forEach(study -> outcomes.addAll(study.directions().keySet()));
        return outcomes.stream().map(outcome -> Knowledge.of(outcome, studies)).toList();
    }

    /** {@code Mentor: rests on matched, 2 studies}. */
    @Override
    public String toString() {
        return offer.name() + ": rests on " + grade() + ", " + studies.size()
                + (studies.size() == 1 ? " study" : " studies");
    }
}
