package dk.effekt.dream;

import dk.effekt.input.ErrorPolicy;
import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.ReadReport;
import dk.effekt.input.Reason;
import dk.effekt.input.Volume;
import dk.effekt.intervention.InterventionCatalogue;
import dk.effekt.intervention.Offer;
import dk.effekt.register.Codebook;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a catalogue of offers: a table with one row per offer. Immutable and thread-safe.
 *
 * <p>Where the file may come from, how it may be packed, encoded and separated, how column names are compared and what a blank is are
 * as for {@link DreamReader}; {@link OfferColumn} has the names of columns, and {@link #column} states others. Only the name is
 * required; a blank cell says nothing of an offer, and leaves nobody out of its target group.
 *
 * <table>
 *   <caption>Cells</caption>
 *   <tr><th>columns</th><th>cells</th></tr>
 *   <tr><td>{@code Indsats}, {@code Ejer}, {@code Paragraf}</td><td>any text</td></tr>
 *   <tr><td>{@code Lovgrundlag}</td><td>{@code skal}, {@code skal-opgave}, {@code mandatory}; {@code kan}, {@code kan-opgave},
 *       {@code optional}</td></tr>
 *   <tr><td>{@code Alder fra}, {@code Alder til}, {@code Alder under}</td><td>whole years; the first two inclusive, the last
 *       not, so that {@code til 29} is {@code under 30}</td></tr>
 *   <tr><td>{@code Ydelse}</td><td>one or more of {@code kontanthjælp}, {@code uddannelseshjælp}, {@code dagpenge},
 *       {@code sygedagpenge}, {@code ledighedsydelse}, {@code ressourceforløb}, {@code jobafklaring}, {@code revalidering},
 *       {@code fleksjob}, {@code førtidspension}, or names of groups of the codebook</td></tr>
 *   <tr><td>{@code Visitation}</td><td>one or more classes, in the words of the register's trait</td></tr>
 *   <tr><td>{@code Pladser}</td><td>a whole number</td></tr>
 *   <tr><td>{@code Pris pr. deltager}, {@code Pris pr. uge}</td><td>kroner: {@code 28000}, {@code 28.000}, {@code 28.000,50},
 *       {@code 28000 kr.}; a point before three digits separates thousands</td></tr>
 *   <tr><td>{@code Intern/ekstern}</td><td>{@code intern}, {@code internal}; {@code ekstern}, {@code anden aktør},
 *       {@code external}</td></tr>
 *   <tr><td>{@code Elementer}</td><td>one or more words</td></tr>
 * </table>
 *
 * <p>Several in a cell stand between {@code |}, {@code ;} or {@code ,}. A row with another number of cells than the header, without a
 * name or with a cell that is none of these is refused; of rows that repeat each other one is kept, of rows of one name that differ
 * none. In texts, a line break becomes a space, and what looks like a
 * civil registration number is hidden.
 */
public final class OfferReader {

    private final ColumnNames<OfferColumn> names;
    private final Codebook codebook;
    private final Conduct conduct;

    private OfferReader(ColumnNames<OfferColumn> names, Codebook codebook, Conduct conduct) {
        this.names = names;
        this.codebook = codebook;
        this.conduct = conduct;
    }

    /** The standard options: the groups of {@link DreamCodebook#standard()}, {@link ErrorPolicy#COLLECT}. */
    public static OfferReader withDefaults() {
        return new OfferReader(
                ColumnNames.known(OfferColumn.class, OfferColumn::names), DreamCodebook.standard(), Conduct.USUAL);
    }

    /** The same options with a codebook whose groups are benefits. */
    public OfferReader withCodebook(Codebook other) {
        return new OfferReader(names, other, conduct);
    }

    /** The same options with another way to go about faulty rows. */
    public OfferReader withPolicy(ErrorPolicy policy) {
        return new OfferReader(names, codebook, conduct.withPolicy(policy));
    }

    /**
     * The same options for a file in which a column goes under a name of its own.
     *
     * @param nameOrExpression the column's whole name, or a regular expression that fits it
     * @throws IllegalArgumentException if it is blank
     */
    public OfferReader column(OfferColumn column, String nameOrExpression) {
        return new OfferReader(names.with(column, nameOrExpression), codebook, conduct);
    }

    /**
     * Reads a catalogue from a file.
     *
     * @throws dk.effekt.input.DataException if nothing can be had from the file
     * @throws UncheckedIOException if it cannot be opened or read
     */
    public InterventionCatalogue read(Path file) {
        return Sources.read(file, conduct, this::read);
    }

    /**
     * Reads a catalogue from a stream, to its end. The stream is not closed.
     *
     * @param sourceName what messages call it
     * @throws dk.effekt.input.DataException if nothing can be had from the stream
     * @throws UncheckedIOException if it cannot be read
     */
    public InterventionCatalogue read(InputStream stream, String sourceName) {
        return Sources.read(stream, sourceName, conduct, this::read);
    }

    /** An offer and the row that it stands in. */
    private record Read(Offer offer, Row row) {}

    private InterventionCatalogue read(Rows rows) {
        OfferCells cells = new OfferCells(names.in(rows.header()), names, codebook);
        Findings findings = conduct.findings();
        cells.findings().forEach(findings::note);
        Map<String, List<Read>> byName = new LinkedHashMap<>();
        long cellsRead = 0;
        boolean empty = true;
        for (Optional<Row> row = rows.next(findings); row.isPresent(); row = rows.next(findings)) {
            empty = false;
            cellsRead += row.get().cells().size();
            try {
                Offer offer = cells.offer(row.get());
                byName.computeIfAbsent(offer.name(), name -> new ArrayList<>()).add(new Read(offer, row.get()));
            } catch (RefusedRow refused) {
                findings.refuse(refused.finding());
            }
        }
        List<Offer> kept = kept(byName, findings);
        rows.ending().forEach(findings::add);
        if (empty && findings.refused() == 0 && rows.ending().isEmpty()) {
            findings.note(Finding.noted(
                    Reason.EMPTY,
                    rows.header().place(),
                    "there are no offers below the header",
                    "Fetch the file again if there should be.",
                    1));
        }
        return InterventionCatalogue.of(
                kept,
                new ReadReport(
                        rows.header().source(),
                        "offers; " + rows.form(),
                        kept.size() + findings.refused(),
                        kept.size(),
                        new Volume(0, 0, cellsRead),
                        findings.toList()));
    }

    private static List<Offer> kept(Map<String, List<Read>> byName, Findings findings) {
        List<Offer> kept = new ArrayList<>();
        Findings late = Findings.none();
        byName.forEach((name, all) -> {
            Read first = all.get(0);
            boolean agree = all.stream().allMatch(read -> read.offer().equals(first.offer()));
            if (agree) {
                kept.add(first.offer());
            }
            all.stream()
                    .skip(agree ? 1 : 0)
                    .forEach(read -> late.refuse(Finding.refused(
                            agree ? Reason.REPEATED : Reason.CONTRADICTORY,
                            read.row().place(),
                            agree
                                    ? "repeats the offer of line " + first.row().line() + "; one is kept"
                                    : "another row says something else of '" + name + "'; none is kept",
                            agree ? "" : "Keep the row that holds, or give the offers different names.")));
        });
        findings.addAll(late);
        return kept;
    }

    /** The options. */
    @Override
    public String toString() {
        return Stream.of("offer reader", names.toString(), conduct.toString())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
