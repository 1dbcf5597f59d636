package dk.effekt.matching;

/**
 * How weights depend on parameters that were estimated from the same rows, for standard errors that count that in
 * (M-estimation; Stefanski and Boos 2002).
 *
 * <p>A weight is a function of a row and of parameters θ; near their estimates, the weight of row i changes by
 * {@code Σ derivative(i, j) · dθ_j}, and the estimate of θ_j is its true value plus {@code Σ influence(i, j)} over the rows.
 */
public interface EstimatedWeights {

    /** Number of parameters. */
    int parameters();

    /** How the weight of a row changes with a parameter. */
    double derivative(int row, int parameter);

    /** What a row adds to the error of a parameter's estimate. */
    double influence(int row, int parameter);

    /** What was estimated, in few words, such as {@code the propensity score}. */
    String describe();
}
