package dk.effekt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** How what may be seen is shown; what is hidden and why stands in {@link SmallCellsTest}. */
class PublishedTableTest {

    private static final Dimension AGE = Dimension.of("age", "18-24", "25-29", "30 and over");
    private static final Dimension SEX = Dimension.of("sex", "women", "men");
    private static final SmallCells RULE = SmallCells.standard();
    private static final CountTable STARTS =
            CountTable.of("starts", AGE, SEX, new long[][] {{3, 40}, {1200, 60}, {25, 15}});

    private static CountTable ages(long... counts) {
        return CountTable.list("participants", AGE, counts);
    }

    private static String[] linesOf(CountTable table) {
        return RULE.protect(table)
                .table()
                .lines()
                .filter(line -> line.startsWith("age")
                        || AGE.levels().stream().anyMatch(line::startsWith)
                        || line.startsWith("total"))
                .toArray(String[]::new);
    }

    /** Without the totals of columns the 3 is safe once its row is hidden, without those of rows once another of its column is. */
    @Test
    void showsTheTotalsThatArePublished() {
        assertThat(linesOf(STARTS.withMargins(Margins.ROWS)))
                .containsExactly(
                        "age          women  men  total",
                        "18-24           ..   ..     43",
                        "25-29        1,200   60  1,260",
                        "30 and over     25   15     40",
                        "total                    1,343");
        assertThat(linesOf(STARTS.withMargins(Margins.COLUMNS)))
                .containsExactly(
                        "age          women  men  total",
                        "18-24           ..   40",
                        "25-29        1,200   60",
                        "30 and over     ..   15",
                        "total        1,228  115  1,343");
        assertThat(linesOf(STARTS.withMargins(Margins.NONE)))
                .containsExactly(
                        "age          women  men",
                        "18-24           ..   40",
                        "25-29        1,200   60",
                        "30 and over     25   15");
    }

    @Test
    void aListHasOneTotalOrNone() {
        assertThat(linesOf(ages(3, 20, 50)))
                .containsExactly(
                        "age          persons",
                        "18-24             ..",
                        "25-29             ..",
                        "30 and over       50",
                        "total             73");
        assertThat(linesOf(ages(3, 20, 50).withMargins(Margins.ROWS)))
                .containsExactly(
                        "age          persons", "18-24             ..", "25-29             20", "30 and over       50");
        PublishedTable list = RULE.protect(ages(3, 20, 50));
        assertThat(list.isList()).isTrue();
        assertThat(list.rowTotal(2)).isEmpty();
        assertThat(list.columnTotal(0)).hasValue(73);
    }

    @Test
    void saysWhatAHiddenCellIsOnlyWhereThereIsOne() {
        assertThat(RULE.protect(ages(3, 20, 50)).table()).contains(".. is hidden");
        assertThat(RULE.protect(ages(5, 20, 50)).table()).doesNotContain("..");
    }

    @Test
    void saysOfWhatItIsAndWhichRuleItPassed() {
        PublishedTable table = RULE.protect(STARTS.withMargins(Margins.ROWS));

        assertThat(table.title()).isEqualTo("starts");
        assertThat(table.rule()).isEqualTo(RULE);
        assertThat(table.rows()).isEqualTo(AGE);
        assertThat(table.columns()).isEqualTo(SEX);
        assertThat(table.margins()).isEqualTo(Margins.ROWS);
        assertThat(table.isList()).isFalse();
    }

    @Test
    void readsInALine() {
        assertThat(RULE.protect(ages(3, 20, 50))).hasToString("participants, 3 × 1, 2 cells hidden");
        assertThat(RULE.protect(STARTS.withMargins(Margins.NONE))).hasToString("starts, 3 × 2, 1 cell hidden");
        assertThat(SmallCells.roundingTo(5).protect(STARTS)).hasToString("starts, 3 × 2, rounded to 5");
        assertThat(STARTS).hasToString("starts, 3 × 2, not yet protected");
    }

