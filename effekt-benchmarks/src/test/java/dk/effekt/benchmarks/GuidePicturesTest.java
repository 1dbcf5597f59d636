package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.report.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The pictures of the guide are those that effekt makes today. Where one is not: draw them again, as {@link GuidePictures} says, and
 * look at them.
 */
class GuidePicturesTest {

    private static final Path DOCS = Script.HOUSE.resolve("docs");
    private static final Path FOLDER = DOCS.resolve("pictures");
    private static final Pattern IN_TEXT = Pattern.compile("!\\[([^]]*)]\\((?:\\.\\./)?pictures/([^)]+)\\.svg\\)");

    private static Map<String, Picture> today;

    @BeforeAll
    static void draw() {
        today = GuidePictures.all();
    }

    /** Read as numbers: releases of Java write the same number with more digits or fewer. */
    @Test
    void specificationsAreThoseOfToday() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        for (Map.Entry<String, Picture> each : today.entrySet()) {
            JsonNode committed = mapper.readTree(Files.readString(FOLDER.resolve(each.getKey() + ".json")));
            assertThat(committed)
                    .as(each.getKey())
                    .isEqualTo(mapper.readTree(each.getValue().toVegaLite()));
        }
    }

    @Test
    void eachIsThereAsSvgAndNoOthers() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(today.keySet().stream()
                            .flatMap(name -> Stream.of(name + ".json", name + ".svg"))
                            .toList());
        }
    }

    /** Whoever cannot see a picture reads the same of it here as in a report. */
    @Test
    void eachIsShownWithItsDescription() throws IOException {
        Map<String, String> shown = new TreeMap<>();
        try (Stream<Path> files = Files.walk(DOCS)) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                String text = Files.readString(page);
                IN_TEXT.matcher(text).results().forEach(found -> shown.put(found.group(2), inOneLine(found)));
            }
        }
        assertThat(shown)
                .isEqualTo(today.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().description())));
    }

    private static String inOneLine(MatchResult found) {
        return found.group(1).replaceAll("\\s+", " ");
    }
}
