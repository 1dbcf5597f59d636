package dk.effekt.register;

import java.util.Locale;

/**
 * What a register can know of a person month by month, beside the weeks. A month is observed or not for everybody at once; in
 * an observed month a person's value may be blank. A value that is above zero never becomes zero by rounding.
 */
public enum MonthlySeries {

    /**
     * The employment ratio (DREAM's {@code grad}): share of full time, from 0 to 100, kept to ten-thousandths. It alone decides
     * on {@link Employment}.
     */
    EMPLOYMENT_RATIO(100, 10_000),

    /**
     * Ordinary paid hours (ordinære løntimer, as eIndkomst has them): hours in the month, from 0 to 10,000, kept to hundredths of
     * an hour. They say nothing of {@link Employment}: a register may have hours without ratios, and then employment is not
     * observed.
     */
    PAID_HOURS(10_000, 100);

    private final int most;
    private final int parts;

    MonthlySeries(int most, int parts) {
        this.most = most;
        this.parts = parts;
    }

    /** The highest value that a month may have, in the unit of the series; the lowest is 0. */
    public int most() {
        return most;
    }

    /** Into how many parts one is divided. */
    int parts() {
        return parts;
    }

    /** In words: {@code paid hours}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
