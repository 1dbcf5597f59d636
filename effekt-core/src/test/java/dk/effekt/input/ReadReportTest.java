package dk.effekt.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.input.Finding.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadReportTest {

    private static final Finding UNKNOWN_CODE =
            Finding.noted(Reason.UNKNOWN_CODE, Place.of("dream.csv", 2), "code 555 is not in the codebook", "", 9);
    private static final Finding BROKEN_OFF =
            new Finding(Kind.INCOMPLETE, Reason.TRUNCATED, Place.of("dream.csv", 90), "the file ends in a row", "", 1);

    @Test
    void accountsForEveryRow() {
        ReadReport report = report(10, 8, refused(3), refused(7));

        assertThat(report.rowsRead()).isEqualTo(10);
        assertThat(report.rowsKept()).isEqualTo(8);
        assertThat(report.rowsRefused()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "10, 8", "9, 10", "0, 0"})
    void refusesRowsThatDoNotAddUp(long read, long kept) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report(read, kept, refused(3)))
                .withMessage("rows do not add up: read " + read + ", kept " + kept + ", refused 1");
    }

    @Test
    void refusesLessThanNoRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report(0, -1, refused(3)))
                .withMessageContaining("-1");
    }

    @Test
    void countsAFindingThatStandsForSeveralRowsAsOften() {
        Finding three = new Finding(Kind.ROW_REFUSED, Reason.WRONG_LENGTH, Place.of("dream.csv", 4), "", "", 3);

        assertThat(report(10, 7, three).rowsRefused()).isEqualTo(3);
    }

    @Test
    void countsNeitherNotesNorColumnsAsRows() {
        Finding column =
                Finding.leftOut(Reason.UNKNOWN_COLUMN, Place.of("dream.csv", 1).at("city_1"), "", "");

        assertThat(report(10, 10, UNKNOWN_CODE, column).rowsRefused()).isZero();
    }

    @Test
    void sortsWhatItFoundByLineWithTheWholeInputFirst() {
        Finding whole = Finding.noted(Reason.MISSING_COLUMN, Place.of("dream.csv"), "no column for 2020-W07", "", 1);

        assertThat(report(4, 2, refused(7), UNKNOWN_CODE, refused(3), whole).findings())
                .containsExactly(whole, UNKNOWN_CODE, refused(3), refused(7));
    }

    @Test
    void countsRefusalsByReason() {
        Finding repeated = Finding.refused(Reason.REPEATED, Place.of("dream.csv", 5), "", "");

        assertThat(report(10, 7, refused(3), repeated, refused(7), UNKNOWN_CODE).refusedByReason())
                .isEqualTo(Map.of(Reason.NOT_A_CODE, 2L, Reason.REPEATED, 1L));
    }

    @Test
    void isWholeUnlessTheInputBrokeOff() {
        assertThat(report(10, 10, UNKNOWN_CODE).isComplete()).isTrue();
        assertThat(report(10, 10, BROKEN_OFF).isComplete()).isFalse();
    }

    @Test
    void letsAScheduledRunFailAtTheFirstRefusal() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() ->
                        report(10, 8, UNKNOWN_CODE, refused(7), refused(3)).requireAllKept())
                .extracting(DataException::finding)
                .isEqualTo(refused(3));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> report(10, 10, BROKEN_OFF).requireAllKept())
                .withMessageContaining("line 90");
    }

    @Test
    void letsAScheduledRunGoOnIfAllWasKept() {
        ReadReport report = report(10, 10, UNKNOWN_CODE);

        assertThat(report.requireAllKept()).isSameAs(report);
    }

    @Test
    void printsTheCountsInOneLine() {
        assertThat(report(19_416, 19_415, refused(3)))
                .hasToString("dream.csv: 19,416 rows read, 19,415 kept, 1 refused");
        assertThat(report(1, 1, BROKEN_OFF)).hasToString("dream.csv: 1 rows read, 1 kept, 0 refused; INPUT BREAKS OFF");
    }

    @Test
    void summarisesEachFindingButAtMostFiveOfAReason() {
        Finding[] seven =
                IntStream.rangeClosed(1, 7).mapToObj(ReadReportTest::refused).toArray(Finding[]::new);

        assertThat(report(7, 0, seven).summary().lines())
                .containsExactly(
                        "dream.csv: 7 rows read, 0 kept, 7 refused",
                        "  read as: wide, semicolon, UTF-8",
                        "  row refused: dream.csv, line 1: 'x' is not a benefit code. Mend it.",
                        "  row refused: dream.csv, line 2: 'x' is not a benefit code. Mend it.",
                        "  row refused: dream.csv, line 3: 'x' is not a benefit code. Mend it.",
                        "  row refused: dream.csv, line 4: 'x' is not a benefit code. Mend it.",
                        "  row refused: dream.csv, line 5: 'x' is not a benefit code. Mend it.",
                        "  … and 2 more of the same reason (NOT_A_CODE)");
        assertThat(report(5, 0, Arrays.copyOf(seven, 5)).summary())
                .contains("line 5")
                .doesNotContain("more of the same");
        assertThat(report(1, 1, UNKNOWN_CODE, BROKEN_OFF).summary())
                .contains("  noted: " + UNKNOWN_CODE, "  incomplete: " + BROKEN_OFF)
                .doesNotContain("more of the same");
    }

    @Test
    void summarisesHowMuchItHolds() {
        ReadReport report = new ReadReport("dream.csv", "wide", 2, 2, new Volume(2, 1_040, 2_100), List.of());

        assertThat(report.summary().lines())
                .containsExactly(
                        "dream.csv: 2 rows read, 2 kept, 0 refused",
                        "  holds: 2 persons, 1,040 person-weeks; 2,100 cells read",
                        "  read as: wide");
        assertThat(new Volume(3, 0, 15)).hasToString("3 persons; 15 cells read");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Volume(1, -1, 1))
                .withMessageContaining("-1");
    }

    @Test
    void ofMemoryRefusesNothing() {
        ReadReport report = ReadReport.ofMemory(12);

        assertThat(report.rowsRead()).isEqualTo(12);
        assertThat(report.rowsKept()).isEqualTo(12);
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void hidesANumberInTheNameOfTheFile() {
        assertThat(new ReadReport("0101901234.csv", "", 0, 0, List.of()).toString())
                .doesNotContain("0101901234")
                .startsWith("##########.csv");
    }

    private static Finding refused(int line) {
        return Finding.refused(Reason.NOT_A_CODE, Place.of("dream.csv", line), "'x' is not a benefit code", "Mend it.");
    }

    private static ReadReport report(long read, long kept, Finding... findings) {
        return new ReadReport("dream.csv", "wide, semicolon, UTF-8", read, kept, List.of(findings));
    }

    @Test
    void tableCountsByWhatAndWhy() {
        assertThat(twoRefusedOneNoted()
                        .table()
                        .lines()
                        .map(line -> line.replaceAll(" {2,}", "|").strip()))
                .containsExactly(
                        "what|reason|count|first",
                        "row refused|not a code|2|dream.csv, line 5, column y_2002",
                        "noted|unknown code|40|dream.csv, line 3, column y_2001");
    }

    @Test
    void jsonHoldsWhatTheReportHolds() throws JsonProcessingException {
        ReadReport report = twoRefusedOneNoted();

        JsonNode json = new ObjectMapper().readTree(report.toJson());

        assertThat(json.get("source").asText()).isEqualTo("dream.csv");
        assertThat(json.get("form").asText()).isEqualTo("wide");
        assertThat(json.get("rowsRead").asLong()).isEqualTo(10);
        assertThat(json.get("rowsKept").asLong()).isEqualTo(8);
        assertThat(json.get("rowsRefused").asLong()).isEqualTo(2);
        assertThat(json.get("personsKept").asLong()).isEqualTo(7);
        assertThat(json.get("personWeeksKept").asLong()).isEqualTo(140);
        assertThat(json.get("cellsRead").asLong()).isEqualTo(160);
        assertThat(json.get("complete").asBoolean()).isTrue();
        assertThat(json.get("findings")).hasSize(3);
        JsonNode first = json.get("findings").get(0);
        assertThat(Finding.Kind.valueOf(first.get("kind").asText())).isEqualTo(Finding.Kind.NOTED);
        assertThat(Reason.valueOf(first.get("reason").asText())).isEqualTo(Reason.UNKNOWN_CODE);
        assertThat(first.get("line").asLong()).isEqualTo(3);
        assertThat(first.get("column").asText()).isEqualTo("y_2001");
        assertThat(first.get("detail").asText()).isEqualTo("code 123");
        assertThat(first.get("remedy").asText()).isEqualTo("Add it.");
        assertThat(first.get("count").asLong()).isEqualTo(40);
    }

    private static ReadReport twoRefusedOneNoted() {
        Place place = Place.of("dream.csv", 5).at("y_2002");
        return new ReadReport(
                "dream.csv",
                "wide",
                10,
                8,
                new Volume(7, 140, 160),
                List.of(
                        Finding.refused(Reason.NOT_A_CODE, place, "'x'", ""),
                        Finding.refused(Reason.NOT_A_CODE, Place.of("dream.csv", 9), "'y'", ""),
                        Finding.noted(
                                Reason.UNKNOWN_CODE,
                                Place.of("dream.csv", 3).at("y_2001"),
                                "code 123",
                                "Add it.",
                                40)));
    }
}
