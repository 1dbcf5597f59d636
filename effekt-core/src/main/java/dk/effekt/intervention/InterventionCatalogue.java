package dk.effekt.intervention;

import dk.effekt.calendar.Week;
import dk.effekt.input.ReadReport;
import dk.effekt.internal.Suggest;
import dk.effekt.internal.TextTable;
import dk.effekt.register.Codebook;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The offers of a municipality: who answers for them, whom they are for, who uses them, and for whom there is none.
 *
 * <pre>{@code
 * InterventionCatalogue catalogue = InterventionCatalogue.of(List.of(bridge, mentor));
 * catalogue.uses(participations, LocalDate.of(2024, 6, 1)).unprotectedTable();
 * catalogue.overlaps(register.codebook());
 * catalogue.coverage(register, Week.of(2024, 20)).gaps();
 * }</pre>
 *
 * <p>An offer has the name of its intervention in the participation list, letter by letter. {@code OfferList} in effekt-dream
 * reads a catalogue from a table. Immutable.
 */
public final class InterventionCatalogue {

    private final List<Offer> offers;
    private final ReadReport report;

    private InterventionCatalogue(List<Offer> offers, ReadReport report) {
        this.offers = offers.stream().sorted().toList();
        this.report = report;
        Set<String> names = new HashSet<>();
        for (Offer offer : offers) {
            if (!names.add(offer.name())) {
                throw new IllegalArgumentException("two offers are named '" + offer.name()
                        + "'; the name tells them apart in the participation list");
            }
        }
    }

    /**
     * A catalogue made in code.
     *
     * @throws IllegalArgumentException if two offers have the same name
     */
    public static InterventionCatalogue of(List<Offer> offers) {
        return of(offers, new ReadReport("memory", "offers", offers.size(), offers.size(), List.of()));
    }

    /** A catalogue from a reader, with what became of each row. */
    public static InterventionCatalogue of(List<Offer> offers, ReadReport report) {
        return new InterventionCatalogue(offers, report);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if it is no catalogue of this version, or has a field that is not known; the message names
     *     the path and the nearest spelling
     */
    public static InterventionCatalogue fromJson(String json) {
        return of(CatalogueJson.read(json));
    }

    /** All offers, by name. */
    public List<Offer> offers() {
        return offers;
    }

    /** Number of offers. */
    public int size() {
        return offers.size();
    }

    /** What became of each row that the catalogue was read from. */
    public ReadReport report() {
        return report;
    }

    /**
     * The offer of a name.
     *
     * @throws IllegalArgumentException if there is none; the message offers the nearest name
     */
    public Offer offer(String name) {
        return offers.stream()
                .filter(offer -> offer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no offer "
                        + Suggest.quoted(name, offers.stream().map(Offer::name).toList())));
    }

    /**
     * Who uses which offer.
     *
     * @param on the day on which courses count as running, and up to which the last year's starters count
     */
    public OfferUses uses(Participations participations, LocalDate on) {
        return OfferUses.of(offers, participations, on);
    }

    /**
     * The pairs of offers that are for some of the same people: ages in common, benefits with states in common, a class of
     * readiness in common. By name; nothing is said of how many people that are.
     *
     * @param codebook says which states a benefit has
     * @throws IllegalArgumentException if it lacks a benefit; the message names the offer and the nearest group
     */
    public List<OfferOverlap> overlaps(Codebook codebook) {
        return Overlaps.of(offers, codebook);
    }

    /**
     * For whom of those in {@link StateGroup#BENEFIT} in a week there is which offer, if no offer asks for readiness.
     *
     * @throws IllegalArgumentException if the register lacks the week or a benefit, or an offer asks for readiness
     */
    public OfferCoverage coverage(Register register, Week week) {
        return CoverageCount.of(offers, register, week, StateGroup.BENEFIT, Optional.empty());
    }

    /**
     * The same by readiness, too. Who has no known class is in the target group of offers for any readiness only; likewise age.
     *
     * @param readinessTrait the {@linkplain Register#trait dated trait} that holds the classes
     * @throws IllegalArgumentException if the register lacks the week, a benefit or the trait
     */
    public OfferCoverage coverage(Register register, Week week, String readinessTrait) {
        return CoverageCount.of(offers, register, week, StateGroup.BENEFIT, Optional.of(readinessTrait));
    }

    /** All offers with whom they are for, as text of lines under 80 columns. */
    public String table() {
        TextTable table = TextTable.of("offer and whom it is for", "basis", "run by", "places", "unit cost, kr");
        for (Offer offer : offers) {
            table.add(
                    offer.toString(),
                    offer.legalBasis().map(InterventionCatalogue::word).orElse("-"),
                    offer.provision().map(InterventionCatalogue::word).orElse("-"),
                    number(offer.places()),
                    offer.unitCost()
                            .map(cost -> String.format(Locale.ROOT, "%,.0f/%s", cost.kroner(), word(cost.per())))
                            .orElse("-"));
        }
        return table.fitting(TextTable.WIDTH);
    }

    /** The catalogue as comma-separated text with a header in English, as {@code OfferList} reads it. */
    public String toCsv() {
        return CatalogueCsv.write(offers);
    }

    /**
     * The catalogue as JSON: {@code effektCatalogue} (the version, 1) and {@code offers}, each with {@code name} and, where said,
     * {@code owner}, {@code legalBasis} ({@code mandatory}, {@code optional}), {@code paragraph}, {@code targets} ({@code fromAge},
     * {@code belowAge}, {@code benefits}, {@code readiness}), {@code places}, {@code unitCost} ({@code kroner}, {@code per}
     * {@code participant} or {@code week}), {@code provision} ({@code internal}, {@code external}) and {@code elements}.
     */
    public String toJson() {
        return CatalogueJson.write(offers);
    }

    /** {@code catalogue of 32 offers, 20 mandatory, 12 optional}. */
    @Override
    public String toString() {
        return "catalogue of " + offers.size() + " offers, " + count(LegalBasis.MANDATORY) + " mandatory, "
                + count(LegalBasis.OPTIONAL) + " optional";
    }

    private long count(LegalBasis basis) {
        return offers.stream()
                .filter(offer -> offer.legalBasis().equals(Optional.of(basis)))
                .count();
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? String.format(Locale.ROOT, "%,d", number.getAsInt()) : "-";
    }
}
