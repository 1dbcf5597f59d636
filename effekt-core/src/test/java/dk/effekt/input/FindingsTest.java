package dk.effekt.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private final Findings findings = Findings.none();

    @Test
    void standByLineWithTheWholeInputFirst() {
        Finding note = Finding.noted(Reason.MISSING_WEEK, Place.of("dream.csv"), "no week", "", 2);
        findings.refuse(refused(Reason.NOT_A_CODE, 9));
        findings.refuse(refused(Reason.NOT_A_PERSON, 3));
        findings.note(note);

        assertThat(findings.toList())
                .containsExactly(note, refused(Reason.NOT_A_PERSON, 3), refused(Reason.NOT_A_CODE, 9));
        assertThat(findings).hasToString("3 findings, 2 rows refused");
    }

    @Test
    void countRefusedRowsAndNothingElse() {
        findings.add(new Finding(Finding.Kind.ROW_REFUSED, Reason.REST_OF_PERSON, Place.of("dream.csv", 4), "", "", 5));
        findings.add(refused(Reason.NOT_A_CODE, 9));
        findings.add(Finding.noted(Reason.UNKNOWN_CODE, Place.of("dream.csv", 4), "", "", 100));
        findings.add(Finding.leftOut(Reason.UNKNOWN_COLUMN, Place.of("dream.csv", 1), "", ""));

        assertThat(findings.refused()).isEqualTo(6);
    }

    @Test
    void tellRefusalsFromNotes() {
        Finding note = Finding.noted(Reason.UNKNOWN_CODE, Place.of("dream.csv", 4), "", "", 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> findings.refuse(note))
                .withMessageContaining("not a refusal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> findings.note(refused(Reason.NOT_A_CODE, 9)))
                .withMessageContaining("not a note");
        assertThat(findings.toList()).isEmpty();
    }

    @Test
    void standOneByOneUpToAThousandOfAReason() {
        refuse(Reason.NOT_A_CODE, 1, 1000);

        assertThat(findings.toList()).hasSize(1000).allMatch(f -> f.count() == 1);
    }

    @Test
    void showTheLastOneAsItIsIfItStandsAlone() {
        refuse(Reason.NOT_A_CODE, 1, 1001);

        assertThat(findings.toList()).hasSize(1001).contains(refused(Reason.NOT_A_CODE, 1001));
    }

    @Test
    void areOneBeyondThatWithTheirCountAndTheFirstOfTheirLines() {
        refuse(Reason.NOT_A_CODE, 1, 5000);
        refuse(Reason.NOT_A_PERSON, 5001, 5002);

        assertThat(findings.toList()).hasSize(1003);
        assertThat(findings.toList().get(999)).isEqualTo(refused(Reason.NOT_A_CODE, 1000));
        assertThat(findings.toList().get(1000))
                .hasToString("dream.csv, line 1001: further ones of the same reason (4000 times, first here).");
        assertThat(findings.refused()).isEqualTo(5002);
    }

    @Test
    void areToldApartByWhatBecameOfThem() {
        for (int line = 1; line <= 1001; line++) {
            findings.add(refused(Reason.UNKNOWN_VALUE, line));
            findings.add(Finding.noted(Reason.UNKNOWN_VALUE, Place.of("dream.csv", line), "", "", 1));
        }

        assertThat(findings.toList()).hasSize(2002);
        assertThat(findings.refused()).isEqualTo(1001);
    }

    @Test
    void areTheSameInWhateverOrderLinesCome() {
        List<Finding> all = new ArrayList<>();
        for (int line = 1; line <= 3000; line++) {
            all.add(refused(Reason.NOT_A_CODE, line));
            all.add(refused(line % 2 == 0 ? Reason.REPEATED : Reason.CONTRADICTORY, 3000 + line));
        }
        all.forEach(findings::add);
        Collections.shuffle(all, new Random(1));
        Findings shuffled = Findings.none();
        all.forEach(shuffled::add);

        assertThat(shuffled.toList()).isEqualTo(findings.toList());
        assertThat(shuffled.refused()).isEqualTo(6000);
    }

    @Test
    void ofTwoReportsKeepTheirCounts() {
        refuse(Reason.NOT_A_CODE, 1, 3000);
        Findings both = Findings.none();
        findings.toList().forEach(both::add);
        findings.toList().forEach(both::add);

        assertThat(both.refused()).isEqualTo(6000);
        assertThat(both.toList()).hasSize(1001);
        assertThat(both.toList().get(1000).count()).isEqualTo(5000);
    }

    @Test
    void ofMillionsTakeTheRoomOfAThousand() {
        refuse(Reason.NOT_A_CODE, 1, 3_000_000);

        assertThat(findings.toList()).hasSize(1001);
        assertThat(findings.toList().get(1000).count()).isEqualTo(2_999_000);
        assertThat(new ReadReport("dream.csv", "wide", 3_000_007, 7, findings.toList()).summary())
                .contains("… and 2,999,995 more of the same reason (NOT_A_CODE)");
    }

    private void refuse(Reason reason, int firstLine, int lastLine) {
        for (int line = firstLine; line <= lastLine; line++) {
            findings.refuse(refused(reason, line));
        }
    }

    private static Finding refused(Reason reason, int line) {
        return Finding.refused(reason, Place.of("dream.csv", line), "'x' will not do", "Mend it.");
    }
}
