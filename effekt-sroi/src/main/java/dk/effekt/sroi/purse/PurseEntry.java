package dk.effekt.sroi.purse;

import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Extrapolation;
import dk.effekt.sroi.Measured;
import dk.effekt.sroi.MeasuredEffect;
import dk.effekt.sroi.Proxy;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing that changes, before it is said who gains and who loses.
 *
 * @param quantity of benefits and services what is avoided, of earnings what is gained
 * @param price what a unit is worth before tax, before it is shared
 * @param shares of benefits and services who pays what share of it, year by year
 * @param rule where the shares are from
 * @param pension of earnings, what comes on top of the wage as a share of it
 * @param displacement the share that others lose
 */
record PurseEntry(
        Post post,
        String name,
        Quantity quantity,
        Proxy price,
        Map<Payer, List<Double>> shares,
        String rule,
        double pension,
        int startPeriod,
        Extrapolation extrapolation,
        Deduction displacement) {

    PurseEntry {
        Checks.text("the name of what changes", name);
        shares = Collections.unmodifiableMap(new TreeMap<>(shares));
        if (quantity instanceof Measured measured) {
            boolean isRight = (measured.direction() == Measured.Direction.GAINED) == (post == Post.EARNINGS);
            if (!isRight) {
                throw new IllegalArgumentException("'" + name + "' is " + measured.direction() + "; "
                        + (post == Post.EARNINGS
                                ? "work is gained: Quantity.gained(effect)"
                                : post + " are avoided, and more of them cost more: Quantity.avoided(effect)"));
            }
        }
    }

    static PurseEntry benefit(String name, Quantity avoided, BenefitRate rate, PayerShares by) {
        Map<Payer, List<Double>> shares = new EnumMap<>(Payer.class);
        for (Payer payer : Payer.values()) {
            if (by.shares(payer).stream().anyMatch(share -> share > 0)) {
                shares.put(payer, by.shares(payer));
            }
        }
        return new PurseEntry(
                Post.BENEFIT,
                name,
                avoided,
                rate.proxy(),
                shares,
                by.source(),
                0,
                1,
                Extrapolation.stop(),
                Deduction.NONE);
    }

    static PurseEntry work(String name, Quantity gained, Wage wage) {
        return new PurseEntry(
                Post.EARNINGS,
                name,
                gained,
                wage.proxy(),
                Map.of(),
                "",
                wage.pension(),
                1,
                Extrapolation.stop(),
                Deduction.NONE);
    }

    static PurseEntry service(Quantity avoided, Price price) {
        return new PurseEntry(
                Post.SERVICE,
                price.service(),
                avoided,
                price.proxy(),
                Map.of(price.payer(), List.of(1.0)),
                "all of it paid by the " + price.payer().label().toLowerCase(Locale.ROOT),
                0,
                1,
                Extrapolation.stop(),
                Deduction.NONE);
    }

    PurseEntry startingIn(int period) {
        return with(period, extrapolation, displacement);
    }

    PurseEntry extrapolated(Extrapolation newRule) {
        return with(startPeriod, newRule, displacement);
    }

    PurseEntry withDisplacement(Deduction share) {
        return with(startPeriod, extrapolation, share);
    }

    private PurseEntry with(int period, Extrapolation goesOn, Deduction displaced) {
        return new PurseEntry(post, name, quantity, price, shares, rule, pension, period, goesOn, displaced);
    }

    /** Benefits, earnings and services of the same name may be paid by several, each once. */
    boolean clashesWith(PurseEntry other) {
        boolean isOtherPayer = post == Post.SERVICE
                && other.post == Post.SERVICE
                && !shares.keySet().equals(other.shares.keySet());
        return name.equals(other.name) && !isOtherPayer;
    }

    /** What is to be known of a last year that does not have all its weeks, after others that have. */
    Optional<String> lastShortYear() {
        int years = quantity.years();
        if (years == 1 || !(quantity instanceof Measured measured)) {
            return Optional.empty();
        }
        MeasuredEffect last = measured.effects().get(years - 1);
        MeasuredEffect before = measured.effects().get(years - 2);
        return last.unit() == MeasuredEffect.Unit.WEEKS && last.weeksCovered() < before.weeksCovered()
                ? Optional.of("Period " + (startPeriod + years - 1) + " has only "
                        + Format.count(last.weeksCovered(), "week") + " of what is measured (" + last.when()
                        + "): it is not to be read as a year, and nothing can go on from it. Whole years are measured by"
                        + " path.through(51) or StepEffects.through(51), or 103 of two.")
                : Optional.empty();
    }

    boolean isDisplaced() {
        return displacement.share() > 0;
    }

    /** All of it, undivided. */
    PurseLine whole() {
        return line(Payer.STATE, post, name, quantity, List.of(1.0), "all of it");
    }

    List<PurseLine> lines(Optional<TaxRule> taxes) {
        List<PurseLine> lines = new ArrayList<>();
        shares.forEach((payer, share) -> lines.add(line(payer, post, name, quantity, share, rule)));
        taxes.ifPresent(rules -> addTaxes(lines, rules));
        return lines;
    }

    private void addTaxes(List<PurseLine> lines, TaxRule taxes) {
        if (post == Post.SERVICE) {
            return;
        }
        // What is avoided is lost to whoever got it.
        Quantity income = post == Post.BENEFIT ? quantity.reversed() : quantity;
        double tax = post == Post.BENEFIT ? taxes.onBenefits() : taxes.onWages();
        String of = taxes.source();
        for (Payer payer : Payer.values()) {
            double share = taxes.incomeTax().share(payer) * tax;
            if (share > 0) {
                lines.add(line(payer, Post.INCOME_TAX, name + ", income tax", income, List.of(share), of));
            }
        }
        double spending = taxes.onSpending() * (1 - tax);
        if (spending > 0) {
            lines.add(line(Payer.STATE, Post.SPENDING_TAX, name + ", VAT and duties", income, List.of(spending), of));
        }
        if (tax < 1) {
            lines.add(line(Payer.CITIZEN, post, name + ", after tax", income, List.of(1 - tax), of));
        }
    }

    private PurseLine line(Payer payer, Post lineOf, String lineName, Quantity amount, List<Double> share, String by) {
        return new PurseLine(
                payer, lineOf, lineName, amount, price, share, by, startPeriod, extrapolation, displacement);
    }
}
