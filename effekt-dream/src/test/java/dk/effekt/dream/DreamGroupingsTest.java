package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.register.Codebook;
import dk.effekt.register.Employment;
import dk.effekt.register.Grouping;
import dk.effekt.register.State;
import dk.effekt.register.StateSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which class a code is in, by each grouping. The lists are typed from the sources, not taken from the code. */
class DreamGroupingsTest {

    private static final Codebook STANDARD = DreamCodebook.standard();
    private static final Grouping SPLIT = DreamGroupings.pmc9893621();
    private static final Grouping FOUR = DreamGroupings.jobindsats(STANDARD);
    private static final Grouping PRIORITY = DreamGroupings.jobindsatsPriority(STANDARD);
    private static final Grouping READINESS = DreamGroupings.readiness(STANDARD);

    @ParameterizedTest
    @CsvSource({
        "651, no-benefit",
        "881, no-benefit",
        "890, health-benefit",
        "893, health-benefit",
        "891, other-benefit",
        "774, other-benefit",
        "130, other-benefit",
        // Job clarification came after the paper's list: the split does not call it a health benefit.
        "870, other-benefit",
        "998, other-benefit",
        "555, other-benefit"
    })
    void the_published_split_puts_a_code_here(int code, String expected) {
        assertThat(whatever(SPLIT, State.ofCode(code))).contains(expected);
    }

    @Test
    void the_published_split_is_the_paper_s_table_code_by_code() {
        List<Integer> none = List.of(121, 651, 652, 661, 881);
        List<Integer> health = Stream.of(
                        IntStream.of(750, 760, 771, 775, 781, 783, 785, 810, 890, 893),
                        IntStream.rangeClosed(753, 758),
                        IntStream.rangeClosed(763, 768),
                        IntStream.rangeClosed(813, 818))
                .flatMap(IntStream::boxed)
                .toList();
        for (int code = 100; code <= 999; code++) {
            assertThat(whatever(SPLIT, State.ofCode(code)))
                    .as("code %d", code)
                    .contains(
                            none.contains(code)
                                    ? "no-benefit"
                                    : health.contains(code) ? "health-benefit" : "other-benefit");
        }
    }

    @Test
    void the_published_split_merges_no_kinds_of_blank() {
        assertThat(whatever(SPLIT, State.NO_BENEFIT)).contains("no-benefit");
        assertThat(whatever(SPLIT, State.OUT_OF_SCOPE)).isEmpty();
        assertThat(whatever(SPLIT, State.NOT_OBSERVED)).isEmpty();
    }

    @Test
    void a_code_that_nobody_knows_can_be_told_from_another_benefit() {
        Grouping apart = SPLIT.unknownApart(STANDARD);

        assertThat(whatever(apart, State.ofCode(555))).contains("unknown-code");
        assertThat(whatever(apart, State.ofCode(130))).contains("other-benefit");
        assertThat(whatever(apart, State.ofCode(890))).contains("health-benefit");
        assertThat(SPLIT).hasToString("PMC9893621: no-benefit, health-benefit, other-benefit (every other code)");
    }

    @ParameterizedTest
    @CsvSource({
        "0, wage-work, self-support",
        "130, income-replacement, income-replacement",
        "890, income-replacement, income-replacement",
        "621, income-replacement, income-replacement",
        // Education comes before wage work, wage work before other.
        "651, education, education",
        "881, wage-work, ",
        "661, wage-work, ",
        "412, wage-work, ",
        "999, wage-work, ",
        "555, , "
    })
    void jobindsats_puts_a_week_with_and_without_employment_here(int code, String employed, String notEmployed) {
        assertThat(FOUR.of(new State(code), Employment.EMPLOYED)).isEqualTo(Optional.ofNullable(employed));
        assertThat(FOUR.of(new State(code), Employment.NOT_EMPLOYED)).isEqualTo(Optional.ofNullable(notEmployed));
    }

