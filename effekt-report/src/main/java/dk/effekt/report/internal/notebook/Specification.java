package dk.effekt.report.internal.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.report.picture.Picture;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The specification of a picture as a kernel can send it: with a width of its own, as a cell has none before it is drawn, and without
 * null, which the kernel leaves out. Vega-Lite takes null for "none", and what is left out for "as usual", such as labels in
 * alphabetical order. What else means "none" to it stands in the place of null; in data null may be left out.
 */
final class Specification {

    private static final int PIXELS = 640;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Specification() {}

    static Map<String, Object> of(Picture picture) {
        try {
            Map<String, Object> spec = JSON.readValue(picture.toVegaLite(), new TypeReference<>() {});
            spec.replace("width", "container", PIXELS);
            spec.forEach((key, part) -> {
                if (!key.equals("datasets")) {
                    withoutNull(part);
                }
            });
            return spec;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void withoutNull(Object part) {
        if (part instanceof Map<?, ?> object) {
            object.values().forEach(Specification::withoutNull);
            fill(object);
        } else if (part instanceof List<?> array) {
            array.forEach(Specification::withoutNull);
        }
    }

    /** All objects of a specification are read as such maps. */
    @SuppressWarnings("unchecked")
    private static void fill(Map<?, ?> object) {
        ((Map<String, Object>) object).replaceAll((key, value) -> value == null ? none(key) : value);
    }

    private static Object none(String key) {
        return switch (key) {
            case "title" -> "";
            case "stroke" -> "transparent";
            default -> false; // sort, scale, legend, stack
        };
    }
}
