package dk.effekt.effect;

/** All weekly effects of one estimation with their covariance, outcome after outcome and week after week. */
record Joint(double[] estimates, double[][] covariance, String estimand, String standardErrorMethod) {

    double estimate(double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] == 0 ? 0 : weights[i] * estimates[i];
        }
        return sum;
    }

    /** Weights of zero pass over effects that could not be estimated. */
    double covariance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            if (a[i] != 0) {
                for (int j = 0; j < b.length; j++) {
                    sum += b[j] == 0 ? 0 : a[i] * b[j] * covariance[i][j];
                }
            }
        }
        return sum;
    }
}
