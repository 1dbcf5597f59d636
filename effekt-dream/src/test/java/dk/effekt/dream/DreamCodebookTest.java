package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.input.DataException;
import dk.effekt.register.Codebook;
import dk.effekt.register.CodebookEntry;
import dk.effekt.register.CodebookEntry.Evidence;
import dk.effekt.register.Employment;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the code table says, and what a code table of one's own must look like. */
class DreamCodebookTest {

    private static final String HEADER = "code,name_da,name_en,group,class,evidence";

    private final Codebook standard = DreamCodebook.standard();

    @ParameterizedTest
    @CsvSource({
        "unemployment-benefit, '111 123-126 211-219 299'",
        "temporary-unemployment-benefit, 112-115",
        "cash-assistance, '130-139 730-738'",
        "integration-benefit, 511-528",
        // The source has a group of this name for 140 alone: the class is its union with the others.
        "educational-assistance, '140-149 720-729'",
        "rehabilitation, '750 753-758 760 763-768'",
        "resource-course, '810 813-818'",
        "job-clarification, '870 873-878'",
        "sickness-benefit, 890-899",
        "flexi-job, '771 774'",
        "unemployment-allowance, 740-748",
        "disability-pension, '783 785'",
        "early-retirement, '611 621-622 784'",
        "education, 651-652",
        "education-exit, 651-652",
        "other, '121 411-413 661 775 781 881'",
        "censoring, 996-999",
        "no-registered-benefit, 0",
        "no-benefit, '0 121 651-652 661 881'",
        "health-benefit, '750 753-758 760 763-768 771 775 781 783 785 810 813-818 890 893'",
        "in-measure, '123-126 131-139 141-149 211-219 299 731-738 743-748 753-758 763-768 813-818 873-878 891-892 894-899'",
        "income-replacement, '111-115 123-126 130-149 211-219 299 511-528 611 621-622 720-738 740-748 750 753-758 760"
                + " 763-768 771 774 783-785 810 813-818 870 873-878 890-899'"
    })
    void a_group_has_these_codes(String group, String codes) {
        assertThat(codes(standard.group(group))).isEqualTo(codes);
    }

    @Test
    void every_named_state_group_is_there() {
        assertThat(List.of(
                        StateGroup.EDUCATIONAL_ASSISTANCE,
                        StateGroup.CASH_ASSISTANCE,
                        StateGroup.UNEMPLOYMENT_BENEFIT,
                        StateGroup.SICKNESS_BENEFIT,
                        StateGroup.IN_MEASURE,
                        StateGroup.BENEFIT,
                        StateGroup.EDUCATION,
                        StateGroup.JOB,
                        StateGroup.SELF_SUPPORT))
                .allSatisfy(group -> assertThat(group.in(standard)).isNotNull());
    }

    @Test
    void job_clarification_is_other_by_the_published_split_and_health_related_by_family() {
        assertThat(standard.entry(State.ofCode(870)).orElseThrow().groups())
                .contains("health-related", "job-clarification")
                .doesNotContain("health-benefit", "no-benefit");
    }

    @Test
    void every_row_says_what_it_rests_on() {
        assertThat(standard.entries()).allSatisfy(entry -> {
            assertThat(entry.source()).contains("; class: effekt's judgement");
            assertThat(entry.nameDa()).isNotBlank();
            assertThat(entry.nameEn()).isNotBlank();
        });
        assertThat(standard.entry(State.ofCode(140)).orElseThrow().evidence()).isEqualTo(Evidence.UNVERIFIED);
        assertThat(standard.entries().stream()
                        .collect(Collectors.groupingBy(CodebookEntry::evidence, Collectors.counting())))
                .containsEntry(Evidence.SOURCED, 1L)
                .containsEntry(Evidence.PARTLY, 36L);
    }

