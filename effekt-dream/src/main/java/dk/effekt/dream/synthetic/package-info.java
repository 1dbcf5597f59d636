/**
 * A DREAM extract and a participation list of people who do not exist, with an effect that is known.
 *
 * <p>{@link dk.effekt.dream.synthetic.SyntheticExtract} writes both files in the form in which municipalities get them, so
 * that everything effekt does can be tried without anybody's data. {@link dk.effekt.dream.synthetic.Truth} says whether the
 * offer works; {@link dk.effekt.dream.synthetic.TrueEffect} is the answer that an estimate has to find, obtained by living
 * each participant's life twice, with the start and without it, under the same luck.
 *
 * <p>{@link dk.effekt.dream.synthetic.SyntheticExperiment} does the same where chance or a date decides: places drawn by lot, a
 * reform that threatens people with activation, and municipalities that halve their caseloads.
 *
 * <p>All numbers of the model are invented; they imitate the order of things, not the size. Nothing here says anything about
 * Denmark, about a municipality or about the offer whose name it borrows.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.dream.synthetic;

import org.jspecify.annotations.NullMarked;
