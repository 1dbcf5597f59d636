package dk.effekt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableFittingTest {

    private static final TextTable TABLE =
            TextTable.of("name", "n").add("a name of many words", "1,234").add("b", "7");

    @Test
    void aTableThatFitsIsLeftAsItIs() {
        assertThat(TABLE.fitting(27)).isEqualTo(TABLE.toString());
    }

    @Test
    void namesGoOnInTheNextLine() {
        assertThat(TABLE.fitting(25)).isEqualTo("""
                        name                n
                        a name of many  1,234
                          words
                        b                   7
                        """);
    }

    @Test
    void numbersAreNeverBroken() {
        assertThat(TABLE.fitting(1)).isEqualTo(TABLE.fitting(12 + 2 + 5)).contains("1,234");
    }
}
