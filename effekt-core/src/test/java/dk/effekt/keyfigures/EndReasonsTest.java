package dk.effekt.keyfigures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EndReasonsTest {

    private static final EndReasons REASONS = EndReasons.named("ours")
            .with("job", "afbrudt: job", "kom i arbejde")
            .with("back to the job centre", "tilbage til jobcenter");

    @Test
    void mapsWordsWhateverTheirCaseAndSpaces() {
        assertThat(REASONS.of("Afbrudt:  JOB ")).hasValue("job");
        assertThat(REASONS.of("kom i arbejde")).hasValue("job");
        assertThat(REASONS.of("tilbage til jobcenter")).hasValue("back to the job centre");
    }

    @Test
    void guessesNothing() {
        assertThat(REASONS.of("job")).isEmpty();
        assertThat(REASONS.of("  ")).hasValue("not stated");
    }

    @Test
    void takesMoreWordsForAReason() {
        EndReasons more = REASONS.with("job", "fleksjob");

        assertThat(more.of("fleksjob")).hasValue("job");
        assertThat(more.reasons()).containsExactly("job", "back to the job centre");
        assertThat(REASONS.of("fleksjob")).isEmpty();
    }

    @Test
    void aWordHasOneReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REASONS.with("other", "Kom i arbejde"))
                .withMessageContaining("'Kom i arbejde' is 'job' in mapping 'ours' already");
        assertThatIllegalArgumentException().isThrownBy(() -> REASONS.with("other"));
        assertThatIllegalArgumentException().isThrownBy(() -> REASONS.with("other", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> REASONS.with("not mapped", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> EndReasons.named(" "));
    }

    @Test
    void knowsTheWordsOfTheSyntheticExtract() {
        assertThat(EndReasons.ofInterruptions().of("afbrudt: uddannelse")).hasValue("education");
        assertThat(EndReasons.ofInterruptions())
                .hasToString("gennemført and afbrudt: …: completed, job, education, other");
    }
}
