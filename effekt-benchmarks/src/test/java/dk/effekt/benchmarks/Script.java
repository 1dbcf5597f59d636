package dk.effekt.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs a JShell script with the runner and the startup imports of {@code ./effekt FILE.jsh}, in a JVM of its own, on this
 * test's class path: without Maven and without a shell.
 */
final class Script {

    /** The folder that holds all modules. */
    static final Path HOUSE = house();

    private static final long MOST_MINUTES = 5;

    private Script() {}

    /**
     * What came of a script.
     *
     * @param exitCode 0 unless it failed
     * @param out what it printed
     * @param err what it complained of
     */
    record Run(int exitCode, String out, String err) {}

    /**
     * Runs a script.
     *
     * @param folder the folder it runs in
     * @param environment variables that are set, beside those of this process other than {@code DREAM}, {@code INDSATS} and
     *     {@code OUT}
     */
    static Run run(Path script, Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        Path shell = HOUSE.resolve("src/shell");
        File out = Files.createTempFile("script", ".out").toFile();
        File err = Files.createTempFile("script", ".err").toFile();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        shell.resolve("RunScript.java").toString(),
                        shell.resolve("startup.jsh").toString(),
                        script.toString()))
                .directory(folder.toFile())
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().keySet().removeAll(List.of("DREAM", "INDSATS", "OUT"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError(script + " has not ended after " + MOST_MINUTES + " minutes");
            }
            return new Run(process.exitValue(), text(out), text(err));
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(out.toPath());
            Files.deleteIfExists(err.toPath());
        }
    }

    private static String text(File file) throws IOException {
        return Files.readString(file.toPath()).replace("\r\n", "\n");
    }

    private static Path house() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("src/shell/RunScript.java"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "no src/shell/RunScript.java in or above " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }
}