    @Test
    void sharesAreOfTheirOwnTotal() {
        PublishedTable table = RULE.protect(STARTS);

        assertThat(table.shareOfRow(1, 0).orElseThrow()).isCloseTo(1200 / 1260.0, within(1e-15));
        assertThat(table.shareOfColumn(1, 0).orElseThrow()).isCloseTo(1200 / 1228.0, within(1e-15));
        assertThat(table.shareOfTotal(1, 0).orElseThrow()).isCloseTo(1200 / 1343.0, within(1e-15));
        assertThat(table.shareOfRow(0, 0)).isEmpty();
        assertThat(RULE.protect(ages(5, 20, 50)).shareOfRow(0, 0)).isEmpty();
    }

    @Test
    void refusesACellThatIsNotThere() {
        PublishedTable table = RULE.protect(STARTS);

        assertThatThrownBy(() -> table.count(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> table.count(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> table.rowTotal(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> table.columnTotal(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static final String HIDING = """
            "rule": {"protected": true, "kind": "hiding", "threshold": 5,
                     "says": "counts of 1 to 4 are hidden, and others that would give them away"},
            "rows": {"name": "age", "levels": ["18-24", "25-29", "30 and over"]}""";

    @Test
    void writesATableAsJson() throws JsonProcessingException {
        assertIsJson(RULE.protect(STARTS), """
                {"title": "starts", %s,
                 "columns": {"name": "sex", "levels": ["women", "men"]},
                 "cells": [[null, null], [1200, 60], [null, null]],
                 "rowTotals": [43, 1260, 40], "columnTotals": [1228, 115], "total": 1343}""".formatted(HIDING));
        assertIsJson(RULE.protect(STARTS.withMargins(Margins.COLUMNS)), """
                {"title": "starts", %s,
                 "columns": {"name": "sex", "levels": ["women", "men"]},
                 "cells": [[null, 40], [1200, 60], [null, 15]],
                 "columnTotals": [1228, 115], "total": 1343}""".formatted(HIDING));
        assertIsJson(RULE.protect(STARTS.withMargins(Margins.NONE)), """
                {"title": "starts", %s,
                 "columns": {"name": "sex", "levels": ["women", "men"]},
                 "cells": [[null, 40], [1200, 60], [25, 15]]}""".formatted(HIDING));
    }

    /** A zero is shown, a total that is hidden is null, and one that is not published is not there. */
    @Test
    void writesAListAsJson() throws JsonProcessingException {
        assertIsJson(
                RULE.protect(ages(0, 20, 50)),
                "{\"title\": \"participants\", %s, \"cells\": [0, 20, 50], \"total\": 70}".formatted(HIDING));
        assertIsJson(
                RULE.protect(ages(1, 1, 1)),
                "{\"title\": \"participants\", %s, \"cells\": [null, null, null], \"total\": null}".formatted(HIDING));
        assertIsJson(
                RULE.protect(ages(3, 20, 50).withMargins(Margins.ROWS)),
                "{\"title\": \"participants\", %s, \"cells\": [null, 20, 50]}".formatted(HIDING));
    }

    @Test
    void writesTheRuleThatItPassedAsJson() throws JsonProcessingException {
        assertThat(new ObjectMapper()
                        .readTree(SmallCells.roundingTo(5).protect(STARTS).toJson())
                        .get("rule"))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"protected": true, "kind": "rounding", "base": 5,
                         "says": "counts are rounded to multiples of 5; totals are sums of rounded counts"}"""));
        assertThat(new ObjectMapper()
                        .readTree(RULE.zeroesToo().protect(STARTS).toJson())
                        .at("/rule/kind")
                        .asText())
                .isEqualTo("hiding-zeroes-too");
        assertThat(new ObjectMapper()
                        .readTree(SmallCells.unprotected().protect(STARTS).toJson())
                        .get("rule"))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"protected": false, "kind": "unprotected",
                         "says": "UNPROTECTED: small counts are shown; not to be published"}"""));
    }

    private static void assertIsJson(PublishedTable table, String expected) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(table.toJson())).isEqualTo(mapper.readTree(expected));
    }
}
