package dk.effekt.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupColoursTest {

    @Test
    void everyColourHasAContrastOfThreeToWhite() {
        List<String> colours = new ArrayList<>();
        while (colours.size() < GroupColours.MOST) {
            colours.add(GroupColours.unlike(colours));
        }

        assertThat(colours).allMatch(colour -> GroupColours.contrast(1, GroupColours.luminance(colour)) >= 3);
    }

    /** Known contrasts: black on white is 21, and #767676 the lightest grey with 4.5 (WCAG 2.1). */
    @Test
    void contrastIsThatOfTheGuidelines() {
        assertThat(GroupColours.contrast(GroupColours.luminance("#ffffff"), GroupColours.luminance("#000000")))
                .isEqualTo(21);
        assertThat(GroupColours.contrast(1, GroupColours.luminance("#767676"))).isBetween(4.5, 4.6);
    }

    @Test
    void payersKeepTheirColours() {
        assertThat(PayerWords.colours(List.of("Fond", "State", "Municipality", "Kommune")))
                .startsWith("#b0475c", GroupColours.ORANGE, GroupColours.BLUE)
                .doesNotHaveDuplicates();
    }
}
