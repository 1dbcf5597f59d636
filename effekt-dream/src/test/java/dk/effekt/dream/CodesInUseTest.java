package dk.effekt.dream;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.outcome.Outcomes.inJobOrEducation;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.dream.synthetic.SyntheticExtract;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which codes a result says that no source confirms, against the cells of the extract and the rows of the table. */
class CodesInUseTest {

    private static final SyntheticExtract EXTRACT = SyntheticExtract.of(3_000, 5);

    /** The codes in the cells of the file, read without the reader. */
    private static final Set<Integer> CELLS = new TreeSet<>();

    private static StudyResult result;

    @BeforeAll
    static void estimate() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        EXTRACT.writeDream(file);
        String[] lines = file.toString(StandardCharsets.ISO_8859_1).split("\r\n");
        String[] header = lines[0].split(";", -1);
        for (int line = 1; line < lines.length; line++) {
            String[] cells = lines[line].split(";", -1);
            for (int column = 0; column < cells.length; column++) {
                if (header[column].matches("y_\\d{4}") && !cells[column].isBlank()) {
                    CELLS.add(Integer.parseInt(cells[column]));
                }
            }
        }
        Register register = Dream.reader().read(EXTRACT.openDream(), "dream.csv");
        Participations participations = ParticipationList.reader().read(EXTRACT.openParticipations(), "indsats.csv");
        result = Study.named("codes")
                .participantsOf("Brobygning til Uddannelse")
                .eligible(receiving(EDUCATIONAL_ASSISTANCE))
                .matchedOn(age())
                .followUp(months(1))
                .outcomes(inJobOrEducation(), onPublicBenefit())
                .build()
                .estimate(register, participations);
    }

    @Test
    void educational_assistance_rests_on_recollected_numbers() {
        Set<Integer> expected = IntStream.concat(IntStream.rangeClosed(140, 149), IntStream.rangeClosed(720, 729))
                .filter(CELLS::contains)
                .boxed()
                .collect(Collectors.toSet());

        assertThat(expected).isNotEmpty();
        assertThat(codes("educational-assistance")).isEqualTo(expected);
    }

    @Test
    void the_blank_and_the_grant_have_a_source_for_their_numbers() {
        assertThat(CELLS).contains(651);
        assertThat(result.provenance().unverified()).containsOnlyKeys("educational-assistance", "income-replacement");
    }

    @Test
    void sickness_benefit_has_a_source_for_its_number_and_cash_assistance_has_none() {
        assertThat(CELLS).contains(130, 890);
        assertThat(codes("income-replacement")).contains(130).doesNotContain(890);
        assertThat(CELLS).containsAll(codes("income-replacement"));
    }

    @Test
    void the_summary_says_so() {
        assertThat(result.summary()).contains("Codes in use that no source confirms: educational-assistance ");
    }

    private static Set<Integer> codes(String group) {
        return result.provenance().unverified().get(group).stream()
                .map(State::code)
                .collect(Collectors.toSet());
    }
}
