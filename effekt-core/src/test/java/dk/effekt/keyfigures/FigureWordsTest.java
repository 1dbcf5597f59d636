package dk.effekt.keyfigures;

import static dk.effekt.calendar.FollowUp.jobindsatsDays;
import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Grouping;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What figures and groups are called: effekt's own in both languages, those that users and data named as they stand. */
class FigureWordsTest {

    private static final KeyFigures FIGURES = KeyFigures.of("course")
            .reasons(EndReasons.ofInterruptions())
            .characteristic("målgruppe", Grouping.of("two states", "test", List.of(BENEFIT.in(Town.CODEBOOK))))
            .status(Grouping.of("two states", "test", List.of(EDUCATION.in(Town.CODEBOOK))), jobindsatsDays(1, 12))
            .returners(BENEFIT, 6)
            .timeTo(months(3), EDUCATION)
            .protectedBy(SmallCells.unprotected())
            .measure(
                    Town.register(List.of(Town.person(1, "U".repeat(8) + "G".repeat(38)))),
                    Participations.of(List.of(
                            course(1, "2020-05-04", "gennemført"), course(2, "2020-05-11", "Flyttet til Århus"))));

    private static Participation course(long id, String start, String reason) {
        return new Participation(
                id,
                new Intervention("course"),
                LocalDate.parse(start),
                Optional.of(LocalDate.parse(start).plusDays(30)),
                reason);
    }

    private static String group(String figure, String group) {
        return FIGURES.rows(figure).stream()
                .filter(row -> row.group().equals(group))
                .findFirst()
                .map(row -> FIGURES.inWords(row, DANISH))
                .orElseThrow();
    }

    @Test
    void figuresAreCalledInBothLanguages() {
        assertThat(FIGURES.inWords(FigureNames.statusAfter(12), DANISH))
                .isEqualTo("status 12 måneder efter afslutning");
        assertThat(FIGURES.inWords(FigureNames.statusAfter(1), DANISH)).isEqualTo("status 1 måned efter afslutning");
        assertThat(FIGURES.inWords(FigureNames.returnersWithin(6), DANISH)).isEqualTo("gengangere inden for 6 måneder");
        assertThat(FIGURES.inWords("begun, by målgruppe", DANISH)).isEqualTo("påbegyndte, efter målgruppe");
        assertThat(FIGURES.inWords(FigureNames.IN_THE_OFFER, ENGLISH)).isEqualTo("in the offer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FIGURES.inWords("in the ofer", DANISH))
                .withMessageContaining("in the offer");
    }

    @Test
    void groupsAreCalledInBothLanguages() {
        assertThat(group(FigureNames.IN_THE_OFFER, FigureNames.BEGUN)).isEqualTo("påbegyndte forløb");
        assertThat(group(FigureNames.BY_REASON, "completed")).isEqualTo("gennemført");
        assertThat(group(FigureNames.BY_REASON, EndReasons.NOT_MAPPED)).isEqualTo("ord uden kendt betydning");
        assertThat(group(FigureNames.LENGTH, "completed, mean")).isEqualTo("gennemført, gennemsnit");
        assertThat(group(FigureNames.LENGTH, FigureNames.MEDIAN)).isEqualTo("alle, median");
        assertThat(group(FigureNames.statusAfter(12), "education")).isEqualTo("i uddannelse");
        assertThat(group(FigureNames.statusAfter(12), FigureNames.UNDER_OBSERVATION))
                .isEqualTo("endnu ikke fulgt så længe");
        assertThat(group(FigureNames.returnersWithin(6), FigureNames.NOT_BACK)).isEqualTo("ikke kommet igen");
    }

    /** No English word is left in a definition but for names that were given. */
    @Test
    void definitionsAreDanish() {
        assertThat(FIGURES.definitions(DANISH).keySet())
                .isEqualTo(FIGURES.definitions().keySet());
        assertThat(FIGURES.definitions(DANISH).values())
                .allSatisfy(text -> assertThat(text.replace("two states", ""))
                        .endsWith(".")
                        .doesNotContainPattern("(?U)\\b(the|of|and|weeks|who|period,|courses)\\b"));
    }

    @Test
    void warningsAreDanish() {
        assertThat(FIGURES.warnings(DANISH))
                .anySatisfy(text -> assertThat(text).startsWith("UBESKYTTET"))
                .anySatisfy(text -> assertThat(text).contains("»Flyttet til Århus« (1)"));
        assertThat(FIGURES.warnings()).anySatisfy(text -> assertThat(text).contains("'Flyttet til Århus' (1)"));
    }

    @Test
    void theySayWhatTheyWereAskedFor() {
        assertThat(FIGURES.statusMonths()).containsExactly(1, 12);
        assertThat(FIGURES.returnersMonths()).containsExactly(6);
        assertThat(FIGURES.timeToMonths()).containsExactly(3);
    }
}