    @Test
    void without_a_known_employment_benefits_can_be_told_and_the_blank_cannot() {
        assertThat(FOUR.of(State.ofCode(130), Employment.NOT_OBSERVED)).contains("income-replacement");
        assertThat(FOUR.of(State.NO_BENEFIT, Employment.NOT_OBSERVED)).isEmpty();
        assertThat(FOUR.set("wage-work").isUnknown(State.NO_BENEFIT, Employment.NOT_OBSERVED))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "111, unemployment-benefit",
        "113, temporary-unemployment-benefit",
        "135, cash-assistance",
        "730, cash-assistance",
        "511, integration-benefit",
        "140, educational-assistance",
        "750, rehabilitation",
        "810, resource-course",
        "870, job-clarification",
        "890, sickness-benefit",
        "771, flexi-job",
        "740, unemployment-allowance",
        "783, disability-pension",
        "621, early-retirement",
        "651, education",
        "881, leave-or-other",
        "998, leave-or-other",
        "0, self-support"
    })
    void the_order_of_precedence_has_a_class_for_a_week_without_employment(int code, String expected) {
        assertThat(PRIORITY.of(new State(code), Employment.NOT_EMPLOYED)).contains(expected);
    }

    @Test
    void employment_counts_only_where_no_benefit_and_no_education_comes_before_it() {
        for (State state : allStates()) {
            Optional<String> employed = PRIORITY.of(state, Employment.EMPLOYED);
            Optional<String> not = PRIORITY.of(state, Employment.NOT_EMPLOYED);
            if (not.isPresent() && List.of("leave-or-other", "self-support").contains(not.get())) {
                assertThat(employed).as("%s", state).contains("wage-employment");
            } else {
                assertThat(employed).as("%s", state).isEqualTo(not);
            }
        }
    }

    @Test
    void the_four_groups_are_the_statuses_put_together() {
        for (State state : allStates()) {
            for (Employment employment : Employment.values()) {
                Optional<String> together = PRIORITY.of(state, employment).flatMap(DreamGroupingsTest::group);
                assertThat(FOUR.of(state, employment))
                        .as("%s, %s", state, employment)
                        .isEqualTo(together);
            }
        }
    }

    @Test
    void every_code_of_the_table_has_a_status() {
        for (State state : allStates()) {
            assertThat(PRIORITY.of(state, Employment.NOT_EMPLOYED).isPresent())
                    .as("%s", state)
                    .isEqualTo(STANDARD.entry(state).isPresent());
        }
    }

    @Test
    void the_classes_stand_in_the_order_of_the_statuses() {
        assertThat(PRIORITY.classes())
                .extracting(StateSet::name)
                .containsExactlyElementsOf(Arrays.stream(JobindsatsStatus.values())
                        .map(JobindsatsStatus::className)
                        .distinct()
                        .toList());
        assertThat(PRIORITY.source()).contains("jobindsats.dk");
    }

    @ParameterizedTest
    @CsvSource({
        "1, dagpenge",
        "2, særlig uddannelsesydelse",
        "3, arbejdsmarkedsydelse",
        "4, kontantydelse",
        "5, kontanthjælp",
        "6, integrationsydelse",
        "7, uddannelseshjælp",
        "8, revalidering og forrevalidering",
        "9, ressourceforløb",
        "10, jobafklaringsforløb",
        "11, sygedagpenge",
        "12, fleksjob",
        "13, ledighedsydelse",
        "14, førtidspension",
        "15, efterløn og overgangsydelse",
        "16, uddannelse",
        "17, lønmodtagerbeskæftigelse",
        "18, andet",
        "19, selvforsørgelse"
    })
    void the_list_has_nineteen_statuses_in_this_order(int number, String nameDa) {
        assertThat(JobindsatsStatus.values()).hasSize(19);
        assertThat(JobindsatsStatus.values()[number - 1].number()).isEqualTo(number);
        assertThat(JobindsatsStatus.values()[number - 1].nameDa()).isEqualTo(nameDa);
    }

    @Test
    void a_status_prints_its_number_and_both_names() {
        assertThat(JobindsatsStatus.WAGE_EMPLOYMENT).hasToString("17 wage employment (lønmodtagerbeskæftigelse)");
    }

    @ParameterizedTest
    @CsvSource({
        "130, job-ready",
        "139, job-ready",
        "140, education-ready",
        "149, education-ready",
        "720, activity-ready",
        "730, activity-ready",
        "738, activity-ready",
        "111, ",
        "890, "
    })
    void readiness_is_told_of_cash_and_educational_assistance_only(int code, String expected) {
        assertThat(whatever(READINESS, State.ofCode(code))).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void a_codebook_that_lacks_a_group_is_told_so() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DreamGroupings.jobindsats(Codebook.of("own", List.of())))
                .withMessageContaining("codebook own has no group 'no-registered-benefit'");
    }

    /** The published group of a class of statuses. */
    private static Optional<String> group(String status) {
        return switch (status) {
            case "wage-employment" -> Optional.of("wage-work");
            case "education", "self-support" -> Optional.of(status);
            case "leave-or-other" -> Optional.empty();
            default -> Optional.of("income-replacement");
        };
    }

    private static Optional<String> whatever(Grouping grouping, State state) {
        return grouping.of(state, Employment.NOT_OBSERVED);
    }

    private static List<State> allStates() {
        return IntStream.concat(IntStream.of(0, 1, 2), IntStream.rangeClosed(100, 999))
                .mapToObj(State::new)
                .toList();
    }
}
