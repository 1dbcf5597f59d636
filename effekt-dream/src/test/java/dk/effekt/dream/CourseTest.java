package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Sex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is kept of a person's rows, and what is said when they contradict each other. */
class CourseTest {

    private static final int W1 = Week.of(2016, 1).epochWeek();

    @Nested
    class Rows_of_one_week {

        private final WeeklyCourse course = new WeeklyCourse();

        @Test
        void take_the_room_of_the_stretches_in_whatever_order_they_come() {
            List<Integer> weeks =
                    new ArrayList<>(IntStream.range(0, 1000).boxed().toList());
            Collections.shuffle(weeks, new Random(1));
            weeks.forEach(week -> say(week, week < 400 ? 130 : 140, 2 + week));

            assertThat(stretches()).containsExactly("0-400 130", "400-1000 140");
        }

        @Test
        void are_joined_at_both_ends() {
            say(2, 130, 2);
            say(4, 130, 3);
            say(3, 130, 4);
            say(1, 130, 5);
            say(5, 130, 6);

            assertThat(stretches()).containsExactly("1-6 130");
        }

        @Test
        void are_apart_if_a_week_or_the_code_is_between_them() {
            say(1, 130, 2);
            say(3, 130, 3);
            say(4, 140, 4);

            assertThat(stretches()).containsExactly("1-2 130", "3-4 130", "4-5 140");
        }

        @Test
        void name_the_line_of_the_other_row_where_rows_are_in_order() {
            IntStream.range(0, 10).forEach(week -> say(week, 130, 12 + week));

            assertThat(say(7, 140, 70)).hasToString("Optional[140 for 2016-W08 where line 19 says 130]");
        }

        @Test
        void name_the_line_of_the_other_row_where_stretches_have_met() {
            IntStream.range(5, 10).forEach(week -> say(week, 130, 12 + week));
            IntStream.range(0, 5).forEach(week -> say(week, 130, 12 + week));

            assertThat(say(7, 140, 70)).hasToString("Optional[140 for 2016-W08 where line 19 says 130]");
            assertThat(say(0, 140, 71)).hasToString("Optional[140 for 2016-W01 where line 12 says 130]");
        }

        @Test
        void name_the_line_from_which_on_the_other_row_stands_where_they_are_not() {
            say(1, 130, 40);
            say(2, 130, 20);
            say(3, 130, 30);

            assertThat(say(1, 0, 70))
                    .hasToString("Optional[no benefit for 2016-W02 where a row from line 20 on says 130]");
        }

        @Test
        void that_repeat_each_other_are_counted() {
            say(1, 130, 2);
            say(2, 130, 3);
            say(1, 130, 9);
            say(2, 130, 7);

            assertThat(course.repeats()).isEqualTo(2);
            assertThat(course.firstRepeat()).isEqualTo(7);
            assertThat(stretches()).containsExactly("1-3 130");
        }

        private Optional<Clash> say(int week, int code, long line) {
            return course.add(new Stretch(W1 + week, W1 + week + 1, code, line));
        }

        private List<String> stretches() {
            return CourseTest.stretches(course);
        }
    }

    @Nested
    class Rows_of_one_period {

        private final PeriodCourse course = new PeriodCourse(Optional.empty());
        private final WeekSpan span = WeekSpan.of(Week.of(2016, 1), 20);

        @Test
        void may_overlap_if_they_have_one_code() {
            say(4, 8, 130, 2);
            say(0, 6, 130, 3);
            say(1, 3, 130, 4);
            say(8, 9, 140, 5);

            assertThat(course.settle(span)).isEmpty();
            assertThat(stretches(course)).containsExactly("0-8 130", "8-9 140");
        }

        @Test
        void name_both_lines_if_they_overlap_with_two_codes() {
            say(0, 10, 130, 7);
            say(2, 4, 130, 2);
            say(5, 6, 140, 3);

            // The period of line 2 is over by then; that of line 7 is not.
            assertThat(course.settle(span))
                    .hasValueSatisfying(clash -> assertThat(clash)
                            .hasToString("130 for 2016-W06 where line 3 says 140")
                            .extracting(Clash::line)
                            .isEqualTo(7L));
        }

        @Test
        void run_to_the_end_and_are_cut_to_the_span() {
            say(-5, 3, 130, 2);
            say(18, Stretch.STILL_RUNS, 140, 3);
            say(30, 40, 111, 4);

            assertThat(course.settle(span)).isEmpty();
            assertThat(stretches(course)).containsExactly("0-3 130", "18-20 140");
        }

        @Test
        void without_a_code_say_nothing_of_their_weeks() {
            say(0, 20, 0, 2);
            say(5, 6, 140, 3);

            assertThat(course.settle(span)).isEmpty();
            assertThat(stretches(course)).containsExactly("5-6 140");
        }

        @Test
        void that_repeat_each_other_are_counted_before_they_are_cut() {
            say(-5, 3, 130, 2);
            say(-4, 3, 130, 3);
            say(-5, 3, 130, 9);
            say(-5, 3, 130, 4);

            assertThat(course.settle(span)).isEmpty();
            assertThat(course.repeats()).isEqualTo(2);
            assertThat(course.firstRepeat()).isEqualTo(4);
        }

        private void say(int from, int to, int code, long line) {
            int end = to == Stretch.STILL_RUNS ? to : W1 + to;
            assertThat(course.add(new Stretch(W1 + from, end, code, line))).isEmpty();
        }
    }

    @Nested
    class Traits {

        private final Course course = new WeeklyCourse();

        @Test
        void may_be_told_one_by_one() {
            PersonTraits all = new PersonTraits(Sex.WOMAN, Optional.of(LocalDate.of(1990, 2, 1)), Origin.WESTERN, 860);

            assertThat(course.know(new PersonTraits(Sex.WOMAN, Optional.empty(), Origin.UNKNOWN, 0)))
                    .isEmpty();
            assertThat(course.know(new PersonTraits(Sex.UNKNOWN, all.birthDate(), Origin.WESTERN, 860)))
                    .isEmpty();
            assertThat(course.know(PersonTraits.UNKNOWN)).isEmpty();
            assertThat(course.traits()).isEqualTo(all);
        }

        @Test
        void contradict_each_other_but_for_the_municipality() {
            course.know(new PersonTraits(Sex.WOMAN, Optional.of(LocalDate.of(1990, 2, 1)), Origin.WESTERN, 860));

            assertThat(course.know(new PersonTraits(Sex.MAN, Optional.empty(), Origin.UNKNOWN, 0)))
                    .hasValue("sex");
            assertThat(course.know(
                            new PersonTraits(Sex.UNKNOWN, Optional.of(LocalDate.of(1990, 2, 2)), Origin.UNKNOWN, 0)))
                    .hasValue("birth date");
            assertThat(course.know(new PersonTraits(Sex.UNKNOWN, Optional.empty(), Origin.DANISH, 0)))
                    .hasValue("origin");
            assertThat(course.know(new PersonTraits(Sex.UNKNOWN, Optional.empty(), Origin.UNKNOWN, 101)))
                    .isEmpty();
            assertThat(course.hasMoved()).isTrue();
            assertThat(course.traits().municipality()).isZero();
        }
    }

    private static List<String> stretches(Course course) {
        Stretches all = course.stretches();
        return IntStream.range(0, all.size())
                .mapToObj(i -> (all.from(i) - W1) + "-" + (all.to(i) - W1) + " " + all.code(i))
                .toList();
    }
}
