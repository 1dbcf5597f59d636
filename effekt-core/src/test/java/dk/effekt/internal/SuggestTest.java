package dk.effekt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestTest {

    private static final List<String> GROUPS = List.of("education", "cash-assistance", "no-benefit", "job");

    @ParameterizedTest
    @CsvSource({
        "eduction, education",
        "Education, education",
        "cash assistance, cash-assistance",
        "cashasistance, cash-assistance",
        "nobenefit, no-benefit",
        "jbo, job"
    })
    void offersTheNearestSpelling(String written, String meant) {
        assertThat(Suggest.nearest(written, GROUPS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"sickness", "xyz", "ab", "x", "''"})
    void offersNothingThatIsFar(String written) {
        assertThat(Suggest.nearest(written, GROUPS)).isEmpty();
    }

    @Test
    void neverOffersANameInWhichEveryCharacterWouldChange() {
        assertThat(Suggest.nearest("ab", List.of("xy", "x"))).isEmpty();
    }

    @Test
    void offersTheFirstInTheAlphabetOfTwoEquallyNear() {
        assertThat(Suggest.nearest("grope", List.of("groped", "grape", "gripe")))
                .contains("grape");
    }

    @Test
    void quotesTheNameWithWhatHelps() {
        assertThat(Suggest.quoted("eduction", GROUPS)).isEqualTo("'eduction'; did you mean 'education'?");
        assertThat(Suggest.quoted("tax", List.of("education", "no-benefit")))
                .isEqualTo("'tax'; it has education, no-benefit");
        assertThat(Suggest.quoted("tax", List.of())).isEqualTo("'tax'; there are none");
    }

    /** Wagner and Fischer (1974) and the textbooks after them: kitten to sitting takes three changes. */
    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "saturday, sunday, 3", "'', abc, 3", "abc, '', 3", "same, same, 0", "ab, ba, 2"})
    void countsTheChangesFromOneTextToAnother(String a, String b, int distance) {
        assertThat(Suggest.distance(a, b)).isEqualTo(distance);
        assertThat(Suggest.distance(b, a)).isEqualTo(distance);
    }
}
