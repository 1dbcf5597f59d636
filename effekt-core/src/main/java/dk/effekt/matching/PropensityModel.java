package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
import java.util.List;

/** A model of the probability of being treated given the covariates. {@link PropensityModels} has those that effekt brings. */
public interface PropensityModel {

    /**
     * What the model needs and the data do not have, one line each; empty if nothing is missing.
     *
     * @param treated whether each row is treated
     * @param covariates one row for each unit, in the same order
     */
    List<String> missingIn(boolean[] treated, DesignMatrix covariates);

    /**
     * Fits the model. The scores must not depend on the order of the rows beyond rounding.
     *
     * @param treated whether each row is treated; both kinds must occur. Rows stand as in the table
     * @param covariates one row for each unit, in the same order
     * @throws IllegalArgumentException if the model has no solution; the message names the columns that are to blame
     */
    PropensityScore fit(boolean[] treated, DesignMatrix covariates);

    /** What it is, in one line for the protocol, such as {@code logistic propensity}. */
    String describe();
}
