package dk.effekt.report.internal;

import com.google.common.html.HtmlEscapers;

/** HTML made of texts that may hold anything. */
public final class Html {

    private final StringBuilder html = new StringBuilder();

    private Html() {}

    /** Nothing yet. */
    public static Html empty() {
        return new Html();
    }

    /** A text as HTML shows it, whatever stands in it; good within quotes of attributes, too. */
    public static String escaped(String text) {
        return HtmlEscapers.htmlEscaper().escape(text);
    }

    /** Adds an element with a text in it, such as {@code p}. */
    public Html element(String name, String text) {
        html.append('<')
                .append(name)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
        return this;
    }

    /** Adds the beginning of an element, with attributes: names and values in turns. */
    public Html open(String name, String... attributes) {
        html.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        html.append(">");
        return this;
    }

    /** Adds its end. */
    public Html close(String name) {
        html.append("</").append(name).append(">\n");
        return this;
    }

    /** Adds a text. */
    public Html text(String text) {
        html.append(escaped(text));
        return this;
    }

    /** Adds what is HTML already, and comes from no data. */
    public Html raw(String raw) {
        html.append(raw);
        return this;
    }

    /**
     * Adds JSON that scripts of the page read. Within a script element nothing is escaped, but a less-than sign could end it or
     * begin a comment: it is written as JSON may write any character.
     */
    public Html json(String id, String json) {
        html.append("<script type=\"application/json\" id=\"")
                .append(escaped(id))
                .append("\">")
                .append(json.replace("<", "\\u003c"))
                .append("</script>\n");
        return this;
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
