package dk.effekt.sroi.internal;

/** A number with its first derivatives by all parameters of a model. Immutable. */
public final class Linear {

    private final double value;
    private final double[] gradient;

    private Linear(double value, double[] gradient) {
        this.value = value;
        this.gradient = gradient;
    }

    /** A number with its derivatives. */
    public static Linear of(double value, double[] gradient) {
        return new Linear(value, gradient.clone());
    }

    /** Nothing, whatever the parameters are. */
    public static Linear zero(int parameters) {
        return new Linear(0, new double[parameters]);
    }

    /** The number. */
    public double value() {
        return value;
    }

    /** Its derivative by each parameter. */
    public double[] gradient() {
        return gradient.clone();
    }

    /** This plus another times a weight. */
    public Linear plus(Linear other, double weight) {
        return combined(value + weight * other.value, 1, other, weight);
    }

    /** This times a number that is known. */
    public Linear times(double weight) {
        return zero(gradient.length).plus(this, weight);
    }

    /** The product. */
    public Linear times(Linear other) {
        return combined(value * other.value, other.value, other, value);
    }

    /** The quotient; its derivatives are (∇a − a/b ∇b)/b. */
    public Linear dividedBy(Linear other) {
        double quotient = value / other.value;
        return combined(quotient, 1 / other.value, other, -quotient / other.value);
    }

    private Linear combined(double result, double mine, Linear other, double theirs) {
        double[] sum = new double[gradient.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = mine * gradient[i] + theirs * other.gradient[i];
        }
        return new Linear(result, sum);
    }
}
