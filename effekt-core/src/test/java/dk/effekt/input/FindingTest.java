package dk.effekt.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.input.Finding.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class FindingTest {

    private static final Place CELL = Place.of("dream.csv", 17).at("y_2001");

    @Test
    void printsThePlaceTheFaultAndTheRemedy() {
        assertThat(Finding.refused(Reason.NOT_A_CODE, CELL, "'x' is not a benefit code", "Write three digits."))
                .hasToString("dream.csv, line 17, column y_2001: 'x' is not a benefit code. Write three digits.");
    }

    @Test
    void printsHowOftenItWasMetIfMoreThanOnce() {
        assertThat(Finding.noted(Reason.UNKNOWN_CODE, CELL, "code 555 is not in the codebook", "", 3))
                .hasToString(
                        "dream.csv, line 17, column y_2001: code 555 is not in the codebook (3 times, first here).");
    }

    @Test
    void saysWhatBecameOfTheThingFound() {
        assertThat(Finding.refused(Reason.NOT_A_CODE, CELL, "", "").kind()).isEqualTo(Kind.ROW_REFUSED);
        assertThat(Finding.leftOut(Reason.UNKNOWN_COLUMN, CELL, "", "").kind()).isEqualTo(Kind.COLUMN_LEFT_OUT);
        assertThat(Finding.noted(Reason.UNKNOWN_CODE, CELL, "", "", 1).kind()).isEqualTo(Kind.NOTED);
    }

    @Test
    void wasMetAtLeastOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Finding.noted(Reason.UNKNOWN_CODE, CELL, "", "", 0))
                .withMessageContaining("count 0");
    }

    @Test
    void becomesAnExceptionThatSaysTheSameAndHidesNoCause() {
        Finding finding = Finding.refused(Reason.NOT_A_CODE, CELL, "'x' is not a benefit code", "");

        assertThat(DataException.of(finding))
                .hasMessage(finding.toString())
                .hasNoCause()
                .extracting(DataException::finding)
                .isEqualTo(finding);
    }

    @Test
    void staysWithAnExceptionThatIsSentElsewhere() throws Exception {
        DataException sent = DataException.of(Finding.refused(Reason.NOT_A_CODE, CELL, "'x'", "Write three digits."));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sent);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((DataException) in.readObject()).finding()).isEqualTo(sent.finding());
        }
    }
}
