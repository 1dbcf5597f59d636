package dk.effekt.benchmarks.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What Jazzer calls, by these names; and a main method that makes its folders and the files from which it starts. */
public final class Fuzz {

    private static List<Target> targets = List.of();

    private Fuzz() {}

    /** @param names of the targets, each of which reads every input */
    public static void fuzzerInitialize(String[] names) {
        targets = Arrays.stream(names).map(Targets::open).toList();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        targets.forEach(target -> target.read(input));
    }

    /** @param args a folder and the names of the targets */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0], "seeds"));
        Files.createDirectories(Path.of(args[0], "corpus"));
        Files.createDirectories(Path.of(args[0], "found"));
        List<byte[]> seeds = new ArrayList<>();
        Arrays.stream(args)
                .skip(1)
                .forEach(name -> seeds.addAll(Targets.open(name).seeds()));
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("seed" + i), seeds.get(i));
        }
    }
}
