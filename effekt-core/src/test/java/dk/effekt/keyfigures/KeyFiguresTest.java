package dk.effekt.keyfigures;

import static dk.effekt.calendar.FollowUp.jobindsatsDays;
import static dk.effekt.calendar.FollowUp.months;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.keyfigures.KeyFigure.Visibility;
import dk.effekt.register.Grouping;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Small cases to be counted on fingers; 4 May 2020 is the Monday of the first week of May. */
class KeyFiguresTest {

    private static final String EDUCATION_FROM_JULY = "U".repeat(8) + "G".repeat(38);
    private static final String ASSISTANCE = "U".repeat(46);
    private static final String DEAD_IN_JULY = "U".repeat(8) + "D" + "-".repeat(37);

    private static final Grouping STATUS = Grouping.of(
            "two states",
            "test",
            List.of(StateGroup.EDUCATION.in(Town.CODEBOOK), StateGroup.BENEFIT.in(Town.CODEBOOK)));

    private static KeyFiguresBuilder byMonth() {
        return KeyFigures.of("course").by(CalendarPeriod.MONTH).protectedBy(SmallCells.unprotected());
    }

    private static Participation course(long id, String start, String end, String reason) {
        return new Participation(
                id,
                new Intervention("course"),
                LocalDate.parse(start),
                end.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(end)),
                reason);
    }

    private static Register town(String... lives) {
        List<Person> persons = new ArrayList<>();
        for (String life : lives) {
            persons.add(Town.person(persons.size() + 1L, life));
        }
        return Town.register(persons);
    }

    private static KeyFigures measure(KeyFiguresBuilder asked, Register register, Participation... courses) {
        return asked.measure(register, Participations.of(Arrays.asList(courses)));
    }

    private static long count(KeyFigures figures, String figure, String period, String group) {
        return figures.get(figure, period, group).count().orElseThrow();
    }

    @Test
    void aWeekBelongsToThePeriodOfItsThursday() {
        // Thursday 28 May begins in May; Tuesday 30 June ends in the week of Thursday 2 July.
        KeyFigures figures = measure(byMonth(), town(ASSISTANCE), course(1, "2020-05-28", "2020-06-30", "done"));

        assertThat(count(figures, "in the offer", "2020-05", "courses begun")).isEqualTo(1);
        assertThat(count(figures, "in the offer", "2020-06", "courses finished"))
                .isZero();
        assertThat(count(figures, "in the offer", "2020-06", "courses under way at the end"))
                .isEqualTo(1);
        assertThat(count(figures, "in the offer", "2020-07", "courses finished"))
                .isEqualTo(1);
        assertThat(count(figures, "in the offer", "2020-07", "people who took part in the period"))
                .isEqualTo(1);
        assertThat(count(figures, "in the offer", "2020-08", "people who took part in the period"))
                .isZero();
        assertThat(figures.get("weeks of finished courses", "2020-07", "done, mean")
                        .value())
                .hasValue(34 / 7.0);
        // To Sunday 28 June, 32 days.
        assertThat(figures.get("weeks so far", "2020-06", "all, median").value())
                .hasValue(32 / 7.0);
    }

    @Test
    void twoCoursesOfOnePersonAreOnePerson() {
        KeyFigures figures = measure(
                byMonth(),
                town(ASSISTANCE),
                course(1, "2020-05-04", "", ""),
                course(1, "2020-05-11", "", ""),
                course(2, "2020-05-11", "", ""));

        assertThat(count(figures, "in the offer", "2020-05", "courses under way at the end"))
                .isEqualTo(3);
        assertThat(count(figures, "in the offer", "2020-05", "people in them")).isEqualTo(2);
        assertThat(count(figures, "in the offer", "2020-06", "people who took part in the period"))
                .isEqualTo(2);
    }

    @Test
    void whoIsNotFollowedLongEnoughIsNoNo() {
        // The register ends with the week of 15 March 2021.
        KeyFigures figures = measure(
                byMonth().status(STATUS, jobindsatsDays(1, 3)),
                town(EDUCATION_FROM_JULY, ASSISTANCE, DEAD_IN_JULY),
                course(1, "2020-05-04", "2020-06-01", ""),
                course(2, "2020-05-04", "2020-06-01", ""),
                course(3, "2020-05-04", "2020-06-01", ""),
                course(1, "2020-08-04", "2021-01-15", ""),
                course(9, "2020-08-04", "2021-01-15", ""));

        // Day 30 is 1 July, in the week before the one in which people leave: it begins on 29 June.
        assertThat(count(figures, "status after 1 month", "2020-06", "income-replacement"))
                .isEqualTo(2 - 1 + 1 - 1);
        assertThat(figures.get("status after 3 months", "2020-06", "education"))
                .isEqualTo(KeyFigure.share("status after 3 months", "2020-06", "education", new Share(1, 3)));
        assertThat(count(figures, "status after 3 months", "2020-06", "in none of these"))
                .isEqualTo(1);
        assertThat(figures.get("status after 3 months", "2021-01", "education").value())
                .isEmpty();
        assertThat(figures.get("status after 3 months", "2021-01", "education").of())
                .hasValue(0);
        assertThat(count(figures, "status after 3 months", "2021-01", "still under observation"))
                .isEqualTo(1);
        assertThat(count(figures, "status after 3 months", "2021-01", "not in the register"))
                .isEqualTo(1);
        assertThat(figures.table()).contains("still under observation");
    }

    @Test
    void whoComesBackSoonIsAReturner() {
        // All leave in the week of 29 June; back after 9 weeks, after 10, and not at all.
        String left = "U".repeat(8) + ".".repeat(9);
        KeyFigures figures = measure(
                byMonth().returners(StateGroup.BENEFIT, 2),
                town(
                        left + "U".repeat(29),
                        left + "." + "U".repeat(28),
                        left + ".".repeat(29),
                        "U".repeat(8) + "..." + "U".repeat(35),
                        "U".repeat(39) + "......."),
                course(1, "2020-05-11", "2020-06-01", ""),
                course(2, "2020-05-11", "2020-06-01", ""),
                course(3, "2020-05-11", "2020-06-01", ""),
                course(4, "2020-05-11", "2020-06-01", ""),
                course(5, "2020-05-11", "", ""));

        assertThat(figures.get("returners within 2 months", "2020-07", "back on income-replacement"))
                .isEqualTo(KeyFigure.share(
                        "returners within 2 months", "2020-07", "back on income-replacement", new Share(1, 3)));
        assertThat(figures.rows("returners within 2 months").stream()
                        .filter(row -> row.group().equals("still under observation"))
                        .mapToLong(row -> row.count().orElseThrow())
                        .sum())
                .as("a gap of three weeks is none, and one of six holds February")
                .isEqualTo(1);
    }

    /** 2 months are 9 weeks: who leaves 9 weeks after the week in which the course ended still counts, after 10 no more. */
    @Test
    void whoLeavesLongAfterTheCourseIsNotFollowed() {
        String life = "U".repeat(20) + ".".repeat(26);
        KeyFigures figures = measure(
                byMonth().returners(StateGroup.BENEFIT, 2),
                town(life, life),
                course(1, "2020-05-11", "2020-07-20", ""),
                course(2, "2020-05-11", "2020-07-19", ""));

        assertThat(figures.get("returners within 2 months", "2020-09", "not back")
                        .of())
                .hasValue(1);
    }

    @Nested
    class Periods {

        private final Participation course = course(1, "2020-05-14", "2020-06-30", "");

        @Test
        void areThoseThatTheRegisterHoldsToTheirEnd() {
            assertThat(measure(byMonth(), town(ASSISTANCE), course).periods())
                    .hasSize(10)
                    .first()
                    .hasToString("2020-05");
            assertThat(measure(byMonth().by(CalendarPeriod.HALF_YEAR), town(ASSISTANCE), course)
                            .periods())
                    .extracting(ReportPeriod::name)
                    .containsExactly("2020-H1", "2020-H2");
        }

        @Test
        void areOneIfNoneAreAskedFor() {
            KeyFigures figures = KeyFigures.of("course")
                    .protectedBy(SmallCells.unprotected())
                    .measure(town(ASSISTANCE), Participations.of(List.of(course)));

            assertThat(figures.periods()).extracting(ReportPeriod::name).containsExactly("2020-W20 to 2021-W11");
            assertThat(figures.table()).doesNotContain("change ");
        }

        @Test
        void endWithTheRegister() {
            WeekSpan beyond = WeekSpan.of(Town.FIRST, 47);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> measure(byMonth().between(beyond), town(ASSISTANCE), course))
                    .withMessageContaining("whose last week is 2021-W11");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> measure(byMonth().by(CalendarPeriod.YEAR), town("UUUU"), course))
                    .withMessageContaining("no whole period");
        }

        @Test
        void areWhole() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            measure(byMonth().between(WeekSpan.of(Week.of(2020, 20), 8)), town(ASSISTANCE), course))
                    .withMessageContaining("say between [2020-W19, 2020-W32)");
        }

        @Test
        void mayHaveNoCourse() {
            KeyFigures figures = measure(
                    byMonth()
                            .between(WeekSpan.of(Week.of(2020, 49), Week.of(2021, 9)))
                            .status(STATUS, months(1))
                            .timeTo(months(1), StateGroup.EDUCATION),
                    town(ASSISTANCE),
                    course);

            assertThat(figures.rows("in the offer")).allMatch(row -> row.count().orElseThrow() == 0);
            assertThat(figures.table()).contains("not stated");
        }
    }

    @Test
    void saysAllThatTheRegisterLacks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> measure(
                        byMonth()
                                .characteristic("education")
                                .status(
                                        Grouping.of("jobs", "test", List.of(StateGroup.JOB.in(Town.CODEBOOK))),
                                        months(1))
                                .returners(StateGroup.of("flexi-job"), 12),
                        town(ASSISTANCE),
                        course(1, "2020-05-14", "", "")))
                .withMessageContaining("no trait 'education'")
                .withMessageContaining("grouping 'jobs' needs the monthly employment ratio")
                .withMessageContaining("flexi-job");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> measure(
                        byMonth().timeTo(months(1), StateGroup.BENEFIT, StateGroup.CASH_ASSISTANCE),
                        town(ASSISTANCE),
                        course(1, "2020-05-14", "", "")))
                .withMessageContaining("at once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyFigures.of("cuorse")
                        .measure(town(ASSISTANCE), Participations.of(List.of(course(1, "2020-05-14", "", "")))))
                .withMessageContaining("did you mean 'course'?");
    }

    @Test
    void reasonsThatNobodyMappedStandApart() {
        KeyFigures figures = measure(
                byMonth().reasons(EndReasons.named("ours").with("job", "job")),
                town(ASSISTANCE),
                course(1, "2020-05-14", "2020-05-20", "job"),
                course(1, "2020-05-15", "2020-05-20", "flyttet"));

        assertThat(count(figures, "finished, by reason", "2020-05", "not mapped"))
                .isEqualTo(1);
        assertThat(figures.warnings()).anyMatch(warning -> warning.contains("'flyttet' (1)"));
        assertThat(figures.protectedBy(SmallCells.standard()).warnings())
                .contains("Reasons that no mapping holds: 1 that may not be shown. Map them with EndReasons.with(…).");
    }

    @Test
    void aListThatMayHaveEndedIsPointedOut() {
        KeyFigures figures = measure(byMonth(), town(ASSISTANCE), course(1, "2020-05-14", "2020-05-20", "job"));

        assertThat(count(figures, "in the offer", "2020-06", "courses begun")).isZero();
        assertThat(figures.warnings()).anyMatch(warning -> warning.startsWith("No course begins after 2020-05-14. If"));
        assertThat(measure(
                                byMonth()
                                        .between(CalendarPeriod.MONTH.weeks(
                                                CalendarPeriod.MONTH.number(Week.of(2020, 20)))),
                                town(ASSISTANCE),
                                course(1, "2020-05-14", "2020-05-20", "job"))
                        .warnings())
                .noneMatch(warning -> warning.startsWith("No course begins"));
    }

    /** 9 of one word end in May and 3 in June: 12 above the page, less 9, would be the 3. */
    @Test
    void wordsAboveThePageDoNotTellWhatIsHiddenInIt() {
        Participation[] courses = IntStream.rangeClosed(1, 60)
                .mapToObj(id -> course(
                        id,
                        "2020-05-04",
                        id % 2 == 0 ? "2020-05-20" : "2020-06-20",
                        id <= 18 && id % 2 == 0 || id < 6 ? "flyttet" : "job"))
                .toArray(Participation[]::new);
        KeyFigures figures = measure(
                byMonth().reasons(EndReasons.named("ours").with("job", "job")).protectedBy(SmallCells.standard()),
                town(ASSISTANCE),
                courses);

        assertThat(figures.get("finished, by reason", "2020-06", "not mapped").visibility())
                .isEqualTo(Visibility.HIDDEN);
        assertThat(figures.warnings().toString().contains("(12)")
                        && figures.get("finished, by reason", "2020-05", "not mapped")
                                        .visibility()
                                == Visibility.SHOWN)
                .isFalse();
    }

    /** 40 people begin in May, of whom 3 end for a job and 37 otherwise. */
    private static KeyFigures forty(SmallCells rule) {
        Person[] persons = IntStream.rangeClosed(1, 40)
                .mapToObj(id -> Town.person(id, id <= 3 ? EDUCATION_FROM_JULY : ASSISTANCE, PersonTraits.UNKNOWN))
                .toArray(Person[]::new);
        Participation[] courses = IntStream.rangeClosed(1, 40)
                .mapToObj(
                        id -> course(id, "2020-05-04", "2020-06-" + (10 + id % 10), id <= 3 ? "job, \"new\"" : "done"))
                .toArray(Participation[]::new);
        return measure(
                byMonth()
                        .status(STATUS, months(1, 3))
                        .timeTo(months(3), StateGroup.EDUCATION)
                        .protectedBy(rule),
                Town.register(persons),
                courses);
    }

    @Test
    void smallCountsAreInNoOutput() {
        KeyFigures figures = forty(SmallCells.standard());

        assertThat(figures.rows("finished, by reason"))
                .filteredOn(row -> row.period().equals("2020-06"))
                .extracting(KeyFigure::visibility)
                .containsOnly(Visibility.HIDDEN);
        assertThat(figures.get("weeks of finished courses", "2020-06", "all, mean")
                        .value())
                .isPresent();
        assertThat(figures.get("come to within 3 months", "2020-05", "education")
                        .visibility())
                .isEqualTo(Visibility.HIDDEN);
        assertThat(figures.table("finished, by reason")).contains("..").doesNotContain(" 37", " 3 ");
        assertThat(figures.toCsv()).doesNotContain(",37,", ",3,").contains("hidden");
        assertThat(figures.toJson()).doesNotContain(": 37,", ": 3,", ": 37.0", ": 3.0");
        assertThat(figures).hasToString("key figures of course, 2020-05 to 2021-02, 8 figures");
    }

    @Test
    void whatIsUnprotectedSaysSo() {
        KeyFigures figures = forty(SmallCells.unprotected());

        assertThat(count(figures, "finished, by reason", "2020-06", "done")).isEqualTo(37);
        assertThat(figures.table()).contains("! UNPROTECTED");
        assertThat(figures.toCsv()).contains("UNPROTECTED");
        assertThat(figures.toJson()).contains("UNPROTECTED");
        assertThat(figures.toString()).endsWith("UNPROTECTED");
        assertThat(figures.protectedBy(SmallCells.standard()).rows())
                .isEqualTo(forty(SmallCells.standard()).rows());
    }

    @Test
    void roundedCountsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> forty(SmallCells.roundingTo(5)))
                .withMessageContaining("use SmallCells.hidingBelow(…)");
    }

    @Test
    void thePageFitsEightyColumns() {
        KeyFigures figures = forty(SmallCells.unprotected());

        assertThat(figures.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(figures.definitions().keySet())
                .allSatisfy(figure -> assertThat(figures.table(figure).lines()).allMatch(line -> line.length() <= 80));
        assertThat(figures.table())
                .containsPattern("status after 1 month +2020-05 +% +2020-06 +% +95 % CI +change")
                .contains("What the figures are", "not what the intervention did");
    }

    @Test
    void goesToCsv() {
        String[] lines = forty(SmallCells.unprotected()).toCsv().split("\n", -1);

        assertThat(lines[0]).isEqualTo("intervention,figure,period,group,unit,value,count,n,low,high,visibility,rule");
        assertThat(lines)
                .contains("course,in the offer,2020-05,courses begun,count,40,40,,,,shown,"
                        + "UNPROTECTED: small counts are shown; not to be published")
                .anyMatch(line -> line.startsWith(
                        "course,\"finished, by reason\",2020-06,\"job, \"\"new\"\"\",share,0.075,3,40,0.0"));
        assertThat(lines[lines.length - 1]).isEmpty();
    }

    @Test
    void goesToJson() throws Exception {
        KeyFigures figures = forty(SmallCells.unprotected());
        JsonNode json = new ObjectMapper().readTree(figures.toJson());

        assertThat(json.get("effektKeyFigures").asInt()).isEqualTo(1);
        assertThat(json.get("rows")).hasSize(figures.rows().size());
        assertThat(json.get("periods").get(0).get("firstWeek").asText()).isEqualTo("2020-W19");
        assertThat(json.get("source").get("registerSha256").asText()).hasSize(64);
        assertThat(json.get("rule").get("protected").asBoolean()).isFalse();
        assertThat(figures.toJson()).isEqualTo(forty(SmallCells.unprotected()).toJson());
    }

    @Test
    void offersTheNearestName() {
        KeyFigures figures = forty(SmallCells.unprotected());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> figures.table("in the ofer"))
                .withMessageContaining("did you mean 'in the offer'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> figures.get("in the offer", "2020-05", "nobody"))
                .withMessageContaining("courses begun");
    }
}
