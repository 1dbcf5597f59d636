package dk.effekt.report.picture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.WholeFile;
import dk.effekt.protocol.Language;
import dk.effekt.report.internal.Html;
import dk.effekt.report.internal.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A picture in one language: a Vega-Lite specification that holds its data, the table of the same numbers, and a sentence for
 * whoever cannot see it. Immutable.
 *
 * <pre>{@code
 * Picture picture = Pictures.effect(result.path(inJob()), DANISH);
 * picture.writeTo(Path.of("i job.html"));
 * }</pre>
 */
public final class Picture {

    private final String title;
    private final String description;
    private final List<String> notes;
    private final DataTable table;
    private final ObjectNode spec;

    Picture(String title, String description, List<String> notes, DataTable table, ObjectNode spec) {
        this.title = title;
        this.description = description;
        this.notes = List.copyOf(notes);
        this.table = table;
        this.spec = spec;
    }

    /**
     * A picture of a table by a specification of one's own: Vega-Lite without data, which are the table's rows, named by its headings.
     * A heading with a dot or a bracket stands there with a backslash before each. The rest, such as width, height, fonts and how numbers are
     * written, is as in effekt's own pictures, unless the specification says otherwise.
     *
     * <pre>{@code
     * Picture.of(table, "Half of them stayed.", Files.readString(Path.of("offers.json")));
     * }</pre>
     *
     * @param table what is drawn; its title is the picture's
     * @param description what is to be seen, in a sentence or two, for whoever cannot see it
     * @param vegaLite an object of JSON
     * @throws IllegalArgumentException if it is none, has data of its own, or an address: no page of effekt fetches anything
     */
    public static Picture of(DataTable table, String description, String vegaLite) {
        return new Picture(table.title(), description, List.of(), table, Spec.own(table, description, vegaLite));
    }

    /** The same with what stands under it, such as what is left out. */
    public Picture withNotes(List<String> newNotes) {
        return new Picture(title, description, newNotes, table, spec);
    }

    /** What it shows. */
    public String title() {
        return title;
    }

    /** What is to be seen in it, in a sentence or two: the alternative text. */
    public String description() {
        return description;
    }

    /** What stands under it, such as what is left out; often nothing. */
    public List<String> notes() {
        return notes;
    }

    /** The numbers that are drawn. */
    public DataTable table() {
        return table;
    }

    /** Its language. */
    public Language language() {
        return table.language();
    }

    /**
     * The specification as JSON, for Vega-Lite 5 and its editor. It holds the data, fits the width of what it is put in, and says in
     * {@code usermeta} how numbers are written.
     */
    public String toVegaLite() {
        return spec.toPrettyString() + "\n";
    }

    /** A page with picture and table, which needs no network. */
    public String toHtml() {
        return Page.of(title, language(), Html.empty().element("h1", title) + figure("picture"));
    }

    /**
     * The picture as part of a page: a figure with the table folded away under it, and the specification, which the page has to draw.
     *
     * @param id that nothing else in the page has
     */
    public String figure(String id) {
        ObjectNode untitled = spec.deepCopy();
        untitled.remove("title");
        Html html = Html.empty().open("figure", "data-spec", id + "-spec");
        html.open("div", "class", "picture", "role", "img", "aria-label", description)
                .close("div");
        html.element("figcaption", description);
        notes.forEach(note -> html.open("p", "class", "note").text(note).close("p"));
        html.open("details").element("summary", language().either("The numbers", "Tallene bag"));
        html.raw(table.toHtml()).close("details").json(id + "-spec", untitled.toString());
        return html.close("figure").toString();
    }

    /**
     * Writes a file, which is replaced, in one step and only when the new one is whole.
     *
     * @param file ending in {@code .html} for a page, or {@code .json} for the specification
     * @throws IllegalArgumentException if it ends otherwise
     * @throws java.nio.file.FileSystemException that names the file, if it cannot be written; what stood there before still does
     */
    public void writeTo(Path file) throws IOException {
        String name = file.toString();
        if (name.endsWith(".html")) {
            WholeFile.write(file, toHtml());
        } else if (name.endsWith(".json")) {
            WholeFile.write(file, toVegaLite());
        } else {
            throw new IllegalArgumentException("'" + name
                    + "' ends neither in .html nor in .json; a picture is written as a page or as its specification");
        }
    }

    /** {@code In job, week by week: a picture of 79 rows}. */
    @Override
    public String toString() {
        return title + ": a picture of " + table.rows().size() + " rows";
    }
}
