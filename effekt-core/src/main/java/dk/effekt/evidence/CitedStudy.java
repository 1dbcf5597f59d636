package dk.effekt.evidence;

import dk.effekt.protocol.Bilingual;
import dk.effekt.protocol.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A study that others made and published.
 *
 * <pre>{@code
 * CitedStudy.of("Mentor", "Example and Sample 2019", "DK", 2019, EvidenceGrade.TRIAL)
 *     .judged(StudyQuality.GOOD)
 *     .published(Publication.OTHER_JOURNAL)
 *     .finding("job", Direction.POSITIVE);
 * }</pre>
 *
 * <p>It is what the literature says of offers of this kind: whether this offer is of the kind is for whoever cites it to answer.
 *
 * @param offer the offer's name in the catalogue
 * @param reference who, when and where, not blank
 * @param country where it was made, by two capital letters (ISO 3166-1)
 * @param year in which it was published
 * @param grade what it rests on, not {@link EvidenceGrade#NONE}
 * @param quality as judged by a researcher
 * @param publication where it stands
 * @param combination whether it is of the offer alone
 * @param geography Jobeffekter's factor, above 0 and at most 1; empty to take 1 for Denmark, and to leave a study from elsewhere
 *     without a weight, as the factors of other countries were not found
 * @param directions by outcome what it finds; the outcomes' names are best those of one's own studies
 */
public record CitedStudy(
        String offer,
        String reference,
        String country,
        int year,
        EvidenceGrade grade,
        StudyQuality quality,
        Publication publication,
        Combination combination,
        OptionalDouble geography,
        Map<String, Direction> directions)
        implements Evidence {

    private static final String DENMARK = "DK";
    /** Jobeffekter takes studies after 1995. */
    private static final int TOO_OLD = 1995;

    public CitedStudy {
        offer = offer.strip();
        reference = reference.strip();
        directions = Collections.unmodifiableMap(new TreeMap<>(directions));
        if (offer.isEmpty() || reference.isEmpty()) {
            throw new IllegalArgumentException("a cited study needs the name of an offer and a reference; it has '"
                    + offer + "' and '" + reference + "'");
        }
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException(
                    "country '" + country + "' of '" + reference + "' is not two capital letters, such as DK");
        }
        if (year < 1900 || year > 2200) {
            throw new IllegalArgumentException("year " + year + " of '" + reference + "' is none from 1900 to 2200");
        }
        if (grade == EvidenceGrade.NONE) {
            throw new IllegalArgumentException(
                    "'" + reference + "' measures no effect and is no evidence of one; leave it out");
        }
        geography.ifPresent(JobeffekterWeight::requireGeography);
        if (directions.containsKey("")) {
            throw new IllegalArgumentException("an outcome of '" + reference + "' has no name");
        }
    }

    /** A study that nobody has judged, in no journal, of the offer alone, of which no result is said. */
    public static CitedStudy of(String offer, String reference, String country, int year, EvidenceGrade grade) {
        return new CitedStudy(
                offer,
                reference,
                country,
                year,
                grade,
                StudyQuality.NOT_SATISFACTORY,
                Publication.NOT_IN_JOURNAL,
                Combination.NONE,
                OptionalDouble.empty(),
                Map.of());
    }

    /** The same as judged by a researcher. */
    public CitedStudy judged(StudyQuality newQuality) {
        return new CitedStudy(
                offer, reference, country, year, grade, newQuality, publication, combination, geography, directions);
    }

    /** The same published. */
    public CitedStudy published(Publication in) {
        return new CitedStudy(offer, reference, country, year, grade, quality, in, combination, geography, directions);
    }

    /** The same of more, or less, than the offer. */
    public CitedStudy combining(Combination of) {
        return new CitedStudy(offer, reference, country, year, grade, quality, publication, of, geography, directions);
    }

    /** The same with a geography factor, above 0 and at most 1. */
    public CitedStudy geographyFactor(double factor) {
        return new CitedStudy(
                offer,
                reference,
                country,
                year,
                grade,
                quality,
                publication,
                combination,
                OptionalDouble.of(factor),
                directions);
    }

    /** The same with what it finds of an outcome. */
    public CitedStudy finding(String outcome, Direction direction) {
        Map<String, Direction> more = new TreeMap<>(directions);
        more.put(outcome.strip(), direction);
        return new CitedStudy(
                offer, reference, country, year, grade, quality, publication, combination, geography, more);
    }

    @Override
    public String title() {
        return reference;
    }

    @Override
    public String titleIn(Language language) {
        return reference;
    }

    /** None: of what others found only the direction is entered. */
    @Override
    public List<FoundEffect> effects() {
        return List.of();
    }

    @Override
    public Optional<JobeffekterWeight> weight() {
        OptionalDouble factor = country.equals(DENMARK) && geography.isEmpty() ? OptionalDouble.of(1) : geography;
        return grade.methodWeight().isPresent() && year > TOO_OLD && factor.isPresent()
                ? Optional.of(new JobeffekterWeight(quality, grade, factor.getAsDouble(), publication, combination))
                : Optional.empty();
    }

    @Override
    public List<String> reservations() {
        return Reservation.texts(against());
    }

    @Override
    public List<String> reservationsIn(Language language) {
        return Reservation.in(language, against());
    }

    private List<Reservation> against() {
        List<Reservation> all = new ArrayList<>();
        if (grade.methodWeight().isEmpty()) {
            all.add(
                    Reservation.of(
                            "compares with nobody, so that what would have happened anyway is in it; no weight on Jobeffekter",
                            "sammenligner ikke med nogen, så det, der ville være sket alligevel, er regnet med; ingen vægt på Jobeffekter"));
        }
        if (year <= TOO_OLD) {
            all.add(Reservation.of(
                    "of " + year + "; Jobeffekter takes studies after " + TOO_OLD,
                    "fra " + year + "; Jobeffekter medtager studier efter " + TOO_OLD));
        }
        if (!country.equals(DENMARK) && geography.isEmpty()) {
            String unknown = "from " + country + ", whose factor on Jobeffekter is not known";
            all.add(new Reservation(
                    unknown + "; give geographyFactor(…) to weigh it",
                    new Bilingual(unknown, "fra " + country + ", hvis faktor på Jobeffekter ikke er kendt")));
        }
        if (publication == Publication.OTHER_JOURNAL) {
            all.add(Reservation.of(
                    "the weight of its journal is not known; the lowest counts",
                    "tidsskriftets vægt er ikke kendt; den laveste er brugt"));
        }
        return List.copyOf(all);
    }

    /** {@code Example and Sample 2019 (DK, trial) of Mentor}. */
    @Override
    public String toString() {
        return reference + " (" + country + ", " + grade + ") of " + offer;
    }
}
