package dk.effekt.report;

import dk.effekt.report.picture.Picture;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens pictures and reports in the browser, from JShell: {@code show(picture)}. */
public final class Show {

    private Show() {}

    /**
     * Writes a page to a temporary folder and opens it in the browser.
     *
     * @return what was done: {@code opened in the browser: /tmp/…}, or where the page is if there is no screen to open it on
     */
    public static String of(Picture picture) throws IOException {
        return open(picture.toHtml());
    }

    /** The same of a report. */
    public static String of(Report report) throws IOException {
        return open(report.toHtml());
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
