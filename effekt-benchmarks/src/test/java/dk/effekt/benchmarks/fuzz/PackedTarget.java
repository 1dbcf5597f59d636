package dk.effekt.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.dream.Dream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Packed files. One that is not packed, is packed here, in the way that its first byte tells: it must be read as it is
 * without, and what is lost where it is cut short must not go unnoticed; only a gzip file of several can end with one of them.
 */
final class PackedTarget implements Target {

    private static final int SEVERAL_GZIP_FILES = 1;

    @Override
    public List<byte[]> seeds() {
        byte[] text = Seeds.wide().get(0);
        return List.of(
                Seeds.gzip(text),
                joined(Seeds.gzip(Arrays.copyOf(text, 90)), Seeds.gzip(Arrays.copyOfRange(text, 90, text.length))),
                Seeds.zip(text, "dream.csv"),
                Seeds.zip(text, "folder/", "__MACOSX/._dream.csv", "folder/dream.csv"),
                Seeds.zip(text, "dream.csv", "dream2.csv"),
                Seeds.gzip(Seeds.gzip(text)),
                joined(new byte[] {0, 1}, text),
                joined(new byte[] {1, 1}, text),
                joined(new byte[] {2, 1}, text),
                joined(new byte[] {3, 1}, text));
    }

    @Override
    public void read(byte[] input) {
        boolean packed = input.length > 1 && (input[0] == 'P' || input[0] == 0x1f);
        if (packed || input.length < 2) {
            read(input, input);
            return;
        }
        byte[] content = Arrays.copyOfRange(input, 2, input.length);
        byte[] file = packed(content, input[0] & 3, input[1] & 0xff);
        Reading plain = read(content, content);
        Reading whole = read(content, file);
        boolean isOfItsOwnKind = content.length > 1 && (content[0] == 'P' || content[0] == 0x1f || content[0] == 0);
        if (!isOfItsOwnKind) {
            assertThat(whole.result()).isEqualTo(plain.result());
        }
        boolean isOneUnit = (input[0] & 3) != SEVERAL_GZIP_FILES;
        Reading cut = read(content, Arrays.copyOf(file, file.length - 1 - (input[1] & 0xff) % file.length));
        cut.report()
                .filter(report -> isOneUnit && report.isComplete())
                .ifPresent(report -> assertThat(cut.result())
                        .as("what is not told to be incomplete is all")
                        .isEqualTo(whole.result()));
    }

    private static Reading read(byte[] content, byte[] file) {
        return Contract.holds(content, () -> Reading.of(() -> Reading.extract(Dream.reader(), file)));
    }

    private static byte[] packed(byte[] content, int way, int place) {
        int cut = Math.min(place, content.length);
        return switch (way) {
            case 0 -> Seeds.gzip(content);
            case SEVERAL_GZIP_FILES ->
                joined(
                        Seeds.gzip(Arrays.copyOf(content, cut)),
                        Seeds.gzip(Arrays.copyOfRange(content, cut, content.length)));
            case 2 -> Seeds.zip(content, "dream.csv");
            default -> Seeds.zip(content, "data/", "data/dream.csv", "__MACOSX/data");
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
