package dk.effekt.disclosure;

import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Register;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Who consents to be followed, from when, and until when. A person may give consent several times, and it holds on a day if one of
 * them does. Immutable.
 *
 * <p>{@link #apply} is called on the day on which something is to be made, and what is made of its register and participations
 * knows nothing of those left out, before that day or after. Results of earlier days stay as they are until they are made again or
 * the {@linkplain RetentionPolicy time is up}.
 */
public final class Consents {

    private enum Standing {
        HOLDS,
        WITHDRAWN,
        NONE
    }

    private final Map<Long, List<Consent>> byPerson;

    private Consents(Map<Long, List<Consent>> byPerson) {
        this.byPerson = byPerson;
    }

    /** Consents in any order. */
    public static Consents of(List<Consent> consents) {
        return new Consents(Map.copyOf(
                consents.stream().collect(Collectors.groupingBy(Consent::personId, Collectors.toUnmodifiableList()))));
    }

    /** Whether a person's consent holds on a day. */
    public boolean hold(long personId, LocalDate day) {
        return standing(personId, day) == Standing.HOLDS;
    }

    private Standing standing(long personId, LocalDate day) {
        Standing standing = Standing.NONE;
        for (Consent consent : byPerson.getOrDefault(personId, List.of())) {
            if (consent.holdsOn(day)) {
                return Standing.HOLDS;
            }
            if (!day.isBefore(consent.given())) {
                standing = Standing.WITHDRAWN;
            }
        }
        return standing;
    }

    /**
     * Leaves out whoever is not to be followed on a day: who lacks the consent that is required, and who has withdrawn it, whether it
     * was required or not. They leave the register, too, and not only the participations: as members of it they would be compared
     * with as if they had not taken part.
     *
     * @param day on which the data are used
     * @param required of whom consent is required
     */
    public Consented apply(LocalDate day, ConsentScope required, Register register, Participations participations) {
        Set<Long> participants = participations.interventions().stream()
                .flatMap(intervention -> participations.in(intervention).stream())
                .map(Participation::personId)
                .collect(Collectors.toUnmodifiableSet());
        LongPredicate isRequired = id -> required == ConsentScope.EVERYBODY || participants.contains(id);
        LongPredicate isKept = id -> switch (standing(id, day)) {
            case HOLDS -> true;
            case WITHDRAWN -> false;
            case NONE -> !isRequired.test(id);
        };
        Map<Standing, Long> leftOut = new HashMap<>();
        LongStream.concat(
                        LongStream.range(0, register.size()).map(person -> register.personId((int) person)),
                        participants.stream().mapToLong(Long::longValue))
                .distinct()
                .filter(isKept.negate())
                .forEach(id -> leftOut.merge(standing(id, day), 1L, Long::sum));
        return new Consented(
                register.keeping(isKept),
                participations.keeping(isKept),
                day,
                required,
                leftOut.getOrDefault(Standing.NONE, 0L),
                leftOut.getOrDefault(Standing.WITHDRAWN, 0L));
    }

    /** One line; it shows no person: {@code consents of 1,204 persons}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "consents of %,d persons", byPerson.size());
    }
}
