package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link ReadmeTest} would notice. */
class SnippetsTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsTruePasses() throws Exception {
        assertThat(faults("""
                # A document

                ```java
                Week week = Week.of(2024, 26);
                System.out.println(week);
                ```

                ```text
                2024-W26
                ```

                <!--
                ```java
                String danish = "æøå";
                ```
                -->

                Then, in the same session,
                ```jshell
                System.out.println(week
                    .plusWeeks(1)
                    .monday());
                System.out.println(danish);
                ```
                ```text
                2024-07-01
                æøå
                ```
                and, of which nothing is said,
                ```java
                System.out.println(age(18, 30).name());
                ```
                ```xml
                <not>java</not>
                ```
                ```text
                something else
                ```
                """)).isEmpty();
    }

    @Test
    void otherOutputIsShownWithItsLine() throws Exception {
        assertThat(faults("""
                ```java
                int a = 1;
                ```
                ```text
                ```
                ```java
                System.out.println(a);
                System.out.print(a + 1);
                ```
                ```text
                1
                3
                ```
                """)).containsExactly("doc.md:7: prints\n1\n2\nand not\n1\n3");
    }

    @Test
    void silenceIsNoOutput() throws Exception {
        assertThat(faults("""
                ```java
                int a = 1;
                ```

                is said to print

                ```text
                1
                ```
                """)).containsExactly("doc.md:2: prints\n\nand not\n1");
    }

    @Test
    void errorsAreShownWithTheirLine() throws Exception {
        assertThat(faults("""
                Text.

                ```java
                int a = 1;
                Week week = Week.of(2024);
                ```
                """))
                .singleElement()
                .asString()
                .startsWith("doc.md:5: ")
                .contains("LocalDate");
    }

    @Test
    void exceptionsAreShownWithTheirLine() throws Exception {
        assertThat(faults("""
                ```java
                Week week =
                    Week.of(2024, 53);
                ```
                """))
                .singleElement()
                .asString()
                .containsPattern("^doc\\.md:[23]: .*IllegalArgumentException.*53");
    }

    @Test
    void blocksAreFoundWhereTheyStand() throws Exception {
        assertThat(document("a\n```java title=\"x\"\n1\n```\n\nprints\n  ```text\n  y  \n  ```\n")
                        .blocks())
                .isEqualTo(List.of(new Snippets.Block(2, 3, Optional.of("  y"))));
        assertThatThrownBy(() -> document("a\n```java\n1\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageEndingWith("doc.md:2: this block does not end");
    }

    private List<String> faults(String text) throws Exception {
        return document(text).faults(Files.createDirectory(folder.resolve("work")));
    }

    private Snippets document(String text) throws IOException {
        return Snippets.of(Files.writeString(folder.resolve("doc.md"), text));
    }
}
