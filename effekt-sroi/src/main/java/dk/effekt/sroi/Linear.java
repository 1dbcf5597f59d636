package dk.effekt.sroi;

/** A number with its first derivatives by all parameters. */
record Linear(double value, double[] gradient) {

    static Linear zero(int parameters) {
        return new Linear(0, new double[parameters]);
    }

    /** This plus another times a weight. */
    Linear plus(Linear other, double weight) {
        double[] sum = gradient.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * other.gradient[i];
        }
        return new Linear(value + weight * other.value, sum);
    }

    Linear times(double weight) {
        return zero(gradient.length).plus(this, weight);
    }
}
