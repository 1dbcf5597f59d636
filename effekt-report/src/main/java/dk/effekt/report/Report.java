package dk.effekt.report;

import dk.effekt.internal.WholeFile;
import dk.effekt.protocol.Language;
import dk.effekt.report.internal.Html;
import dk.effekt.report.internal.Page;
import dk.effekt.report.picture.DataTable;
import dk.effekt.report.picture.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A report in one language: text, pictures and tables in their order. It becomes one file of HTML that needs no network. Immutable.
 *
 * <pre>{@code
 * Report report = Report.titled("Ungeindsatsen", DANISH)
 *         .answer("Flere er i job.")
 *         .picture(Pictures.effect(result.path(inJob()), DANISH))
 *         .build();
 * report.writeTo(Path.of("ungeindsatsen.html"));
 * }</pre>
 */
public final class Report {

    private final String title;
    private final Language language;
    private final String body;
    private final List<Picture> pictures;
    private final List<DataTable> tables;

    private Report(Builder builder) {
        this.title = builder.title;
        this.language = builder.language;
        this.body = builder.html.toString();
        this.pictures = List.copyOf(builder.pictures);
        this.tables = List.copyOf(builder.tables);
    }

    /** A report to be filled. */
    public static Builder titled(String title, Language language) {
        return new Builder(title, language);
    }

    /** What stands above it. */
    public String title() {
        return title;
    }

    /** Its language. */
    public Language language() {
        return language;
    }

    /** Its pictures, in their order. */
    public List<Picture> pictures() {
        return pictures;
    }

    /** Its tables, in their order, those behind pictures not among them. */
    public List<DataTable> tables() {
        return tables;
    }

    /** The whole as a page that needs no network. */
    public String toHtml() {
        return Page.of(title, language, body);
    }

    /**
     * Writes a file, which is replaced, in one step and only when the new one is whole.
     *
     * @param file ending in {@code .html}
     * @throws IllegalArgumentException if it ends otherwise
     * @throws java.nio.file.FileSystemException that names the file, if it cannot be written; what stood there before still does
     */
    public void writeTo(Path file) throws IOException {
        if (!file.toString().endsWith(".html")) {
            throw new IllegalArgumentException(
                    "'" + file + "' does not end in .html; a report is written as such a page");
        }
        WholeFile.write(file, toHtml());
    }

    /** {@code Ungeindsatsen: 3 pictures, 2 tables}. */
    @Override
    public String toString() {
        return title + ": " + counted(pictures.size(), "picture") + ", " + counted(tables.size(), "table");
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Takes what stands in a report, from its beginning to its end. Texts may hold anything: they are shown as they are. */
    public static final class Builder {

        private final String title;
        private final Language language;
        private final Html html = Html.empty();
        private final List<Picture> pictures = new ArrayList<>();
        private final List<DataTable> tables = new ArrayList<>();

        private Builder(String title, Language language) {
            this.title = title;
            this.language = language;
            html.element("h1", title);
        }

        /** Adds a line in a softer voice, such as that under the title. */
        public Builder subtitle(String text) {
            return classed("p", "subtitle", text);
        }

        /** Adds the sentence for which the report is made, so that it stands out. */
        public Builder answer(String text) {
            return classed("p", "answer", text);
        }

        /** Adds what must not be missed. */
        public Builder warning(String text) {
            return classed("p", "warning", text);
        }

        /** Adds a heading. */
        public Builder heading(String text) {
            html.element("h2", text);
            return this;
        }

        /** Adds a paragraph. */
        public Builder paragraph(String text) {
            html.element("p", text);
            return this;
        }

        /** Adds a list with a point for each text; nothing if there is none. */
        public Builder points(List<String> texts) {
            if (!texts.isEmpty()) {
                html.open("ul");
                texts.forEach(text -> html.element("li", text));
                html.close("ul");
            }
            return this;
        }

        /** Adds a text whose lines stay as they are, such as a protocol. */
        public Builder lines(String text) {
            html.element("pre", text);
            return this;
        }

        /** Adds a picture under its title. */
        public Builder picture(Picture picture) {
            pictures.add(picture);
            html.element("h3", picture.title()).raw(picture.figure("picture-" + pictures.size()));
            return this;
        }

        /** Adds a table under its title. */
        public Builder table(DataTable table) {
            tables.add(table);
            html.element("h3", table.title()).raw(table.toHtml());
            return this;
        }

        /** Says that what follows begins on a new page when it is printed. */
        public Builder newPage() {
            html.open("div", "class", "first-page").close("div");
            return this;
        }

        /** The report. */
        public Report build() {
            return new Report(this);
        }

        private Builder classed(String element, String cssClass, String text) {
            html.open(element, "class", cssClass).text(text).close(element);
            return this;
        }
    }
}
