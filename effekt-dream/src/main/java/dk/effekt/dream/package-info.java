/**
 * Readers of DREAM extracts, further files on their persons, and participation lists.
 *
 * <p>{@link dk.effekt.dream.Dream#read} makes a {@link dk.effekt.register.Register} of an extract and
 * {@link dk.effekt.dream.ParticipationList#read} makes {@link dk.effekt.intervention.Participations} of a list;
 * {@link dk.effekt.dream.Dream#traits} joins what further files know of the persons, with dates of validity, to a register. All find
 * out themselves how a file is written (form; text, SAS or Parquet; gzip or zip, encoding, separator, decimal sign) and say in the
 * {@link dk.effekt.input.ReadReport} how they understood it and what became of every row. {@link
 * dk.effekt.dream.DreamReader} and {@link dk.effekt.dream.ParticipationReader}, and {@link dk.effekt.dream.TraitReader}, hold the options; their class comments are
 * the specification of the file formats, with {@link dk.effekt.dream.Form} for the three ways in which an extract can be laid
 * out. {@link dk.effekt.dream.DreamColumn}, {@link dk.effekt.dream.ParticipationColumn} and {@link dk.effekt.dream.TraitColumn} list the columns and their names.
 * {@link dk.effekt.dream.OfferList} reads a catalogue of offers. {@link dk.effekt.dream.DreamCodebook} is the code table.
 *
 * <p>Inside, two seams keep forms apart from sources: {@code Rows} is a table wherever it comes from, which {@code Sources} finds
 * out, and {@code Layout} is a way in which an extract can be laid out in one. A wide table goes straight into the register; of
 * the others a {@code Course} collects what the rows of one person say, joined, until the last row is read, and of a file of traits a
 * {@link dk.effekt.register.DatedTraitBuilder}. Civil registration
 * numbers are replaced while a row is read; no message shows one, and no exception of a library is passed on, since its message
 * may quote the file.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.dream;

import org.jspecify.annotations.NullMarked;
