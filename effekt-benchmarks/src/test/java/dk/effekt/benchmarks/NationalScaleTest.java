package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.register.MonthlySeries;
import dk.effekt.register.Register;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps of the national scale, on a village. */
class NationalScaleTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private String run(String... args) {
        NationalScale.run(new PrintStream(printed, true, StandardCharsets.UTF_8), args);
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void scansSavesAndOpens(@TempDir Path folder) {
        String file = folder.resolve("village.effekt").toString();

        assertThat(run("spells", "1000", file))
                .contains("register of 1,000 persons, 1991-W32 to 2025-W52")
                .containsPattern("full-history scan, 2 threads \\d")
                .containsPattern("save .* GB/s");
        assertThat(run("open", file)).containsPattern("open .* GB/s");
        assertThat(Register.open(Path.of(file)).fingerprint())
                .isEqualTo(Country.register(1_000, false).fingerprint());
    }

    @Test
    void measuresAStudyOnOneThreadAndOnTwo() {
        assertThat(run("study", "20000", "50"))
                .containsPattern("cohort of [345]\\d starts against [\\d,]{6,} person-weeks")
                .contains("30 covariates", "-- on 2 threads", "4 outcomes of 2")
                .containsPattern("all of it +\\d");
    }

    @ParameterizedTest
    @EnumSource
    void readsAnExtractOfEachForm(CountryFile form) {
        assertThat(run("read", form.name(), "1000"))
                .contains(form + ": ", " 0 refused")
                .containsPattern("text +\\d")
                .contains("register of 1,000 persons, 1991-W32 to 2025-W52");
    }

    @Test
    void allFormsSayTheSame() {
        assertThat(Stream.of(CountryFile.values())
                        .map(form -> form.reader().read(form.of(300), "country").fingerprint()))
                .hasSize(3)
                .containsOnly(CountryFile.WIDE
                        .reader()
                        .read(CountryFile.WIDE.of(300), "country")
                        .fingerprint());
    }

    @Test
    void aCountryHasTheSpellsAndRatiosItPromises() {
        Register without = Country.register(2_000, false);
        Register with = Country.register(2_000, true);

        assertThat(without.spellCount() / 2_000.0).isBetween(38.0, 44.0);
        assertThat(without.has(MonthlySeries.EMPLOYMENT_RATIO)).isFalse();
        assertThat(with.has(MonthlySeries.EMPLOYMENT_RATIO)).isTrue();
        assertThat(with.spellCount()).isGreaterThan(without.spellCount());
    }

    @Test
    void anotherWordIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run("spell", "1000"))
                .withMessageContaining("'spell' is not spells, ratios, study, open or read");
    }
}
