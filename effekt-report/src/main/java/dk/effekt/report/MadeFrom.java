package dk.effekt.report;

import com.google.common.hash.Hashing;
import dk.effekt.protocol.Language;
import dk.effekt.report.picture.DataTable;
import dk.effekt.report.picture.Form;
import dk.effekt.study.Provenance;
import java.nio.charset.StandardCharsets;

/** The last table of a report: the hashes of what it was made from and effekt's version, by which it can be made again. */
final class MadeFrom {

    private final Language in;
    private final DataTable.Builder table;

    MadeFrom(Language in) {
        this.in = in;
        this.table = DataTable.named(in.either("Hashes and versions", "Fingeraftryk og versioner"), in)
                .column(in.either("what", "hvad"), Form.TEXT)
                .column(in.either("SHA-256 or version", "SHA-256 eller version"), Form.TEXT);
    }

    /** Adds an input by its hash. */
    MadeFrom hash(String english, String danish, String sha256) {
        table.row(in.either(english, danish), sha256);
        return this;
    }

    /** Adds an input by the hash of its JSON. */
    MadeFrom json(String english, String danish, String json) {
        return hash(
                english,
                danish,
                Hashing.sha256().hashString(json, StandardCharsets.UTF_8).toString());
    }

    /** Writes it at the end of a report. */
    void addTo(Report.Builder report) {
        report.heading(in.either("Made from", "Lavet af"))
                .table(table.row("effekt", Provenance.libraryVersion()).build());
    }
}
