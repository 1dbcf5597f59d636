package dk.effekt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void breaksAtSpacesAndInsideCompounds() {
        assertThat(Lines.of("weeks in educational-assistance", 22, "  "))
                .containsExactly("weeks in educational-", "  assistance");
        assertThat(Lines.of("weeks in work", 8, "  ")).containsExactly("weeks in", "  work");
        assertThat(Lines.of("weeks", 8, "  ")).containsExactly("weeks");
        assertThat(Lines.of("", 8, "  ")).containsExactly("");
    }

    @Test
    void keepsNumbersAndVersionsTogether() {
        assertThat(Lines.of("outcomes from w-1", 16, "")).containsExactly("outcomes from", "w-1");
        assertThat(Lines.of("effekt of 2026-11", 14, "")).containsExactly("effekt of", "2026-11");
    }

    @Test
    void breaksWhatIsTooLongAnywhere() {
        assertThat(Lines.of("Donaudampfschifffahrt", 10, "  ")).containsExactly("Donaudampf", "  schifffa", "  hrt");
    }

    @Property
    void noLineIsTooLongAndNothingIsLost(
            @ForAll @From("texts") String text, @ForAll @IntRange(min = 3, max = 30) int columns) {
        assertThat(Lines.of(text, columns, "  "))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        assertThat(String.join("", Lines.of(text, columns, "  ")).replace(" ", ""))
                .isEqualTo(text.replace(" ", ""));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab-1 ").ofMaxLength(120);
    }
}
