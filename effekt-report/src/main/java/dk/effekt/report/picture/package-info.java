/**
 * Pictures of what effekt finds. A {@link dk.effekt.report.picture.Picture} is a Vega-Lite specification with its data, the
 * {@linkplain dk.effekt.report.picture.DataTable table} of the same numbers, and a sentence for whoever cannot see it.
 * {@link dk.effekt.report.picture.Pictures} makes them of studies, {@link dk.effekt.report.picture.FigurePictures} of key figures and
 * flows, {@link dk.effekt.report.picture.MoneyPictures} of investments, in Danish and English. A picture goes to a browser as one
 * file that needs no network, to other tools as JSON.
 *
 * <p>Small cells: what rests on fewer persons than the rule allows is left out of picture and table and counted in a note.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.report.picture;

import org.jspecify.annotations.NullMarked;
