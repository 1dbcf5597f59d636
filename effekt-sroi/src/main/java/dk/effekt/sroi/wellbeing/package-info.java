/**
 * What a better life is worth. A {@link dk.effekt.sroi.wellbeing.Survey} holds what people answered before and after, on
 * the life-satisfaction scale of 0 to 10 or another {@link dk.effekt.sroi.wellbeing.Scale}. Its
 * {@link dk.effekt.sroi.wellbeing.Change} is set against a comparison group where there is one, and is called before–after
 * where there is none; who did not answer is printed with it. In points of
 * {@link dk.effekt.sroi.wellbeing.LifeSatisfaction}, from another scale only by a
 * {@link dk.effekt.sroi.wellbeing.Slope} that the user states, it becomes an outcome of a value map by the user's
 * {@link dk.effekt.sroi.wellbeing.Wellby}. No krone value and no slope ships with effekt.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.sroi.wellbeing;

import org.jspecify.annotations.NullMarked;
