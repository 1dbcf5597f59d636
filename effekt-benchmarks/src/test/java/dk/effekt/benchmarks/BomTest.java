package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What stands in effekt-bom is what is published, and nothing else. */
class BomTest {

    private static final String BOM = "effekt-bom";

    private final Element bom = pom(BOM);

    @Test
    void listsEveryPublishedModuleOnceInTheVersionOfTheBom() {
        assertThat(texts(bom, "dependencyManagement/dependencies/dependency/artifactId"))
                .containsExactlyElementsOf(published());
        assertThat(texts(bom, "dependencyManagement/dependencies/dependency/groupId"))
                .containsOnly("dk.effekt");
        assertThat(texts(bom, "dependencyManagement/dependencies/dependency/version"))
                .containsOnly("${project.version}");
    }

    /** It has no parent, so nothing else keeps the two together. */
    @Test
    void hasTheVersionOfTheHouse() {
        assertThat(texts(bom, "version")).isEqualTo(texts(pom(""), "version"));
    }

    /** Whatever it inherited or depended on, whoever imports it would get, too. */
    @Test
    void bringsNothingElse() {
        assertThat(texts(bom, "packaging")).containsExactly("pom");
        assertThat(within(List.of(bom), "parent")).isEmpty();
        assertThat(within(List.of(bom), "dependencies")).isEmpty();
    }

    /** As a module that does not forbid it. */
    private static List<String> published() {
        return texts(pom(""), "modules/module").stream()
                .filter(module -> !module.equals(BOM))
                .filter(module ->
                        !texts(pom(module), "properties/maven.deploy.skip").contains("true"))
                .toList();
    }

    private static Element pom(String module) {
        Path file = Script.HOUSE.resolve(module).resolve("pom.xml");
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    /** The texts of the elements at a path below another. */
    private static List<String> texts(Element element, String path) {
        List<Element> found = List.of(element);
        for (String step : path.split("/")) {
            found = within(found, step);
        }
        return found.stream().map(one -> one.getTextContent().strip()).toList();
    }

    private static List<Element> within(List<Element> elements, String name) {
        return elements.stream()
                .map(Element::getChildNodes)
                .flatMap(BomTest::elements)
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
