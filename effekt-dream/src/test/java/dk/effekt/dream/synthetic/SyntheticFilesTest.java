package dk.effekt.dream.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.dream.synthetic.Delivery.Listed;
import dk.effekt.dream.synthetic.Delivery.Row;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The form of the two files, and that the one fits the other. */
class SyntheticFilesTest {

    private static final SyntheticExtract EXTRACT = SyntheticExtract.of(2_000, 1);
    private static final Map<String, Row> PEOPLE = Delivery.people(EXTRACT);
    private static final List<Listed> LISTED = Delivery.listed(EXTRACT);

    @Test
    void theHeaderHasEveryWeekAndMonthOnceAndInOrder() {
        List<String> header = PEOPLE.values().iterator().next().header();
        assertThat(header.subList(0, 5)).containsExactly("PNR", "KOEN", "FOEDSELSDATO", "HERKOMST", "KOMMUNE");
        List<Week> weeks = header.stream()
                .filter(name -> name.startsWith("y_"))
                .map(name -> Week.parse(name.substring(2)))
                .toList();
        List<Week> wanted = new ArrayList<>();
        for (Week week = Week.of(2016, 1); !week.isAfter(Week.of(2024, 26)); week = week.plusWeeks(1)) {
            wanted.add(week);
        }
        assertThat(weeks).isEqualTo(wanted).contains(Week.of(2020, 53));
        assertThat(header).contains("y_2053", "grad_2016_01", "grad_2024_06").doesNotContain("y_1953", "y_2427");
        assertThat(header.stream().filter(name -> name.startsWith("grad_"))).hasSize(102);
    }

    @Test
    void replacementNumbersBelongToNobodyAndTellPeopleApart() {
        assertThat(PEOPLE).hasSize(2_000);
        for (Row row : PEOPLE.values()) {
            String number = row.get("PNR");
            assertThat(number).matches("[6-9]\\d{9}");
            String birth = row.get("FOEDSELSDATO");
            assertThat(Integer.parseInt(number.substring(0, 2)))
                    .isEqualTo(60 + Integer.parseInt(birth.substring(0, 2)));
            assertThat(number.substring(2, 6)).isEqualTo(birth.substring(3, 5) + birth.substring(8));
            // The rule of the real numbers: the seventh digit gives the century, the last is odd for men.
            assertThat(number.charAt(6) >= '4').isEqualTo(row.birthDate().getYear() >= 2000);
            assertThat((number.charAt(9) - '0') % 2 == 1)
                    .isEqualTo(row.get("KOEN").equals("M"));
        }
    }

    @Test
    void numbersStayDistinctWhenBirthDatesRepeat() {
        Set<String> numbers = new HashSet<>();
        int persons = 60_000;
        for (int i = 0; i < persons; i++) {
            numbers.add(Person.of(5, i, Week.of(2016, 1)).replacementNumber());
        }
        assertThat(numbers).hasSize(persons);
        assertThat(Person.of(5, (int) Person.most() - 1, Week.of(2016, 1)).replacementNumber())
                .matches("[6-9]\\d{9}");
    }

    @Test
    void codesAndRatiosAreThoseOfTheModel() {
        Set<String> codes = new HashSet<>();
        for (Row row : PEOPLE.values()) {
            for (int i = 5; i < row.cells().length; i++) {
                String cell = row.cells()[i];
                if (row.header().get(i).startsWith("y_")) {
                    codes.add(cell);
                } else {
                    assertThat(cell).matches("|0,\\d\\d|1,00").isNotEqualTo("0,00");
                }
            }
        }
        assertThat(codes)
                .containsExactlyInAnyOrder("", "140", "144", "130", "111", "890", "651", "881", "783", "997", "999");
    }

    @Test
    void noChildHasACodeOrAJobAndTheDeadStayDead() {
        for (Row row : PEOPLE.values()) {
            Week grownUp = Week.of(row.birthDate().plusYears(18));
            String before = "";
            for (String column : row.header()) {
                String cell = row.get(column);
                if (column.startsWith("y_")) {
                    if (Week.parse(column.substring(2)).isBefore(grownUp)) {
                        assertThat(cell).isEmpty();
                    }
                    if (before.equals("999") || before.equals("997")) {
                        assertThat(cell).isEqualTo(before);
                    }
                    before = cell;
                }
            }
        }
    }

