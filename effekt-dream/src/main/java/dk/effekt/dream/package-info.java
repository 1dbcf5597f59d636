/**
 * Readers of DREAM extracts and participation lists.
 *
 * <p>{@link dk.effekt.dream.Dream#read} makes a {@link dk.effekt.register.Register} of an extract and
 * {@link dk.effekt.dream.ParticipationList#read} makes {@link dk.effekt.intervention.Participations} of a list. Both find
 * out themselves how a file is written (form; text, SAS or Parquet; gzip or zip, encoding, separator, decimal sign) and say in the
 * {@link dk.effekt.input.ReadReport} how they understood it and what became of every row. {@link
 * dk.effekt.dream.DreamReader} and {@link dk.effekt.dream.ParticipationReader} hold the options; their class comments are
 * the specification of the file formats, with {@link dk.effekt.dream.Form} for the three ways in which an extract can be laid
 * out. {@link dk.effekt.dream.DreamColumn} and {@link dk.effekt.dream.ParticipationColumn} list the columns and their names.
 * {@link dk.effekt.dream.DreamCodebook} is the code table.
 *
 * <p>Inside, two seams keep forms apart from sources: {@code Rows} is a table wherever it comes from, which {@code Sources} finds
 * out, and {@code Layout} is a way in which an extract can be laid out in one. A wide table goes straight into the register; of
 * the others a {@code Course} collects what the rows of one person say, joined, until the last row is read. Civil registration
 * numbers are replaced while a row is read; no message shows one, and no exception of a library is passed on, since its message
 * may quote the file.
 */
@NullMarked
package dk.effekt.dream;

import org.jspecify.annotations.NullMarked;
