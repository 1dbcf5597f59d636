package dk.effekt.sroi;

/**
 * What an input costs, at the start of the programme: it is not discounted.
 *
 * @param amount at least 0
 * @param basis whether for each participant or in total
 */
public record Cost(Kroner amount, Basis basis) {

    public Cost {
        Checks.notNegative("a cost in kroner", amount.amount(), "write what is saved as an outcome");
    }

    /** {@code 28,000 kr per participant}. */
    @Override
    public String toString() {
        return amount + " " + basis;
    }
}
