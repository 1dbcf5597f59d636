/**
 * Who is compared with whom, and how alike they are. Pure numbers: this package knows neither weeks nor persons, only rows,
 * so it serves any table.
 *
 * <p>{@link dk.effekt.matching.Match} says in one sentence how a table is matched, and {@link dk.effekt.matching.Matched} is what
 * came of it. Below them:
 *
 * <p>A {@link dk.effekt.matching.PropensityModel} gives each row a score; {@link dk.effekt.matching.Units} says which rows
 * are treated, how far apart they are and which strata keep them apart ({@link dk.effekt.matching.Distances} has distances beside the score); a
 * {@link dk.effekt.matching.Matcher} makes a {@link dk.effekt.matching.MatchedSample} of them: pairs
 * ({@link dk.effekt.matching.NearestNeighbour}, {@link dk.effekt.matching.OptimalPairs}), strata
 * ({@link dk.effekt.matching.ExactMatching}, {@link dk.effekt.matching.CoarsenedExact},
 * {@link dk.effekt.matching.Subclassification}, {@link dk.effekt.matching.OptimalFull},
 * {@link dk.effekt.matching.QuickFullMatching}) or weights ({@link dk.effekt.matching.InversePropensity},
 * {@link dk.effekt.matching.EntropyBalancing}); and {@link dk.effekt.matching.Balance} shows what that did to the covariates. {@link dk.effekt.matching.Overlap} shows where there
 * is anybody to compare with, and {@link dk.effekt.matching.Gates} say what the comparison fails before an effect is looked at.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.matching;

import org.jspecify.annotations.NullMarked;
