package dk.effekt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Chromium without a screen, where the machine has it. */
public final class Browser {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final String command;

    private Browser(String command) {
        this.command = command;
    }

    /**
     * What a page came to.
     *
     * @param dom the document after its scripts have run
     * @param console what they said
     */
    public record Loaded(String dom, List<String> console) {

        private static final Pattern SCRIPT = Pattern.compile("<script.*?</script>", Pattern.DOTALL);
        private static final Pattern PICTURE = Pattern.compile("<svg [^>]*class=\"marks\".*?</svg>", Pattern.DOTALL);

        /** What the page has but scripts, which hold words of their own. */
        public String withoutScripts() {
            return SCRIPT.matcher(dom).replaceAll("");
        }

        /** The pictures that Vega drew, in the order of the page. */
        public List<String> pictures() {
            return PICTURE.matcher(dom).results().map(MatchResult::group).toList();
        }
    }

    /** The browser, if there is one on the path. */
    public static Optional<Browser> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .filter(name -> Stream.of(path.split(java.io.File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))))
                .findFirst()
                .map(Browser::new);
    }

    /** Opens a page, without any network. */
    public Loaded load(Path page) throws IOException, InterruptedException {
        Path log = Files.createTempFile("browser", ".log");
        String dom = run(
                log,
                List.of(
                        "--dump-dom",
                        "--virtual-time-budget=20000",
                        page.toUri().toString()));
        List<String> console = Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                .filter(line -> line.contains("CONSOLE"))
                .toList();
        Files.delete(log);
        return new Loaded(dom, console);
    }

    /** What a page looks like. */
    public void screenshot(Path page, int width, int height, Path png) throws IOException, InterruptedException {
        Path log = Files.createTempFile("browser", ".log");
        run(
                log,
                List.of(
                        "--screenshot=" + png,
                        "--window-size=" + width + "," + height,
                        "--virtual-time-budget=20000",
                        page.toUri().toString()));
        Files.delete(log);
    }

    private String run(Path log, List<String> arguments) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("browser");
        Path out = Files.createTempFile("browser", ".html");
        List<String> all = new ArrayList<>(List.of(
                command,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--log-level=0",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + profile));
        all.addAll(arguments);
        Process process = new ProcessBuilder(all)
                .redirectOutput(out.toFile())
                .redirectError(log.toFile())
                .start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(command + " did not end");
        }
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        String text = Files.readString(out);
        Files.delete(out);
        return text;
    }
}
