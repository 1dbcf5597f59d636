package dk.effekt.keyfigures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.protocol.Bilingual;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ways out of an offer. */
class IncidencesTest {

    private static final int[] TIMES = {2, 3, 3, 5, 8, 8, 9, 12, 13, 13};

    private final List<ReportPeriod> period = List.of(new ReportPeriod("one", WeekSpan.of(Week.of(2020, 1), 26)));

    private List<KeyFigure> rows(int weeks, List<String> destinations, int... causes) {
        Breakdown notKnown =
                Breakdown.empty(Bilingual.same(""), Bilingual.same(""), Base.BEGUN, List.of(), List.of(), 1);
        Incidences of = Incidences.of(
                Bilingual.same("ways"),
                Bilingual.same(""),
                destinations.stream().map(Group::named).toList(),
                weeks,
                3,
                List.of(new Incidences.Times(TIMES, causes)),
                notKnown);
        InTheOffer offer = new InTheOffer(new long[][] {{TIMES.length, TIMES.length, 0, TIMES.length, TIMES.length}});
        return of.rows(period, Protection.of(SmallCells.unprotected(), List.of(offer, of), List.of(), 1));
    }

    /** R 4.2, survival: {@code summary(survfit(Surv(t, e) ~ 1, conf.type = "log-log"), times = c(4, 9))}. */
    @Test
    void toOneDestinationIsKaplanMeierWithTheLogLogInterval() {
        KeyFigure four = rows(4, List.of("job"), 1, 1, 0, 1, 0, 1, 1, 0, 1, 0).get(0);
        assertThat(four.value().orElseThrow()).isCloseTo(0.2, within(1e-12));
        assertThat(four.low().orElseThrow()).isCloseTo(0.0541273541610884, within(1e-9));
        assertThat(four.high().orElseThrow()).isCloseTo(0.591309218366596, within(1e-9));
        KeyFigure nine = rows(9, List.of("job"), 1, 1, 0, 1, 0, 1, 1, 0, 1, 0).get(0);
        assertThat(nine.value().orElseThrow()).isCloseTo(0.571428571428571, within(1e-12));
        assertThat(nine.low().orElseThrow()).isCloseTo(0.281546575123641, within(1e-9));
        assertThat(nine.high().orElseThrow()).isCloseTo(0.885958222344222, within(1e-9));
        assertThat(nine.count()).hasValue(5);
        assertThat(nine.of()).hasValue(10);
    }

    /** R 4.2, survival: {@code survfit(Surv(t, factor(c(1,2,0,1,0,2,1,0,3,0), 0:3)) ~ 1)}. */
    @Test
    void toSeveralIsAalenJohansen() {
        List<KeyFigure> nine = rows(9, List.of("job", "education", "out"), 1, 2, 0, 1, 0, 2, 1, 0, 3, 0);
        assertThat(nine)
                .extracting(row -> Math.round(1e12 * row.value().orElseThrow()))
                .containsExactly(357142857143L, 214285714286L, 0L);
        assertThat(nine.get(2).low()).isEmpty();
    }

    @Test
    void areNotKnownBeyondWhatIsSeen() {
        assertThat(rows(14, List.of("job"), 1, 1, 0, 1, 0, 1, 1, 0, 1, 0).get(0).value())
                .isEmpty();
        assertThat(rows(13, List.of("job"), 1, 1, 0, 1, 0, 1, 1, 0, 1, 0).get(0).value())
                .as("two are followed to week 13, and three are asked for")
                .isEmpty();
        assertThat(rows(14, List.of("job"), 1, 1, 1, 1, 1, 1, 1, 1, 1, 1).get(0).value())
                .as("all were followed until they came there")
                .hasValue(1);
    }
}
