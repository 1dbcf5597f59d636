package dk.effekt.report;

import dk.effekt.input.Progress;
import dk.effekt.input.ProgressListener;
import dk.effekt.study.StudyListener;
import dk.effekt.study.StudyProgress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.OptionalDouble;

/**
 * Draws on a terminal how far reading and studies have come, on one line that is gone when the work is done. Whether there is a terminal
 * is for the caller to say: what goes to a file should be {@link #silent()}.
 *
 * <pre>{@code
 * ProgressBar bar = System.console() == null ? ProgressBar.silent() : ProgressBar.on(System.err);
 * Register register = Dream.reader().withProgress(bar).read(Path.of("dream.csv.gz"));
 * StudyResult result = study.estimate(register, participations, bar);
 * }</pre>
 */
public final class ProgressBar implements ProgressListener, StudyListener {

    /** One less than a terminal has, as some go to the next line after the last column. */
    private static final int WIDTH = 79;

    private static final int BAR = 24;

    private final PrintStream terminal;

    private ProgressBar(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** A bar on a terminal. */
    public static ProgressBar on(PrintStream terminal) {
        return new ProgressBar(terminal);
    }

    /** A bar that is not drawn. */
    public static ProgressBar silent() {
        return new ProgressBar(new PrintStream(OutputStream.nullOutputStream()));
    }

    /** Draws how far a reading has come. Of a stream or a database, whose size is not known, only what was read. */
    @Override
    public void progressed(Progress progress) {
        draw(progress.share(), progress.toString());
    }

    /** Draws how far a study has come. */
    @Override
    public void progressed(StudyProgress progress) {
        draw(OptionalDouble.of(progress.share()), progress.step() + " (" + progress.study() + ")");
    }

    /** The cursor is left at the beginning of the line, so that whatever is printed next is not appended to the bar. */
    private void draw(OptionalDouble share, String text) {
        String line = share.isPresent() ? bar(share.getAsDouble()) + " " + text : text;
        boolean isDone = share.isPresent() && share.getAsDouble() >= 1;
        String shown = isDone ? "" : line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line;
        terminal.print(shown + " ".repeat(WIDTH - shown.length()) + "\r");
        terminal.flush();
    }

    private static String bar(double share) {
        int full = (int) (share * BAR);
        return "[" + "=".repeat(full) + " ".repeat(BAR - full) + "]";
    }

    /** {@code progress bar}. */
    @Override
    public String toString() {
        return "progress bar";
    }
}
