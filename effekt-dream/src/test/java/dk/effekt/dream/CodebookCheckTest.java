package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import dk.effekt.register.Codebook;
import dk.effekt.register.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A code table of one's own: which rows are refused together, and which are taken with a note. */
class CodebookCheckTest {

    private static final String HEADER = "code,valid_from,valid_to,name_da,name_en,group,class,evidence";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        // The last day of one is the first of the other; a period without an end; two without any day.
        "'140,2000-01-01,2013-12-31', '140,2013-12-31,'",
        "'140,2000-01-01,', '140,2014-01-01,'",
        "'140,,', '140,,'",
        "'140,2014-01-01,2015-12-31', '140,,2014-06-30'",
        "'blank,,', 'blank,2014-01-01,'",
        "'140-145,,2013-12-31', '145-149,2010-01-01,'"
    })
    void two_rows_for_a_code_on_a_day_are_refused(String one, String other) {
        assertThatThrownBy(() -> read(one + ",a,b,,c,partly", other + ",a,b,,c,partly"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("codes.csv, line 3, column code", "which line 2 holds too", "Keep one of");
    }

    @Test
    void a_period_that_ends_before_it_starts_is_refused() {
        assertThatThrownBy(() -> read("140,2014-01-01,2013-12-31,a,b,,c,partly"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("line 2, column valid_to", "2013-12-31 is before valid_from, 2014-01-01");
    }

    @Test
    void other_groups_for_a_code_in_other_years_are_refused() {
        assertThatThrownBy(() -> read("140,,2013-12-31,a,b,,old,partly", "140,2014-01-01,,a,b,,new,partly"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(
                        "line 3, column group", "other groups to code 140, which line 2 holds", "whatever the week");
    }

    @Test
    void a_code_may_change_its_name_and_the_latest_row_describes_it() throws IOException {
        Codebook codebook = read("140,2014-01-01,,ny,new,,c,partly", "140,,2013-12-31,gammel,old,,c,partly");

        assertThat(codebook.entry(State.ofCode(140)).orElseThrow().nameEn()).isEqualTo("new");
        assertThat(notes(codebook, Reason.MISSING_PERIOD)).isEmpty();
    }

    @Test
    void a_single_code_wins_over_a_range_without_a_note() throws IOException {
        Codebook codebook = read("140-149,,,a,range,,c,partly", "145,2014-01-01,,a,single,,d,partly");

        assertThat(codebook.entry(State.ofCode(145)).orElseThrow().nameEn()).isEqualTo("single");
        assertThat(codebook.entry(State.ofCode(146)).orElseThrow().nameEn()).isEqualTo("range");
        assertThat(notes(codebook, Reason.MISSING_PERIOD)).isEmpty();
    }

    @Test
    void days_between_two_rows_of_a_code_are_noted() throws IOException {
        Codebook codebook = read("140,2014-07-01,,a,b,,c,partly", "140,,2013-12-31,a,b,,c,partly");

        assertThat(notes(codebook, Reason.MISSING_PERIOD))
                .containsExactly(
                        "codes.csv, line 2, column valid_from: from 2014-01-01 to 2014-06-30, between line 3 and"
                                + " this one, no row holds the code; it is in its groups then, too. Let the periods meet, unless"
                                + " the code was out of use.");
    }

    @Test
    void a_range_is_held_against_each_row_of_its_codes() throws IOException {
        Codebook codebook = read(
                "140-144,,2013-12-31,a,b,,c,partly",
                "145-149,,2012-12-31,a,b,,c,partly",
                "150-151,,2009-12-31,a,b,,c,partly",
                "140-149,2014-01-01,,a,b,,c,partly");

        assertThat(notes(codebook, Reason.MISSING_PERIOD))
                .singleElement()
                .asString()
                .contains("line 5, column valid_from: from 2013-01-01 to 2013-12-31, between line 3 and this one");
    }

    @Test
    void a_group_that_looks_misspelt_is_noted_where_it_stands_first() throws IOException {
        Codebook codebook =
                read("140,,,a,b,educational-asistance,,partly", "141,,,a,b,educational-asistance,in-measure,partly");

        assertThat(codebook.report().findings())
                .filteredOn(finding -> finding.reason() == Reason.UNKNOWN_GROUP)
                .singleElement()
                .hasToString("codes.csv, line 2, column group: group 'educational-asistance' is not known, but"
                        + " 'educational-assistance' is (2 times, first here). Correct it, unless it is a group of your"
                        + " own.");
    }

    @ParameterizedTest
    @CsvSource({
        "educational-assistance",
        "educational-assistance-young",
        "temporary-sickness-benefit",
        "youth-scheme",
        "educational-assistance; educational-assistances"
    })
    void a_group_of_ones_own_is_no_misspelling(String groups) throws IOException {
        assertThat(notes(read("140,,,a,b," + groups + ",,partly"), Reason.UNKNOWN_GROUP))
                .isEmpty();
    }

    @Test
    void groups_that_effekt_asks_for_and_the_table_lacks_are_noted() throws IOException {
        Codebook codebook = read("651,,,a,b,,education; income-replacement,partly");

        assertThat(notes(codebook, Reason.MISSING_GROUP))
                .hasSize(7)
                .allSatisfy(
                        note -> assertThat(note).startsWith("codes.csv, line 1, column class: no row is in the group"))
                .anySatisfy(note -> assertThat(note)
                        .contains(
                                "'educational-assistance': a study that asks for 'educational-assistance' is refused"))
                .anySatisfy(note -> assertThat(note).contains("'no-registered-benefit'", "'job-or-education'"))
                .anySatisfy(
                        note -> assertThat(note)
                                .contains(
                                        "'censoring': blank weeks after emigration, pension or death count as without benefit"));
        assertThat(codebook.toString()).endsWith("1 rows, 2 groups; 7 notes in its report");
    }

    @Test
    void a_row_without_a_group_is_noted() throws IOException {
        assertThat(notes(read("140,,,a,b,,,partly"), Reason.MISSING_GROUP))
                .anySatisfy(note -> assertThat(note).contains("line 2, column group: the row is in no group"));
    }

    @Test
    void nothing_is_noted_of_the_standard_table() {
        assertThat(DreamCodebook.standard().report().findings()).isEmpty();
        assertThat(DreamCodebook.standard().report().rowsKept()).isEqualTo(64);
    }

    @Test
    void the_groups_that_effekt_asks_for_are_those_the_table_s_description_names() {
        assertThat(CodebookGroups.asked().keySet())
                .containsExactlyInAnyOrder(
                        "educational-assistance",
                        "cash-assistance",
                        "unemployment-benefit",
                        "sickness-benefit",
                        "in-measure",
                        "income-replacement",
                        "education",
                        "no-registered-benefit",
                        "censoring");
    }

    private Codebook read(String... rows) throws IOException {
        Path file = folder.resolve("codes.csv");
        Files.write(file, Given.bytes(List.of(HEADER, String.join("\n", rows)).toArray(String[]::new)));
        return DreamCodebook.read(file);
    }

    private static List<String> notes(Codebook codebook, Reason reason) {
        return codebook.report().findings().stream()
                .filter(finding -> finding.reason() == reason)
                .map(Finding::toString)
                .toList();
    }
}
