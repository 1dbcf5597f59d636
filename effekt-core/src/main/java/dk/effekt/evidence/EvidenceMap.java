package dk.effekt.evidence;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.internal.StateNames;
import dk.effekt.internal.Suggest;
import dk.effekt.intervention.InterventionCatalogue;
import dk.effekt.intervention.Offer;
import dk.effekt.intervention.OfferUses;
import dk.effekt.protocol.Language;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
     * @throws IllegalArgumentException if some are of offers that the catalogue lacks, all of which the message names with the nearest
     *     name of each, or a cited study is given twice for an offer, and would count twice
     */
    public static EvidenceMap of(InterventionCatalogue catalogue, Evidence... studies) {
        return of(catalogue, List.of(studies));
    }

    /** The same. */
    public static EvidenceMap of(InterventionCatalogue catalogue, List<? extends Evidence> studies) {
        List<String> names = catalogue.offers().stream().map(Offer::name).toList();
        List<String> lost = studies.stream()
                .filter(study -> !names.contains(study.offer()))
                .map(study -> "study '" + study.title() + "' is of no offer " + Suggest.quoted(study.offer(), names))
                .toList();
        if (!lost.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", lost));
        }
        Set<List<String>> cited = new HashSet<>();
        for (Evidence study : studies) {
            if (study instanceof CitedStudy && !cited.add(List.of(study.offer(), study.title()))) {
                throw new IllegalArgumentException("study '" + study.title() + "' of '" + study.offer()
                        + "' is given twice and would count twice; give it once, with all that it finds");
            }
        }
        Map<String, List<Evidence>> byOffer = studies.stream().collect(Collectors.groupingBy(Evidence::offer));
        return new EvidenceMap(catalogue.offers().stream()
                .map(offer -> new OfferEvidence(offer, byOffer.getOrDefault(offer.name(), List.of()), Optional.empty()))
                .toList());
    }

    /**
     * The same map with the study that each offer could sustain; of fewer than 5 starters no number is kept.
     *
     * @param uses of the same catalogue
     * @param baseline share of participants who would have the outcome without the offer, such as in job after a year; above 0 and
     *     below 1. One number for all offers: of one with people of its own, ask {@link dk.effekt.effect.Power}
     * @throws IllegalArgumentException if the uses lack an offer, as those of another catalogue do
     */
    public EvidenceMap sustaining(OfferUses uses, double baseline) {
        return sustaining(uses, baseline, SmallCells.standard());
    }

    /**
     * The same by another rule for small numbers: of so few starters that it does not allow them, no number is kept.
     *
     * @param rule such as {@code SmallCells.unprotected()}, for the room where the data are
     */
    public EvidenceMap sustaining(OfferUses uses, double baseline, SmallCells rule) {
        Set<String> used = uses.uses().stream().map(use -> use.offer().name()).collect(Collectors.toSet());
        offers.stream()
                .map(one -> one.offer().name())
                .filter(name -> !used.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("the uses are of another catalogue, which has no offer '" + name
                            + "'; give uses(…) of the one that the map is of");
                });
        return new EvidenceMap(offers.stream()
                .map(one -> new OfferEvidence(
                        one.offer(),
                        one.studies(),
                        Optional.of(Sustainable.of(uses.of(one.offer().name()), baseline, rule))))
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

    /**
     * What an outcome is called in a language, as a part of a sentence: {@code the share in job}. A study of one's own has the words;
     * else it is called as effekt calls such a state, {@code in job}, or by its name.
     */
    public String inWords(String outcome, Language language) {
        return offers.stream()
                .flatMap(offer -> offer.studies().stream())
                .flatMap(study -> study.effects().stream())
                .filter(effect -> effect.outcome().equals(outcome))
                .map(effect -> effect.words().in(language))
                .filter(words -> !words.equals(outcome))
                .findFirst()
                .orElseGet(() -> language.either(StateNames.english(outcome), StateNames.danish(outcome)));
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
        return offers.size() + " offers"
                + (offers.isEmpty() ? "" : ": ")
                + byGrade().entrySet().stream()
                        .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey()))
                        .collect(Collectors.joining(", "));
    }
}
