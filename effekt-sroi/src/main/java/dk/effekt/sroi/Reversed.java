package dk.effekt.sroi;

/**
 * An uncertain stated quantity as it is met on the other side: what one saves, another loses. It is the very same number with its
 * sign turned, so that both vary together. {@link Quantity#reversed()} makes it.
 *
 * @param of the quantity as it is stated
 */
public record Reversed(Stated of) implements Quantity {

    @Override
    public int years() {
        return of.years();
    }

    @Override
    public double amount(int year) {
        return -of.amount(year);
    }

    @Override
    public double standardError(int year) {
        return of.standardError(year);
    }

    @Override
    public Basis basis() {
        return of.basis();
    }

    @Override
    public boolean isEffect() {
        return of.isEffect();
    }

    @Override
    public Stated reversed() {
        return of;
    }

    /** {@code minus 7.00 (SE 1.00) in total, stated (fall log)}. */
    @Override
    public String toString() {
        return "minus " + of;
    }
}
