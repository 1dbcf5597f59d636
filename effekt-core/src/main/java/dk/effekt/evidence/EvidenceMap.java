package dk.effekt.evidence;

import dk.effekt.internal.Suggest;
import dk.effekt.intervention.InterventionCatalogue;
import dk.effekt.intervention.OfferUses;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * On what the effect of each offer of a catalogue rests, and what is known of it.
 *
 * <pre>{@code
 * EvidenceMap map = EvidenceMap.of(catalogue, OwnStudy.of(result, result.refute()), cited)
 *     .sustaining(catalogue.uses(participations, LocalDate.of(2024, 6, 1)), 0.35);
 * map.table();
 * map.of("Mentor").knowledge();
 * }</pre>
 *
 * <p>The map says how well an effect is known, not how large it is, nor that an offer without studies does not work. Immutable.
 */
public final class EvidenceMap {

    private final List<OfferEvidence> offers;

    private EvidenceMap(List<OfferEvidence> offers) {
        this.offers = List.copyOf(offers);
    }

    /**
     * The map of a catalogue.
     *
     * @param studies each of an offer of the catalogue; their order makes no difference
     * @throws IllegalArgumentException if one is of an offer that the catalogue lacks; the message offers the nearest name
     */
    public static EvidenceMap of(InterventionCatalogue catalogue, Evidence... studies) {
        return of(catalogue, List.of(studies));
    }

    /** The same. */
    public static EvidenceMap of(InterventionCatalogue catalogue, List<? extends Evidence> studies) {
        Map<String, List<Evidence>> byOffer = new LinkedHashMap<>();
        for (Evidence study : studies) {
            String name;
            try {
                name = catalogue.offer(study.offer()).name();
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException(
                        "study '" + study.title() + "' is of " + unknown.getMessage(), unknown);
            }
            byOffer.computeIfAbsent(name, any -> new ArrayList<>()).add(study);
        }
        return new EvidenceMap(catalogue.offers().stream()
                .map(offer -> new OfferEvidence(offer, byOffer.getOrDefault(offer.name(), List.of()), Optional.empty()))
                .toList());
    }

    /**
     * The same map with the study that each offer could sustain.
     *
     * @param uses of the same catalogue
     * @param baseline share of participants who would have the outcome without the offer, such as in job after a year; above 0 and
     *     below 1. One number for all offers: of one with people of its own, ask {@link dk.effekt.effect.Power}
     */
    public EvidenceMap sustaining(OfferUses uses, double baseline) {
        return new EvidenceMap(offers.stream()
                .map(one -> new OfferEvidence(
                        one.offer(),
                        one.studies(),
                        Optional.of(Sustainable.of(uses.of(one.offer().name()), baseline))))
                .toList());
    }

    /** All offers, by name. */
    public List<OfferEvidence> offers() {
        return offers;
    }

    /**
     * What is known of one offer.
     *
     * @throws IllegalArgumentException if the catalogue lacks it; the message offers the nearest name
     */
    public OfferEvidence of(String offer) {
        return offers.stream()
                .filter(one -> one.offer().name().equals(offer))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no offer "
                        + Suggest.quoted(
                                offer,
                                offers.stream().map(one -> one.offer().name()).toList())));
    }

    /** How many offers rest on what; grades on which none rests are absent. */
    public Map<EvidenceGrade, Long> byGrade() {
        return offers.stream()
                .collect(Collectors.groupingBy(
                        OfferEvidence::grade, () -> new EnumMap<>(EvidenceGrade.class), Collectors.counting()));
    }

    /** What each offer rests on, what studies say of it, and what speaks against them, as text of lines under 80 columns. */
    public String table() {
        return EvidenceText.table(offers);
    }

    /**
     * As comma-separated text, a line for each offer and outcome, and one for each offer without any: {@code offer},
     * {@code rests_on}, {@code soem_level}, {@code studies}, {@code outcome}, {@code weight_positive}, {@code weight_no_effect},
     * {@code weight_negative}, {@code conclusion}, {@code starters}, {@code matched_points}, {@code lottery_points}. What does not exist
     * is empty.
     */
    public String toCsv() {
        return EvidenceExport.csv(offers);
    }

    /**
     * As JSON: {@code effektEvidence} (the version, 1) and {@code offers}, each with {@code name}, {@code restsOn}, {@code soemLevel},
     * {@code knowledge} (by outcome {@code positive}, {@code noEffect}, {@code negative}, {@code conclusion}), {@code studies}
     * ({@code title}, {@code kind} {@code own} or {@code cited}, {@code grade}, {@code weight}, {@code findings}, {@code reservations})
     * and {@code sustainable} ({@code starters}, {@code baseline}, {@code matchedPoints}, {@code lotteryPoints}). What does not exist
     * is {@code null}.
     */
    public String toJson() {
        return EvidenceExport.json(offers);
    }

    /** {@code 32 offers: 20 none, 7 before-after, 4 matched, 1 trial}. */
    @Override
    public String toString() {
        return offers.size() + " offers: "
                + byGrade().entrySet().stream()
                        .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey()))
                        .collect(Collectors.joining(", "));
    }
}
