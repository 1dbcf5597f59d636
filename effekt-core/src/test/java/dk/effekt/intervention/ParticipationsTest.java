package dk.effekt.intervention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParticipationsTest {

    private static final String BTU = "Brobygning til Uddannelse";
    private static final String MENTOR = "Mentor";

    private static final Participation ANNE_BTU = participation(-5, BTU, 1, 30, "Afsluttet");
    private static final Participation ANNE_BTU_AGAIN = participation(-5, BTU, 60, 90, "Job");
    private static final Participation BO_BTU_SHORT = participation(3, BTU, 1, 5, "");
    private static final Participation BO_BTU_RUNNING =
            new Participation(3, new Intervention(BTU), day(1), Optional.empty(), "");
    private static final Participation BO_MENTOR = participation(3, MENTOR, 1, 30, "");

    private static final List<Participation> ALL =
            List.of(ANNE_BTU, ANNE_BTU_AGAIN, BO_BTU_SHORT, BO_BTU_RUNNING, BO_MENTOR);

    @Test
    void standByInterventionPersonStartAndEndWithTheRunningLast() {
        Participations participations = Participations.of(reversed(ALL));

        assertThat(participations.interventions()).containsExactly(BTU, MENTOR);
        assertThat(participations.in(BTU)).containsExactly(ANNE_BTU, ANNE_BTU_AGAIN, BO_BTU_SHORT, BO_BTU_RUNNING);
        assertThat(participations.in(MENTOR)).containsExactly(BO_MENTOR);
        assertThat(participations.size()).isEqualTo(5);
    }

    @Test
    void doNotDependOnTheOrderOfTheList() {
        Participations sorted = Participations.of(ALL);
        List<Participation> shuffled = new ArrayList<>(ALL);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(Participations.of(shuffled).in(BTU)).isEqualTo(sorted.in(BTU));
        }
    }

    @Test
    void haveAFingerprintOfAllThatTheySayInWhateverOrder() {
        List<Participation> others = List.of(
                participation(4, MENTOR, 1, 30, ""),
                participation(3, BTU, 1, 30, ""),
                participation(3, MENTOR, 2, 30, ""),
                participation(3, MENTOR, 1, 31, ""),
                participation(3, MENTOR, 1, 30, "Job"),
                new Participation(3, new Intervention(MENTOR), day(1), Optional.empty(), ""));

        assertThat(Participations.of(reversed(ALL)).fingerprint())
                .hasSize(64)
                .isEqualTo(Participations.of(ALL).fingerprint());
        assertThat(others)
                .extracting(other -> Participations.of(List.of(other)).fingerprint())
                .doesNotHaveDuplicates()
                .doesNotContain(Participations.of(List.of(BO_MENTOR)).fingerprint());
    }

    @Test
    void keepARepeatedRowOnceAndReportTheOthers() {
        Participations.Builder builder = Participations.builder();
        builder.add(BO_MENTOR, 2);
        builder.add(ANNE_BTU, 3);
        builder.add(BO_MENTOR, 4);

        Participations participations = builder.build("indsats.csv", "semicolon");

        assertThat(participations.in(MENTOR)).containsExactly(BO_MENTOR);
        assertThat(participations.report().rowsRead()).isEqualTo(3);
        assertThat(participations.report().rowsKept()).isEqualTo(2);
        assertThat(participations.report().findings())
                .singleElement()
                .hasToString("indsats.csv, line 4: repeats the participation of line 2 word for word; one is kept.")
                .extracting(Finding::reason)
                .isEqualTo(Reason.REPEATED);
    }

    @Test
    void keepARepeatedRecordOnceToo() {
        Participations participations = Participations.of(List.of(BO_MENTOR, ANNE_BTU, BO_MENTOR));

        assertThat(participations.size()).isEqualTo(2);
        assertThat(participations.report().rowsRefused()).isEqualTo(1);
        assertThat(participations.report().findings())
                .extracting(f -> f.place().line())
                .containsExactly(3L);
    }

    @Test
    void keepRowsThatDifferInTheReasonOnly() {
        assertThat(Participations.of(List.of(ANNE_BTU, participation(-5, BTU, 1, 30, "Udeblevet")))
                        .size())
                .isEqualTo(2);
    }

    @Test
    void accountForRefusedRowsInTheOrderOfTheLines() {
        Participations.Builder builder = Participations.builder();
        Finding refusal = Finding.refused(Reason.REVERSED, Place.of("indsats.csv", 9), "ends before it starts", "");
        Finding note = Finding.noted(Reason.NOT_IN_REGISTER, Place.of("indsats.csv", 3), "unknown person", "", 1);
        builder.refuse(refusal);
        builder.note(note);
        builder.add(BO_MENTOR, 2);

        Participations participations = builder.build("indsats.csv", "semicolon");

        assertThat(participations.report().rowsRead()).isEqualTo(2);
        assertThat(participations.report().rowsKept()).isEqualTo(1);
        assertThat(participations.report().findings()).containsExactly(note, refusal);
    }

    @Test
    void tellRefusalsFromNotes() {
        Participations.Builder builder = Participations.builder();
        Finding refusal = Finding.refused(Reason.REVERSED, Place.of("indsats.csv", 9), "", "");
        Finding note = Finding.noted(Reason.NOT_IN_REGISTER, Place.of("indsats.csv", 3), "", "", 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.refuse(note))
                .withMessageContaining("not a refusal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.note(refusal))
                .withMessageContaining("not a note");
    }

    @Test
    void canBeBuiltTwice() {
        Participations.Builder builder = Participations.builder();
        builder.add(BO_MENTOR, 2);
        builder.add(BO_MENTOR, 3);
        Participations first = builder.build("indsats.csv", "semicolon");
        Participations second = builder.build("indsats.csv", "semicolon");

        assertThat(second.report()).isEqualTo(first.report());
    }

    @Test
    void offerTheNearestInterventionForAnUnknownOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Participations.of(ALL).in("Brobygning til uddanelse"))
                .withMessage("no participation in intervention 'Brobygning til uddanelse'; "
                        + "did you mean 'Brobygning til Uddannelse'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Participations.of(ALL).in("Virksomhedspraktik"))
                .withMessage("no participation in intervention 'Virksomhedspraktik'; "
                        + "it has Brobygning til Uddannelse, Mentor");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Participations.of(List.of()).in(MENTOR))
                .withMessage("no participation in intervention 'Mentor'; there are none");
    }

    @Test
    void cannotBeChanged() {
        Participations participations = Participations.of(ALL);

        assertThatThrownBy(() -> participations.in(BTU).clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> participations.interventions().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void printHowManyThereAre() {
        assertThat(Participations.of(ALL)).hasToString("5 participations in 2 interventions");
    }

    private static Participation participation(long person, String intervention, int from, int to, String reason) {
        return new Participation(person, new Intervention(intervention), day(from), Optional.of(day(to)), reason);
    }

    private static LocalDate day(int dayOfYear) {
        return LocalDate.ofYearDay(2021, dayOfYear);
    }

    private static List<Participation> reversed(List<Participation> list) {
        List<Participation> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
