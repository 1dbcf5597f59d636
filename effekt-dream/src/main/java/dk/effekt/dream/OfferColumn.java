package dk.effekt.dream;

import java.util.List;

/** What a column of a catalogue of offers says. {@link OfferReader#column} says which column it is where it goes under another name. */
public enum OfferColumn {
    /** The offer's name, as in the participation list. */
    NAME("Indsats", "Indsatsnavn", "Tilbud", "Tilbudsnavn", "Navn", "name", "offer", "intervention"),
    /** Who answers for it: any text. */
    OWNER("Ejer", "Ansvarlig", "Afdeling", "owner"),
    /** Whether it must be made: {@code skal} or {@code kan}. */
    LEGAL_BASIS("Lovgrundlag", "Skal/kan", "Opgavetype", "legal_basis"),
    /** Where that stands: any text. */
    PARAGRAPH("Paragraf", "Hjemmel", "paragraph"),
    /** Youngest age, inclusive. */
    AGE_FROM("Alder fra", "Fra alder", "Minimumsalder", "age_from"),
    /** Oldest age, inclusive. */
    AGE_TO("Alder til", "Til alder", "Maksimumsalder", "age_to"),
    /** Oldest age, exclusive. */
    AGE_BELOW("Alder under", "Under alder", "age_below"),
    /** Benefits, of which one is received. */
    BENEFITS("Ydelse", "Ydelser", "Forsørgelsesgrundlag", "benefits"),
    /** Classes of readiness, of which one holds. */
    READINESS("Visitation", "Parathed", "Visitationskategori", "readiness"),
    /** How many can take part at a time. */
    PLACES("Pladser", "Antal pladser", "Kapacitet", "places", "capacity"),
    /** Kroner for a participant's whole course. */
    COST_PER_PARTICIPANT("Pris pr. deltager", "Enhedspris pr. deltager", "Pris pr. forløb", "cost_per_participant"),
    /** Kroner for a participant's week. */
    COST_PER_WEEK("Pris pr. uge", "Enhedspris pr. uge", "Ugepris", "cost_per_week"),
    /** Who runs it: {@code intern} or {@code ekstern}. */
    PROVISION("Intern/ekstern", "Udfører", "Leverandør", "provision"),
    /** What it consists of. */
    ELEMENTS("Elementer", "Indhold", "elements");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is
    private final List<String> names;

    OfferColumn(String... names) {
        this.names = List.of(names);
    }

    /** The names that are known, the usual one first; they are compared as those of {@link DreamColumn#names()}. */
    public List<String> names() {
        return names;
    }
}
