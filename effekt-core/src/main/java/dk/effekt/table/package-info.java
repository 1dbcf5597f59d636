/**
 * Any table as a way into matching: named columns, one row a unit. A {@link dk.effekt.table.Table} comes from arrays, records or,
 * through effekt-dream, a file; a {@link dk.effekt.table.Formula}, as text or built of {@link dk.effekt.table.Term}s, says which
 * column tells the treated and which are covariates, and makes of a table what matching gets to see: who is treated, a {@link
 * dk.effekt.covariate.DesignMatrix}, and the {@link dk.effekt.table.Keys} that exact matching keeps apart.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.table;

import org.jspecify.annotations.NullMarked;
