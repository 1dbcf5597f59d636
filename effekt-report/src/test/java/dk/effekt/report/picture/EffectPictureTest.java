package dk.effekt.report.picture;

import static dk.effekt.outcome.Outcomes.inJob;
import static dk.effekt.protocol.Language.DANISH;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.effect.EffectPath;
import dk.effekt.report.Bridge;
import org.junit.jupiter.api.Test;

class EffectPictureTest {

    private static final EffectPath PATH = Bridge.study().path(inJob());

    @Test
    void theTableHoldsTheEffectOfEachWeek() {
        DataTable table = Pictures.effect(PATH, DANISH).table();

        assertThat(table.rows()).hasSize(PATH.lastWeek() - PATH.firstWeek() + 1);
        assertThat(table.rows().get(13).subList(0, 4))
                .containsExactly(
                        13.0,
                        PATH.at(13).estimate(),
                        PATH.at(13).ciLow(),
                        PATH.at(13).ciHigh());
    }
}
