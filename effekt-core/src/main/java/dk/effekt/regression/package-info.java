/**
 * Weighted regressions of an outcome, with what each row adds to the error of what they predict.
 *
 * <p>An {@link dk.effekt.regression.OutcomeFit} of an {@link dk.effekt.regression.OutcomeModel} on the columns of an
 * {@link dk.effekt.regression.OutcomeDesign}: the estimators of {@code dk.effekt.effect} and the difference in differences of
 * {@code dk.effekt.experiment} predict with it.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.regression;

import org.jspecify.annotations.NullMarked;
