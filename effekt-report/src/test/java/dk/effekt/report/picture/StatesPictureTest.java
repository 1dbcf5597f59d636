package dk.effekt.report.picture;

import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATION;
import static dk.effekt.register.StateGroup.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.outcome.StatePaths;
import dk.effekt.report.Bridge;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatesPictureTest {

    private static final StatePaths TREATED = Bridge.study().statesOfTreated(JOB, EDUCATION, BENEFIT);
    private static final StatePaths CONTROLS = Bridge.study().statesOfControls(JOB, EDUCATION, BENEFIT);

    @Test
    void unprotectedSharesAreThoseOfThePaths() {
        List<List<Object>> rows = Pictures.states(TREATED, CONTROLS, "all", SmallCells.unprotected(), ENGLISH)
                .table()
                .rows();

        assertThat(rows).hasSize(2 * (TREATED.horizon() + 1));
        assertThat(rows.get(26))
                .containsExactly(
                        "participants",
                        26.0,
                        TREATED.share("job", 26),
                        TREATED.share("education", 26),
                        TREATED.share("income-replacement", 26),
                        TREATED.share("other", 26));
        assertThat(rows.get(TREATED.horizon() + 1).get(0)).isEqualTo("comparison group");
    }

    @Test
    void aShareIsOfEnoughPersonsOrOfNone() {
        int threshold = 60;
        Picture picture = Pictures.states(TREATED, CONTROLS, "few", SmallCells.hidingBelow(threshold), DANISH);

        for (List<Object> row : picture.table().rows()) {
            StatePaths paths = row.get(0).equals("deltagere") ? TREATED : CONTROLS;
            int week = ((Double) row.get(1)).intValue();
            int joined = 0;
            double sum = 0;
            for (int i = 0; i < paths.states().size(); i++) {
                int persons = paths.persons(paths.states().get(i), week);
                double share = (Double) row.get(i + 2);
                sum += share;
                if (share == 0 || i == paths.states().size() - 1) {
                    joined += persons;
                } else {
                    assertThat(persons).isGreaterThanOrEqualTo(threshold);
                }
            }
            assertThat(joined == 0 || joined >= threshold).isTrue();
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
        assertThat(picture.notes()).isNotEmpty();
    }

    @Test
    void bothAreFollowedThroughTheSameStates() {
        StatePaths others = Bridge.study().statesOfControls(JOB);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pictures.states(TREATED, others, ENGLISH))
                .withMessageContaining("ask for the same states");
    }
}
