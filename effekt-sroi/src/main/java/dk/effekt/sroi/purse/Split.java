package dk.effekt.sroi.purse;

import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;

/**
 * How a krone is split between the three public purses. The shares add up to 1.
 *
 * @param municipality from 0 to 1
 * @param region from 0 to 1
 * @param state from 0 to 1
 */
public record Split(double municipality, double region, double state) {

    private static final double ROUNDING = 1e-9;

    public Split {
        Checks.share("the municipality's share", municipality);
        Checks.share("the region's share", region);
        Checks.share("the state's share", state);
        double sum = municipality + region + state;
        if (Math.abs(sum - 1) > ROUNDING) {
            throw new IllegalArgumentException("shares of municipality " + municipality + ", region " + region
                    + " and state " + state + " add up to " + sum + "; they must add up to 1");
        }
    }

    /** One purse pays or gets all of it. */
    public static Split all(Payer payer) {
        if (payer == Payer.CITIZEN) {
            throw new IllegalArgumentException("all of it the citizen's; a split is between municipality, region and"
                    + " state. What the citizen gains and loses follows from a TaxRule");
        }
        return new Split(
                payer == Payer.MUNICIPALITY ? 1 : 0, payer == Payer.REGION ? 1 : 0, payer == Payer.STATE ? 1 : 0);
    }

    /** The municipality's share; the rest is the state's. */
    public static Split municipalityAndState(double municipality) {
        return new Split(municipality, 0, 1 - Checks.share("the municipality's share", municipality));
    }

    /** A payer's share, from 0 to 1; the citizen's is 0. */
    public double share(Payer payer) {
        return switch (payer) {
            case MUNICIPALITY -> municipality;
            case REGION -> region;
            case STATE -> state;
            case CITIZEN -> 0;
        };
    }

    /** {@code Municipality 61.92 %, State 38.08 %}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Payer payer : Payer.values()) {
            if (share(payer) > 0) {
                text.append(text.isEmpty() ? "" : ", ").append(payer).append(' ');
                text.append(Format.percent(share(payer), 2));
            }
        }
        return text.toString();
    }
}