    @Test
    void no_code_is_in_two_status_classes() {
        List<String> classes = List.of(
                "unemployment-benefit",
                "temporary-unemployment-benefit",
                "cash-assistance",
                "integration-benefit",
                "educational-assistance",
                "rehabilitation",
                "resource-course",
                "job-clarification",
                "sickness-benefit",
                "flexi-job",
                "unemployment-allowance",
                "disability-pension",
                "early-retirement",
                "education",
                "other",
                "censoring",
                "no-registered-benefit");

        assertThat(standard.entries())
                .allSatisfy(entry -> assertThat(entry.groups().stream().filter(classes::contains))
                        .hasSize(1));
    }

    @Test
    void it_is_read_once() {
        assertThat(DreamCodebook.standard()).isSameAs(standard);
        assertThat(standard).hasToString("codebook effekt 2026-11: 64 rows, 35 groups");
    }

    @Test
    void a_table_of_ones_own_replaces_it(@TempDir Path folder) throws IOException {
        Codebook own = read(
                folder, HEADER, "blank,Intet,None,,no-registered-benefit,sourced", "555,Nyt,New,mine; own,new,partly");

        assertThat(codes(own.group("own"))).isEqualTo("555");
        assertThat(own.entry(State.ofCode(555)).orElseThrow().nameEn()).isEqualTo("New");
        assertThat(own.version()).matches("codes\\.csv sha256:[0-9a-f]{8}");
    }

    @Test
    void the_standard_table_can_be_read_as_ones_own(@TempDir Path folder) throws IOException {
        Path copy = folder.resolve("codes.csv");
        try (var resource = DreamCodebook.class.getResourceAsStream("codes.csv")) {
            Files.copy(resource, copy);
        }

        assertThat(DreamCodebook.read(copy).entries()).isEqualTo(standard.entries());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "14x,a,b,,c,partly       | line 3, column code     | '14x' is not a code | three digits",
                "149-141,a,b,,c,partly   | line 3, column code     | is not a code | a range such as",
                "111,a,b,,c,partly       | line 3, column code     | line 2 holds too | Keep one of the rows",
                "140,a,b,Not Kebab,c,partly | line 3, column group | is not a list of group names | lower case",
                "140,a,b,,c,perhaps      | line 3, column evidence | 'perhaps' is no evidence | sourced, partly or unverified",
                "140,a,b,,c              | line 3                  | 5 cells where the header has 6 | Export the row again"
            })
    void a_faulty_row_is_named(String row, String place, String detail, String remedy, @TempDir Path folder) {
        assertThatThrownBy(() -> read(folder, HEADER, "111,a,b,,c,partly", row))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("codes.csv, " + place, detail, remedy);
    }

    @Test
    void a_faulty_header_is_named(@TempDir Path folder) {
        assertThatThrownBy(() -> read(folder, HEADER.replace("class", "klass"), "111,a,b,,c,partly"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("line 1, column klass", "did you mean 'class'?");
        assertThatThrownBy(() -> read(folder, "code,name_da,name_en,group,class", "111,a,b,,c"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("line 1", "no column evidence");
        assertThatThrownBy(() -> read(folder, HEADER))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no rows");
    }

    private static Codebook read(Path folder, String... lines) throws IOException {
        Path file = folder.resolve("codes.csv");
        Files.write(file, Given.bytes(lines));
        return DreamCodebook.read(file);
    }

    /** The codes of a set in words, such as {@code 111 123-126}; 0 is the blank. */
    private static String codes(StateSet set) {
        int[] codes = IntStream.rangeClosed(0, 999)
                .filter(code -> code == 0 || State.isCode(code))
                .filter(code -> set.contains(new State(code), Employment.EMPLOYED))
                .toArray();
        StringBuilder text = new StringBuilder();
        for (int from = 0, to; from < codes.length; from = to + 1) {
            to = from;
            while (to + 1 < codes.length && codes[to + 1] == codes[to] + 1) {
                to++;
            }
            text.append(from == 0 ? "" : " ").append(codes[from]).append(to == from ? "" : "-" + codes[to]);
        }
        return text.toString();
    }
}
