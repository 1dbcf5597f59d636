package dk.effekt.dream.synthetic;

import com.google.common.math.LongMath;
import dk.effekt.calendar.Week;
import dk.effekt.dream.synthetic.Draws.Purpose;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Who somebody is: everything that never changes.
 *
 * @param replacementNumber ten digits in the form of a civil registration number with 60 added to the day
 * @param woman legal sex
 * @param birthDate date of birth
 * @param origin as the extract words it; it decides nothing
 * @param municipality where the person lives
 * @param draws the person's luck
 */
record Person(
        String replacementNumber,
        boolean woman,
        LocalDate birthDate,
        String origin,
        Municipality municipality,
        Draws draws) {

    /** Years of age when the extract begins: after eight years or so the oldest are 45 and the youngest grown up. */
    private static final int OLDEST_AT_BEGIN = 37;

    private static final int YOUNGEST_AT_BEGIN = 12;

    /** Added to the day of birth: no civil registration number has such a day. */
    private static final int REPLACEMENT = 60;

    /** Persons of one birth date and sex that the four last digits can tell apart. */
    private static final int SERIALS = 2000;

    /** The first digit after the birth date is below 4 for those born before 2000, from 4 to 7 for the others. */
    private static final int SERIALS_FROM_2000 = 4000;

    /** This share of the days, the golden ratio's, lies between one birth date and the next: few spread as many do. */
    private static final double STRIDE = 0.618;

    /** The person with a number, from 0. */
    static Person of(long seed, int number, Week begin) {
        LocalDate first = begin.monday().minusYears(OLDEST_AT_BEGIN);
        int days = (int) ChronoUnit.DAYS.between(first, begin.monday().minusYears(YOUNGEST_AT_BEGIN));
        // Distinct by construction, without looking at anybody else: a round gives every birth date once.
        int round = number / days;
        long day = Math.floorMod(stride(days) * number + Math.floorMod(seed, days), (long) days);
        Draws ofDay = Draws.of(seed, -1 - day);
        int serial = (ofDay.below(SERIALS, Purpose.SERIAL, 0) + round) % SERIALS;

        Draws draws = Draws.of(seed, number);
        boolean woman = draws.uniform(Purpose.SEX) < 0.5;
        LocalDate birthDate = first.plusDays(day);
        return new Person(
                replacementNumber(birthDate, 2 * serial + (woman ? 0 : 1)),
                woman,
                birthDate,
                origin(draws.uniform(Purpose.ORIGIN)),
                Municipality.at(draws.uniform(Purpose.MUNICIPALITY)),
                draws);
    }

    /** The same person elsewhere. */
    Person livingIn(Municipality other) {
        return new Person(replacementNumber, woman, birthDate, origin, other, draws);
    }

    /** How many persons an extract can have before numbers repeat. */
    static long most() {
        return (OLDEST_AT_BEGIN - YOUNGEST_AT_BEGIN) * 365L * SERIALS;
    }

    /** Without a divisor in common with the number of days, so that it meets every day before it meets one again. */
    private static long stride(int days) {
        long stride = (long) (days * STRIDE);
        while (LongMath.gcd(stride, days) != 1) {
            stride++;
        }
        return stride;
    }

    private static String origin(double point) {
        return point < 0.78 ? "Dansk" : point < 0.93 ? "Ikke-vestlig" : "Vestlig";
    }

    private static String replacementNumber(LocalDate birthDate, int serial) {
        StringBuilder number = new StringBuilder(10);
        Text.digits(number, birthDate.getDayOfMonth() + REPLACEMENT, 2);
        Text.digits(number, birthDate.getMonthValue(), 2);
        Text.digits(number, birthDate.getYear() % 100, 2);
        return Text.digits(number, birthDate.getYear() < 2000 ? serial : serial + SERIALS_FROM_2000, 4)
                .toString();
    }

    /** Hides the number. */
    @Override
    public String toString() {
        return "synthetic person";
    }
}
