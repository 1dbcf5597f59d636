package dk.effekt.report.internal;

import com.google.common.base.Suppliers;
import dk.effekt.internal.Resources;
import dk.effekt.protocol.Language;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * A page of HTML that is one file: style and scripts stand in it, and its own policy forbids the browser to fetch anything, so that
 * a page that would need a network shows that it does. The scripts are those of Vega, Vega-Lite and Vega-Embed.
 */
public final class Page {

    private static final String POLICY =
            "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:";

    /** Vega from this jar: the newest that there is as a WebJar lets specifications run scripts (CVE-2025-59840 and two more). */
    private static final Supplier<String> SCRIPTS = Suppliers.memoize(
            () -> Resources.text(Page.class, "vega-5.33.1.min.js") + "\n" + webjar("vega-lite") + webjar("vega-embed"));

    private static final Supplier<String> STYLE = Suppliers.memoize(() -> Resources.text(Page.class, "page.css"));
    private static final Supplier<String> DRAW = Suppliers.memoize(() -> Resources.text(Page.class, "draw.js"));

    private Page() {}

    /**
     * The page.
     *
     * @param body HTML
     */
    public static String of(String title, Language language, String body) {
        return "<!DOCTYPE html>\n"
                + "<html lang=\"" + language.either("en", "da") + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>" + Html.escaped(title) + "</title>\n"
                + "<style>\n" + STYLE.get() + "</style>\n</head>\n<body>\n<main>\n"
                + body
                + "</main>\n"
                + "<script>\n" + SCRIPTS.get() + "</script>\n<script>\n" + DRAW.get() + "</script>\n</body>\n</html>\n";
    }

    /** The smallest build of a script, by the version that its jar says it is. */
    private static String webjar(String name) {
        Properties of = new Properties();
        try {
            of.load(new StringReader(
                    Resources.ofLibrary(Page.class, "META-INF/maven/org.webjars/" + name + "/pom.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String folder = "META-INF/resources/webjars/" + name + "/" + of.getProperty("version") + "/";
        return Resources.ofLibrary(Page.class, folder + name + ".min.js") + "\n";
    }
}
