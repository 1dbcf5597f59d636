/**
 * Who is compared with whom, and how alike they are. Pure numbers: this package knows neither weeks nor persons, only rows,
 * so it serves any table.
 *
 * <p>A {@link dk.effekt.matching.PropensityModel} gives each row a score; {@link dk.effekt.matching.Units} says which rows
 * are treated, how far apart they are and which strata keep them apart; a {@link dk.effekt.matching.Matcher}, such as
 * {@link dk.effekt.matching.NearestNeighbour}, makes a {@link dk.effekt.matching.MatchedSample} of them; and
 * {@link dk.effekt.matching.Balance} shows what that did to the covariates. {@link dk.effekt.matching.Overlap} shows where there
 * is anybody to compare with, and {@link dk.effekt.matching.Gates} say what the comparison fails before an effect is looked at.
 */
@NullMarked
package dk.effekt.matching;

import org.jspecify.annotations.NullMarked;
