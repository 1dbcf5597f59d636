package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to write a week. */
class WeekTextTest {

    /** The first three are the vectors of the R package osdc, tests/testthat/test-yyww-to-yyyymmdd.R. */
    @ParameterizedTest
    @CsvSource({
        "0701, 2007-01-01",
        "0953, 2009-12-28",
        "0852, 2008-12-22",
        "701, 2007-01-01",
        "701.0, 2007-01-01",
        "' 1601 ', 2016-01-04",
        "y_1601, 2016-01-04",
        "Y1601, 2016-01-04",
        "201601, 2016-01-04",
        "'201601,0', 2016-01-04",
        "2016-W01, 2016-01-04",
        "2016W01, 2016-01-04",
        "2016w01, 2016-01-04",
        "9901, 1999-01-04",
        "9132, 1991-08-05",
        "2053, 2020-12-28"
    })
    void a_week_begins_on_its_monday(String text, LocalDate monday) {
        assertThat(WeekText.parse(text, 90).monday()).isEqualTo(monday);
    }

    @ParameterizedTest
    @CsvSource({
        "2016, 1, 2016-01-04",
        "16, 01, 2016-01-04",
        "7, 1, 2007-01-01",
        "2009.0, 53.0, 2009-12-28",
        "99, 1, 1999-01-04"
    })
    void its_year_may_stand_by_itself(String year, String number, LocalDate monday) {
        assertThat(WeekText.parse(year, number, 90).monday()).isEqualTo(monday);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2553",
                "2025-W53",
                "1600",
                "1654",
                "16",
                "2016-01",
                "2016-1",
                "20160104",
                "04-01-2016",
                "",
                "uge 1"
            })
    void what_is_no_week_is_refused_without_being_shown(String text) {
        assertThatThrownBy(() -> WeekText.parse(text, 90))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("'");
    }

    @ParameterizedTest
    @CsvSource({"2025, 53", "2016, 0", "016, 1", "2016, 1601", "x, 1", "2016, x"})
    void nor_is_a_week_that_its_year_lacks(String year, String number) {
        assertThatThrownBy(() -> WeekText.parse(year, number, 90)).isInstanceOf(IllegalArgumentException.class);
    }
}
