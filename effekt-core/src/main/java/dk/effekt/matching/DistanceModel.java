package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;

/** Makes a distance of covariates, such as {@code Distances::mahalanobis}, or one of your own. */
@FunctionalInterface
public interface DistanceModel {

    /**
     * The distance between rows.
     *
     * @param treated whether each row is treated
     * @param covariates one row for each unit, in the same order
     */
    Distance measure(boolean[] treated, DesignMatrix covariates);
}
