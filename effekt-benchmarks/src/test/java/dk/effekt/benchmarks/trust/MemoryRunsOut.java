package dk.effekt.benchmarks.trust;

import dk.effekt.benchmarks.trust.Town.Question;
import dk.effekt.register.Register;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Does each work with less and less memory: {@code java -Xmx32m … FOLDER}. Ends with an error at the first wrong answer. */
final class MemoryRunsOut {

    private static final int PIECE = 64 << 10;
    private static final int SMALL_PIECE = 1 << 10;
    private static final List<Question> QUESTIONS = List.of(Question.SNAPSHOT, Question.ESTIMATE, Question.VALUE_MAP);
    /** Left to a work, in pieces of 64 KB. */
    private static final int[] LEFT = {0, 16, 80};

    private MemoryRunsOut() {}

    public static void main(String[] args) throws Exception {
        Town town = Town.of(100, 7);
        Path file = Path.of(args[0], "town.effekt");
        town.register().save(file);
        String fingerprint = town.register().fingerprint();
        for (Question question : QUESTIONS) {
            String answer = question.answer(town);
            int without = 0;
            int right = 0;
            for (int left : LEFT) {
                List<byte[]> ballast = ballast(left);
                boolean isRight = false;
                try {
                    if (question == Question.SNAPSHOT) {
                        town.register().save(file);
                    }
                    requireSame(answer, question.answer(town));
                    isRight = true;
                } catch (OutOfMemoryError e) {
                    // As it has to be.
                }
                ballast.clear();
                right += isRight ? 1 : 0;
                without += isRight ? 0 : 1;
                requireSame(answer, question.answer(town));
                requireSame(fingerprint, Register.open(file).fingerprint());
            }
            System.out.println(question + ": " + without + " times without memory, " + right + " times right");
        }
        try (Stream<Path> files = Files.list(file.getParent())) {
            requireSame(List.of(file).toString(), files.toList().toString());
        }
    }

    /** All memory but some. */
    private static List<byte[]> ballast(int left) {
        List<byte[]> ballast = new ArrayList<>(1 << 14);
        fill(ballast, PIECE);
        int pieces = ballast.size();
        fill(ballast, SMALL_PIECE);
        ballast.subList(pieces - left, pieces).clear();
        return ballast;
    }

    private static void fill(List<byte[]> ballast, int piece) {
        try {
            while (true) {
                ballast.add(new byte[piece]);
            }
        } catch (OutOfMemoryError e) {
            // There is no more.
        }
    }

    private static void requireSame(String expected, String actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("not " + expected + " but " + actual);
        }
    }
}
