/**
 * Who is compared from which week. A {@link dk.effekt.cohort.Criterion} says in which weeks a person is eligible;
 * {@link dk.effekt.cohort.Criteria} holds those that come with effekt. A {@link dk.effekt.cohort.CohortDesign}, such as
 * {@link dk.effekt.cohort.RiskSetDesign}, makes a {@link dk.effekt.cohort.Cohort} of a register and the starts in an
 * intervention: person-weeks, each a start or one that could have been. {@link dk.effekt.cohort.Attrition} tells what became
 * of every participant on the way.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.cohort;

import org.jspecify.annotations.NullMarked;
