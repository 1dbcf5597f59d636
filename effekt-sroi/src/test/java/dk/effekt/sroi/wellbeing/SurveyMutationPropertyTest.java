package dk.effekt.sroi.wellbeing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.input.DataException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever stands in a file, it is read or refused as documented, and no person is named. */
class SurveyMutationPropertyTest {

    private static final String PERSON = "0101901234";
    private static final String CSV = "person,group,before,after\n" + PERSON + ",participant,5,6\n" + PERSON
            + "5,comparison,,\"7\"\n" + PERSON + "6,participant,4.5,\n";

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(4),
                Arbitraries.of("", "\"", ",", ";", "\n", "\r", "-1", "1e9", "11", "NaN", PERSON, "person", "\ufeff"));
    }

    @Property
    void isReadOrRefused(
            @ForAll @IntRange(max = 120) int place,
            @ForAll @IntRange(max = 12) int length,
            @ForAll @From("pieces") String with) {
        int from = Math.min(place, CSV.length());
        String changed = CSV.substring(0, from) + with + CSV.substring(Math.min(CSV.length(), from + length));
        try {
            Survey survey = Survey.ofCsv(Scale.LIFE_SATISFACTION, "answers.csv", changed);
            assertThat(survey.answers()).isNotEmpty();
        } catch (DataException e) {
            assertThat(e).hasMessageNotContaining(PERSON).hasMessageStartingWith("answers.csv");
        }
    }
}
