package dk.effekt.report;

import dk.effekt.protocol.Language;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens results, pictures and reports in the browser, from JShell: {@code show(result)}. */
public final class Show {

    private Show() {}

    /**
     * Writes the {@linkplain View#page() page} of a result, a picture or a report to a temporary folder and opens it in the browser. What
     * is not in a language yet is shown in English.
     *
     * @return what was done: {@code opened in the browser: /tmp/…}, or where the page is if there is no screen to open it on
     * @throws IllegalArgumentException if there is nothing to show of it
     */
    public static String of(Object result) throws IOException {
        return of(result, Language.ENGLISH);
    }

    /** The same in a language. */
    public static String of(Object result, Language language) throws IOException {
        return open(View.of(result, language).page());
    }

    private static String open(String html) throws IOException {
        Path page = Files.createTempDirectory("effekt").resolve("effekt.html");
        Files.writeString(page, html);
        boolean canBrowse = !GraphicsEnvironment.isHeadless()
                && Desktop.isDesktopSupported()
                && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE);
        if (!canBrowse) {
            return "no browser can be opened from here; open " + page;
        }
        Desktop.getDesktop().browse(page.toUri());
        return "opened in the browser: " + page;
    }
}
