package dk.effekt.sroi.investment;

/** A number with its first derivatives by all parameters of a model. */
record Linear(double value, double[] gradient) {

    static Linear zero(int parameters) {
        return new Linear(0, new double[parameters]);
    }

    /** This plus another times a weight. */
    Linear plus(Linear other, double weight) {
        return combined(value + weight * other.value, 1, other, weight);
    }

    Linear times(double weight) {
        return zero(gradient.length).plus(this, weight);
    }

    Linear times(Linear other) {
        return combined(value * other.value, other.value, other, value);
    }

    /** The quotient's derivatives are (∇a − a/b ∇b)/b. */
    Linear dividedBy(Linear other) {
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
