package dk.effekt.disclosure;

import dk.effekt.intervention.Participations;
import dk.effekt.register.Register;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What may be used on a day, and how many persons were left out for it.
 *
 * @param register without those left out
 * @param participations without those left out
 * @param day on which consent was asked for
 * @param required of whom it was required
 * @param withoutConsent persons left out who had not given it by that day
 * @param withdrawn persons left out who had given and withdrawn it
 */
public record Consented(
        Register register,
        Participations participations,
        LocalDate day,
        ConsentScope required,
        long withoutConsent,
        long withdrawn) {

    /** One line: {@code 1,204 persons on 2026-02-01; left out: 12 without consent, 3 withdrawn}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d persons on %s; left out: %,d without consent, %,d withdrawn",
                register.size(),
                day,
                withoutConsent,
                withdrawn);
    }
}
