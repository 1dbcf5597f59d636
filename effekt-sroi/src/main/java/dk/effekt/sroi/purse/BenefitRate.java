package dk.effekt.sroi.purse;

import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.Factor;
import dk.effekt.sroi.Proxy;
import dk.effekt.sroi.internal.Checks;
import java.util.List;
import java.util.Locale;

/**
 * What a benefit pays before tax in a year, with its source.
 *
 * @param benefit the benefit, called as the register's group is, such as {@code educational-assistance}
 * @param variant who gets so much, such as {@code away from home}
 * @param year the year whose rate it is, 1900 to 2100
 * @param kroner before tax, at least 0
 * @param per what it is paid for
 * @param source where it is from
 * @param status how well it is established
 * @param factor by how much it is uncertain; {@link Factor#NONE} as it is read
 */
public record BenefitRate(
        String benefit,
        String variant,
        int year,
        double kroner,
        Per per,
        String source,
        SourceStatus status,
        Factor factor) {

    /** What a rate is paid for. */
    public enum Per {
        /** A month: twelve of them are 52 weeks. */
        MONTH(12.0 / 52),
        /** A week. */
        WEEK(1);

        private final double inWeek;

        Per(double inWeek) {
            this.inWeek = inWeek;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public BenefitRate {
        Checks.text("the benefit of a rate", benefit);
        Checks.text("the variant of a rate", variant);
        Checks.year("the year of a rate", year);
        Checks.notNegative("a rate of '" + benefit + "'", kroner, "a harm is a negative quantity");
        Checks.text("the source of a rate", source);
    }

    /** A rate a month that its source states. */
    public static BenefitRate perMonth(String benefit, String variant, int year, double kroner, String source) {
        return new BenefitRate(benefit, variant, year, kroner, Per.MONTH, source, SourceStatus.SOURCED, Factor.NONE);
    }

    /** A rate a week that its source states. */
    public static BenefitRate perWeek(String benefit, String variant, int year, double kroner, String source) {
        return new BenefitRate(benefit, variant, year, kroner, Per.WEEK, source, SourceStatus.SOURCED, Factor.NONE);
    }

    /** The same rate, established so well. */
    public BenefitRate with(SourceStatus newStatus) {
        return new BenefitRate(benefit, variant, year, kroner, per, source, newStatus, factor);
    }

    /**
     * The same rate, uncertain in proportion to a distribution, such as {@code gamma(1_559, 100)}: not everybody gets the
     * full rate. All that is worked out with it, for whichever payer, varies by this one factor.
     */
    public BenefitRate uncertain(Distribution distribution) {
        return withFactor(new Factor("rate of " + benefit + ", " + variant + ", " + year, distribution));
    }

    /** The same rate with another factor; rates, proxies and costs whose factors have the same name vary together. */
    public BenefitRate withFactor(Factor newFactor) {
        return new BenefitRate(benefit, variant, year, kroner, per, source, status, newFactor);
    }

    /** Kroner a week before tax: of a rate a month, 12/52 of it. */
    public double aWeek() {
        return per == Per.WEEK ? kroner : kroner * per.inWeek;
    }

    /** What a week is worth to whoever pays all of it. */
    public Proxy proxy() {
        return new Proxy(List.of(aWeek()), Proxy.WEEK, year, describe(), factor);
    }

    String describe() {
        return benefit + ", " + variant + " " + year + ", " + PurseText.kroner(kroner) + " kr a " + per
                + " before tax, " + source + ", " + status;
    }

    /** {@code educational-assistance, away from home, 2024: 1,558.62 kr a week, sourced}. */
    @Override
    public String toString() {
        String text = benefit + ", " + variant + ", " + year;
        String rate = String.format(Locale.ROOT, ": %,.2f kr a week, %s", aWeek(), status);
        int room = 79 - rate.length();
        return (text.length() <= room ? text : text.substring(0, room - 1) + "…") + rate;
    }
}
