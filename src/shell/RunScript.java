import java.io.IOException;
import java.nio.file.*;
import java.util.*;
import java.util.regex.*;
import java.util.stream.*;
import jdk.jshell.*;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Runs a startup script, then a JShell script, in this very JVM; the rest of its arguments is {@code args} to the script.
 * Stops at the first error, which the {@code jshell} tool does not, and says {@code file:line: what} on standard error,
 * and else nothing. A statement ends where JShell says it does, or later, if the next line can only belong to it (as one
 * that begins with a dot). Exit code: 0, 1 after an error, or the script's own.
 */
final class RunScript {
    private static final String BLANKS = "(?s)(?:\\s++|//[^\\n]*+|/\\*.*?\\*/)*+";
    private static final String GOES_ON = BLANKS + "(?:\\.|[?:]|&&|\\|\\||[-+*/%] |(?:else|catch|finally)\\b)";
    private static final String EXIT = "/exit(?:\\s+(\\d{1,3}))?\\s*;?";

    private record Place(Path file, int line) {
        Place after(String text) {
            return new Place(file, line + text.split("\n", -1).length - 1);
        }
    }

    private final JShell shell = JShell.builder()
            .executionEngine("local")
            .compilerOptions("--class-path", System.getProperty("java.class.path"))
            .build();

    /** Where each snippet begins, by its id: JShell counts lines from there. */
    private final Map<String, Place> places = new HashMap<>();

    public static void main(String[] args) {
        RunScript runner = new RunScript();
        runner.run(Path.of(args[0]));
        runner.shell.eval(Stream.of(args)
                .skip(2)
                .map(a -> a.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                .map(a -> '"' + a + '"')
                .collect(Collectors.joining(", ", "String[] args = {", "};")));
        System.exit(runner.run(Path.of(args[1])));
    }

    private static IllegalStateException fail(Place place, String what) {
        System.out.flush();
        System.err.println(place.file + ":" + place.line + ": " + what.strip().replace("\n", "\n    "));
        System.exit(1);
        return new IllegalStateException("for the compiler, which does not know that exit is the end");
    }

    private int run(Path file) {
        Place top = new Place(file, 1);
        String text;
        try {
            text = Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw fail(top, "cannot be read as UTF-8 text: " + e);
        }
        Matcher blanks = Pattern.compile(BLANKS).matcher(text);
        Matcher goesOn = Pattern.compile(GOES_ON).matcher(text);
        int end = 0;
        while (blanks.region(end, text.length()).lookingAt() && blanks.end() < text.length()) {
            int begin = blanks.end();
            Place place = top.after(text.substring(0, begin));
            if (text.charAt(begin) == '/') {
                Matcher exit = Pattern.compile(EXIT)
                        .matcher(text.substring(begin).split("\n", 2)[0].strip());
                if (exit.matches()) {
                    return exit.group(1) == null ? 0 : Integer.parseInt(exit.group(1));
                }
                throw fail(place, "of the commands that begin with '/', a script knows only /exit [n]");
            }
            CompletionInfo info;
            boolean open;
            end = begin;
            do {
                end = text.indexOf('\n', end) < 0 ? text.length() : text.indexOf('\n', end) + 1;
                info = shell.sourceCodeAnalysis().analyzeCompletion(text.substring(begin, end));
                goesOn.region(end, text.length());
                open = !info.completeness().isComplete() || info.remaining().isBlank() && goesOn.lookingAt();
            } while (open && end < text.length());
            if (!info.completeness().isComplete()) {
                throw fail(place, "the script ends before this statement does");
            }
            evaluate(info.source(), place);
            end -= info.remaining().length();
        }
        checkForwardReferences();
        return 0;
    }

    private void evaluate(String source, Place place) {
        for (SnippetEvent event : shell.eval(source)) {
            Snippet snippet = event.snippet();
            if (event.causeSnippet() == null) {
                places.put(snippet.id(), place.after(source.split(Pattern.quote(snippet.source()), 2)[0]));
            }
            if (event.status() == Snippet.Status.REJECTED) {
                Diag error = shell.diagnostics(snippet)
                        .filter(Diag::isError)
                        .findFirst()
                        .orElseThrow();
                String before = snippet.source().substring(0, (int) Math.max(0, error.getPosition()));
                throw fail(places.get(snippet.id()).after(before), error.getMessage(Locale.ROOT));
            } else if (event.exception() instanceof EvalException thrown) {
                throw fail(thrownAt(thrown, place), describe(thrown));
            } else if (event.exception() != null) {
                checkForwardReferences();
                throw fail(place, event.exception().toString());
            }
        }
    }

    /** A method may use what comes later in the script; what never comes is an error, even if nobody calls the method. */
    private void checkForwardReferences() {
        for (Snippet snippet : shell.snippets().toList()) {
            if (snippet instanceof DeclarationSnippet declared) {
                String missing = shell.unresolvedDependencies(declared).collect(Collectors.joining(", "));
                if (!missing.isEmpty()) {
                    throw fail(places.get(snippet.id()), declared.name() + " lacks " + missing);
                }
            }
        }
    }

    private static String describe(EvalException thrown) {
        StringJoiner causes = new StringJoiner("\ncaused by ");
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            String type = t instanceof EvalException e
                    ? e.getExceptionClassName()
                    : t.getClass().getName();
            causes.add(t.getMessage() == null ? type : type + ": " + t.getMessage());
        }
        return causes.toString();
    }

    /** The innermost frame of the script itself: JShell gives it '#' and the snippet's id as file name. */
    private Place thrownAt(EvalException thrown, Place otherwise) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            String file = frame.getFileName();
            Place snippet = file == null ? null : places.get(file.replaceFirst("^#", ""));
            if (snippet != null && snippet.file.equals(otherwise.file)) { // and not of the startup script
                return snippet.after("\n".repeat(Math.max(0, frame.getLineNumber() - 1)));
            }
        }
        return otherwise;
    }
}
