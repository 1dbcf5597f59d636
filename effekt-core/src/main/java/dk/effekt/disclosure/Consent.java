package dk.effekt.disclosure;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A person's consent to be followed.
 *
 * @param personId the person's pseudonym
 * @param given the first day on which it holds
 * @param withdrawn the first day on which it no longer does, not before it was given; none while it holds
 */
public record Consent(long personId, LocalDate given, Optional<LocalDate> withdrawn) {

    public Consent {
        if (withdrawn.isPresent() && withdrawn.get().isBefore(given)) {
            throw new IllegalArgumentException(
                    "consent is withdrawn on " + withdrawn.get() + ", before it was given on " + given);
        }
    }

    /** Consent that holds from a day on. */
    public static Consent given(long personId, LocalDate day) {
        return new Consent(personId, day, Optional.empty());
    }

    /** The same, withdrawn from a day on. */
    public Consent withdrawnOn(LocalDate day) {
        return new Consent(personId, given, Optional.of(day));
    }

    /** Whether it holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(given) && withdrawn.map(day::isBefore).orElse(true);
    }

    /** One line; it does not show who the person is. */
    @Override
    public String toString() {
        return "consent from " + given
                + withdrawn.map(day -> ", withdrawn on " + day).orElse("");
    }
}
