package dk.effekt.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The code of a Markdown document: its blocks marked {@code java} or {@code jshell}, each with the next block
 * if that is marked {@code text}: what it prints. They run one after another in one session, as a reader would type them. What
 * readers need not see, such as where a variable comes from, can stand in a block inside an HTML comment.
 *
 * @param name what complaints call the document
 * @param lines the document's lines
 * @param blocks its code in order
 */
record Snippets(String name, List<String> lines, List<Block> blocks) {

    private static final Pattern FENCE = Pattern.compile("\\s*```\\s*(\\w*).*");

    /** Stands in the output where a block has ended; nothing else prints it. */
    private static final String END = "=== end of block ===";

    /**
     * One piece of code.
     *
     * @param start number of its first line, from 0
     * @param end number of the line after its last
     * @param output what it is said to print; empty if nothing is said
     */
    record Block(int start, int end, Optional<String> output) {}

    static Snippets of(Path document) throws IOException {
        List<String> lines = Files.readAllLines(document);
        List<Block> blocks = new ArrayList<>();
        boolean follows = false;
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                int start = i + 1;
                do {
                    i++;
                    if (i == lines.size()) {
                        throw new AssertionError(document + ":" + start + ": this block does not end");
                    }
                } while (!lines.get(i).strip().equals("```"));
                String language = fence.group(1);
                if (language.equals("text") && follows) {
                    Block code = blocks.remove(blocks.size() - 1);
                    blocks.add(new Block(code.start(), code.end(), Optional.of(trimmed(lines.subList(start, i)))));
                }
                follows = language.equals("java") || language.equals("jshell");
                if (follows) {
                    blocks.add(new Block(start, i, Optional.empty()));
                }
            }
        }
        String name = (document.startsWith(Script.HOUSE) ? Script.HOUSE.relativize(document) : document.getFileName())
                .toString();
        return new Snippets(name, lines, List.copyOf(blocks));
    }

    /**
     * Runs the code in a folder and compares what it prints.
     *
     * @return what is wrong, one entry for each block concerned; empty if nothing
     */
    List<String> faults(Path folder) throws IOException, InterruptedException {
        // Of as many lines as the document, so that the runner's complaints name the document's lines.
        Path script = Files.writeString(folder.resolve("snippets.jsh"), script());
        Script.Run run = Script.run(script, folder, Map.of());
        List<String> faults = new ArrayList<>();
        if (run.exitCode() != 0) {
            faults.add(run.err().replace(script.toString(), name));
        }
        String[] printed = run.out().split(END + "\n", -1);
        for (int i = 0; i < blocks.size() && i < printed.length - 1; i++) {
            Block block = blocks.get(i);
            String actual = trimmed(printed[i].lines().toList());
            if (block.output().isPresent() && !block.output().get().equals(actual)) {
                faults.add(name + ":" + (block.start() + 1) + ": prints\n" + actual + "\nand not\n"
                        + block.output().get());
            }
        }
        return faults;
    }

    private String script() {
        List<String> code = new ArrayList<>(lines);
        code.replaceAll(line -> "");
        for (Block block : blocks) {
            for (int i = block.start(); i < block.end(); i++) {
                code.set(i, lines.get(i));
            }
            code.set(block.end(), "System.out.println(\"" + END + "\");");
        }
        return String.join("\n", code) + "\n";
    }

    private static String trimmed(List<String> lines) {
        return lines.stream()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }
}
