package dk.effekt.dream;

import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Sex;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a Danish civil registration number says: the day, month and year of birth in six digits, the century in the seventh,
 * the sex in the tenth. The check by modulus 11 does not hold since 2007, so a number without a date is all that can be told to
 * be none. In a replacement number, given to whoever has no other yet, 60 is added to the day (CPR-kontoret, "Personnummeret i
 * CPR-systemet").
 *
 * @param birthDate from 1858 to 2057
 * @param sex a man's number is odd, a woman's even
 */
record CivilRegistrationNumber(LocalDate birthDate, Sex sex) {

    private static final int REPLACEMENT = 60;

    /**
     * What ten digits say.
     *
     * @return none if the first six are no date
     */
    static Optional<CivilRegistrationNumber> of(String tenDigits) {
        int day = number(tenDigits, 0);
        int year = number(tenDigits, 4);
        try {
            LocalDate birthDate = LocalDate.of(
                    century(tenDigits.charAt(6) - '0', year) + year,
                    number(tenDigits, 2),
                    day > REPLACEMENT ? day - REPLACEMENT : day);
            return Optional.of(
                    new CivilRegistrationNumber(birthDate, (tenDigits.charAt(9) - '0') % 2 == 1 ? Sex.MAN : Sex.WOMAN));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    PersonTraits traits() {
        return new PersonTraits(sex, Optional.of(birthDate), Origin.UNKNOWN, 0);
    }

    private static int century(int seventh, int year) {
        if (seventh <= 3) {
            return 1900;
        }
        if (seventh == 4 || seventh == 9) {
            return year <= 36 ? 2000 : 1900;
        }
        return year <= 57 ? 2000 : 1800;
    }

    private static int number(String digits, int at) {
        return (digits.charAt(at) - '0') * 10 + digits.charAt(at + 1) - '0';
    }

    /** Does not show what it says: with the sex, the date is most of the number. */
    @Override
    public String toString() {
        return "civil registration number";
    }
}