    @Test
    void theListNamesPeopleOfTheExtractOnceEach() {
        assertThat(LISTED).hasSizeGreaterThan(200);
        assertThat(LISTED).extracting(Listed::number).doesNotHaveDuplicates().allMatch(n -> n.matches("\\d{6}-\\d{4}"));
        assertThat(LISTED).allMatch(row -> PEOPLE.containsKey(row.number().replace("-", "")));
        assertThat(LISTED).extracting(Listed::offer).containsOnly(EXTRACT.intervention());
        assertThat(LISTED.stream().map(Listed::reason).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("gennemført", "afbrudt: job", "afbrudt: uddannelse", "afbrudt: andet", "");
    }

    @Test
    void coursesLieOnWorkdaysAndTheUnfinishedHaveNoEnd() {
        for (Listed row : LISTED) {
            assertThat(row.start().getDayOfWeek()).isLessThan(DayOfWeek.SATURDAY);
            assertThat(row.end().isEmpty()).isEqualTo(row.reason().isEmpty());
            if (row.end().isEmpty()) {
                assertThat(Week.of(row.start()))
                        .isGreaterThan(EXTRACT.span().end().minusWeeks(Programme.WEEKS));
            } else {
                assertThat(Delivery.date(row.end())).isAfterOrEqualTo(row.start());
                assertThat(Delivery.date(row.end()).getDayOfWeek()).isLessThan(DayOfWeek.SATURDAY);
            }
        }
        assertThat(LISTED.stream().map(Listed::start).map(d -> d.getDayOfWeek()).collect(Collectors.toSet()))
                .hasSize(5);
    }

    @Test
    void codesFollowTheCourse() {
        for (Listed row : LISTED) {
            Row person = PEOPLE.get(row.number().replace("-", ""));
            Week start = Week.of(row.start());
            Week end = row.end().isEmpty() ? EXTRACT.span().end().minusWeeks(1) : Week.of(Delivery.date(row.end()));
            assertThat(code(person, start.minusWeeks(1)))
                    .as("at risk before %s", start)
                    .isEqualTo("140");
            assertThat(person.birthDate().plusYears(18)).isBefore(row.start());
            assertThat(person.birthDate().plusYears(30)).isAfter(start.monday());
            boolean leftAtOnce = !code(person, start).equals("144");
            long inCourse = person.header().stream()
                    .filter(name -> name.startsWith("y_") && person.get(name).equals("144"))
                    .count();
            if (leftAtOnce) {
                assertThat(inCourse).isZero();
                assertThat(end).isEqualTo(start);
                assertThat(row.reason()).startsWith("afbrudt");
            } else {
                assertThat(inCourse).isEqualTo(start.weeksUntil(end) + 1);
                assertThat(code(person, end)).isEqualTo("144");
            }
            switch (row.reason()) {
                case "gennemført" -> assertThat(inCourse).isEqualTo(13);
                case "afbrudt: job" ->
                    assertThat(after(person, start, end, leftAtOnce)).isEmpty();
                case "afbrudt: uddannelse" ->
                    assertThat(after(person, start, end, leftAtOnce)).isEqualTo("651");
                case "afbrudt: andet" ->
                    assertThat(after(person, start, end, leftAtOnce)).isNotIn("140", "144", "651");
                default -> assertThat(inCourse).isLessThan(13);
            }
        }
    }

    @Test
    void nobodyIsInMeasureWithoutBeingListed() {
        Set<String> listed =
                LISTED.stream().map(row -> row.number().replace("-", "")).collect(Collectors.toSet());
        assertThat(PEOPLE.values().stream()
                        .filter(row -> List.of(row.cells()).contains("144"))
                        .map(row -> row.get("PNR")))
                .isSubsetOf(listed);
    }

    @Test
    void otherWeeksHaveOtherColumns() {
        SyntheticExtract old = SyntheticExtract.of(20, 1).withSpan(WeekSpan.of(Week.of(1998, 40), 183));
        List<String> header = Delivery.people(old).values().iterator().next().header();
        assertThat(header)
                .contains("y_9840", "y_9853", "y_0001", "grad_1998_10")
                .doesNotContain("y_9839", "y_1601");
    }

    private static String after(Row person, Week start, Week end, boolean leftAtOnce) {
        return code(person, leftAtOnce ? start : end.plusWeeks(1));
    }

    private static String code(Row person, Week week) {
        String year = Integer.toString(100 + week.year() % 100).substring(1);
        return person.get("y_" + year + (week.number() < 10 ? "0" : "") + week.number());
    }
}
