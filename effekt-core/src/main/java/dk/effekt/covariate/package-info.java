/**
 * What is known of a person before time zero. A {@link dk.effekt.covariate.Covariate} is measured at a person and a week and
 * looks only at weeks before it; {@link dk.effekt.covariate.Covariates} holds those that come with effekt, among them what a
 * {@link dk.effekt.register.DatedTrait} says on the eve of the week; a
 * {@link dk.effekt.covariate.DesignMatrix} is what matching gets to see: named columns of numbers.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.covariate;

import org.jspecify.annotations.NullMarked;
