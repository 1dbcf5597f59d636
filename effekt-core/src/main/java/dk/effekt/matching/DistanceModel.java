package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;

/** Makes a distance of covariates, such as {@code Distances::mahalanobis}, or one of your own. */
@FunctionalInterface
public interface DistanceModel {

    /**
     * The distance between rows.
     *
     * @param covariates one row for each unit; a category has a column for every level
     * @param treated whether each row is treated, in the same order
     */
    Distance measure(DesignMatrix covariates, boolean[] treated);
}
