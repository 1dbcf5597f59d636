package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.dream.synthetic.SyntheticExtract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples run as they stand, from any folder. */
class ExamplesTest {

    private static final Path EXAMPLES = Script.HOUSE.resolve("examples");
    private static final String STACK_TRACE = "\tat ";

    @TempDir
    private Path folder;

    @Test
    void allAreRunHere() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jsh")))
                    .containsExactlyInAnyOrder(
                            "broforsoeg.jsh",
                            "brobygning.jsh",
                            "effektmaaling.jsh",
                            "investering.jsh",
                            "ips.jsh",
                            "kommune.jsh",
                            "noegletal.jsh",
                            "sagsstammer.jsh",
                            "udbytte.jsh");
        }
    }

    @Test
    void brobygningPrintsEffects() throws Exception {
        assertThatPrintsEffects(run("brobygning.jsh", Map.of()));
    }

    @Test
    void effektmaalingWritesAPage() throws Exception {
        Script.Run run = run("effektmaaling.jsh", Map.of());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("written to ");
        assertThat(folder.resolve("effektmaaling.html"))
                .content()
                .contains("Effektmåling: Brobygning til Uddannelse", "Efter 12 måneder", "Prøvet:")
                .doesNotContain("Ikke prøvet");
    }

    @Test
    void investeringPrintsCaseContractAndReview() throws Exception {
        Script.Run run = run("investering.jsh", Map.of());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "investment case from 2021-01-01, 500 participants",
                        "must succeed",
                        "Rate of return",
                        "reviewed")
                .doesNotContain("NaN");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    /** Straight lines from 0 to 15 points in 25 weeks and to 9 in 105 more; a grant costs more than the assistance it replaces. */
    @Test
    void broforsoegGivesTheMunicipalityWhatTheStatePays() throws Exception {
        Script.Run run = run("broforsoeg.jsh", Map.of());
        double[] weeks = {
            25 * 0.15 / 2 + 27 * (0.15 + points(52)) / 2,
            52 * (points(52) + points(104)) / 2,
            26 * (points(104) + 0.09) / 2
        };
        double[] municipal = {(0.7 + 0.8) / 2, 0.8, 0.8};
        double assistance = 6_754 * 12 / 52.0;
        double grant = 6_820 * 12 / 52.0;
        double municipality = 0;
        double state = 0;
        for (int year = 0; year < 3; year++) {
            double present = weeks[year] / Math.pow(1.035, year + 1);
            municipality += present * municipal[year] * assistance;
            state += present * ((1 - municipal[year]) * assistance - grant);
        }
        double missing = 28_000 - municipality - state;
        assertThatPrints(
                run,
                text("12 months: %4.1f points more in education, %5.2f weeks so far", 100 * points(52), weeks[0]),
                text("Municipality alone: ratio %.2f [", municipality / 28_000),
                text("Municipality: %,.0f kr [", municipality),
                text("State: %,.0f kr [", state),
                text("8,700    -8,700     %,.0f    %,.0f", municipality / 2 - 8_700, municipality - 8_700),
                text("10 of 100 more: each must be worth %,.0f kr of present value", missing / 0.1));
    }

    private static double points(double week) {
        return 0.15 - 0.06 * (week - 25) / 105;
    }

    /** 72,000 kr evenly over a year and a half; wages are 1,792 of 9,543 euro, IPS 540,000/20 kr in a year. */
    @Test
    void ipsIsPaidBackWithinItsFirstYearAndHalf() throws Exception {
        Script.Run run = run("ips.jsh", Map.of());
        double discounted = 2 / 3.0 / 1.035 + 1 / 3.0 / (1.035 * 1.035);
        double fiscal = 72_000 * (1 - 1_792 / 9_543.0);
        double firstYear = (fiscal + 40_500) * 2 / 3;
        LocalDate paidBack = LocalDate.of(2013, 1, 1).plusDays((long) Math.ceil(365 * 27_000 / firstYear));
        double error = Math.sqrt(0.599 * 0.401 / 243 + 0.465 * 0.535 / 239);
        // p = 0.001 of a normal test of two sides: its quantile of 0.9995 is 3.2905.
        double errorOfAll = 72_000 * discounted / 3.290527;
        assertThatPrints(
                run,
                text("13.4 points more in job or education (SE %.1f)", 100 * error),
                text("present value              %,.0f  %,.0f", 72_000 * discounted, errorOfAll),
                text("fiscal value               %,.0f", fiscal * discounted),
                "no deadweight, it is out of the effect already",
                "paid back",
                "27,000  " + paidBack,
                text(
                        "IPS itself              unpaid    paid      %,.0f   %,.0f",
                        31_500 * discounted, 72_000 * discounted),
                text("Saved for each more in job or education: %,.0f kr", 72_000 / 0.134),
                text("18 months of benefit: %,.0f kr", 18 * 10_968.0),
                text("each must be worth %,.0f kr", 40_500 / 0.134));
    }

    /** 56 % off benefit for 32.5 weeks on average, 80 % of 7,069 kr a month; half the cases cost 540,000/70 kr more. */
    @Test
    void sagsstammerTurnsOnWhatWouldHaveHappenedAnyway() throws Exception {
        Script.Run run = run("sagsstammer.jsh", Map.of());
        double week = 0.8 * 7_069 * 12 / 52;
        double cost = 540_000 / 70.0;
        double needed = cost / (32.5 * week / 1.035);
        double allYear = 0.56 * 52 * week / 1.035;
        assertThatPrints(
                run,
                text("net present value    %,.0f", 140 * (0.56 * 32.5 * week * 0.4 / 1.035 - cost)),
                text("Of the 56 %% who succeeded, %.0f %% may have done so anyway", 100 * (1 - needed / 0.56)),
                text("29.12   %,.0f  %,.0f", 140 * (allYear * 0.8 - cost), 140 * (allYear * 0.6 - cost)),
                text("1.8 million kr are %,.0f weeks", 1_800_000 / week),
                "above the 5.2 % to 50 % of",
                text("ratio %.2f, NPV %,.0f kr, undiscounted", 312.7 / 158, 312.7e6 - 158e6),
                text("breaks even if %.1f %%", 100 * (312.7 - 158) / 312.7));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Each piece of text, in lines of 80 columns; numbers among them are worked out here. */
    private static void assertThatPrints(Script.Run run, String... pieces) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains(pieces).doesNotContain("NaN");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void kommuneSaysWhichFilesItNeeds() throws Exception {
        Script.Run run = run("kommune.jsh", Map.of());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("kommune.jsh:", "set DREAM", "INDSATS=").doesNotContain(STACK_TRACE);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void kommuneNamesTheFileThatIsNotThere() throws Exception {
        Path missing = folder.resolve("not-there.csv");
        Script.Run run = run("kommune.jsh", Map.of("DREAM", missing.toString(), "INDSATS", missing.toString()));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("kommune.jsh:", "not-there.csv").doesNotContain(STACK_TRACE);
    }

    @Test
    void kommunePrintsEffectsOfADelivery() throws Exception {
        Path dream = folder.resolve("dream.csv.gz");
        Path indsats = folder.resolve("indsats.csv");
        Path out = folder.resolve("result.json");
        SyntheticExtract.embedded().writeDream(dream);
        SyntheticExtract.embedded().writeParticipations(indsats);
        Script.Run run = run(
                "kommune.jsh", Map.of("DREAM", dream.toString(), "INDSATS", indsats.toString(), "OUT", out.toString()));
        assertThatPrintsEffects(run);
        assertThat(run.out()).contains("dream.csv.gz: 6,000 rows read, 6,000 kept, 0 refused");
        assertThat(out).content().contains("\"effects\"", "\"protocolSha256\"");
    }

    @Test
    void noegletalPrintsAPageForEachIntervention() throws Exception {
        Path dream = folder.resolve("dream.csv.gz");
        Path indsats = folder.resolve("indsats.csv");
        SyntheticExtract.embedded().writeDream(dream);
        SyntheticExtract.embedded().writeParticipations(indsats);
        Script.Run run = run(
                "noegletal.jsh", Map.of("DREAM", dream.toString(), "INDSATS", indsats.toString(), "OUT", "noegletal"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Key figures of Brobygning til Uddannelse", "status after 12 months", "What the figures are")
                .doesNotContain("NaN", "UNPROTECTED");
        assertThat(folder.resolve("noegletal-1.csv")).content().startsWith("intervention,figure,period,group");
        assertThat(folder.resolve("noegletal-1.json")).content().contains("\"effektKeyFigures\" : 1");
    }

    @Test
    void udbytteGoesFromTheEffectToWhatItIsWorthToWhom() throws Exception {
        Path dream = folder.resolve("dream.csv.gz");
        Path indsats = folder.resolve("indsats.csv");
        SyntheticExtract.embedded().writeDream(dream);
        SyntheticExtract.embedded().writeParticipations(indsats);
        Script.Run run = run("udbytte.jsh", Map.of("DREAM", dream.toString(), "INDSATS", indsats.toString()));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("educational-assistance-at-step-4, weeks 0 to 51:", "Public purse, kroner per participant")
                .containsPattern("Municipality: -?[\\d,]+ kr \\[")
                .contains(
                        "Partly a transfer from the state", "100,000 draws, seed 2026", "what breaks even", "paid back")
                .doesNotContain("NaN");
    }

    private Script.Run run(String example, Map<String, String> environment) throws Exception {
        return Script.run(EXAMPLES.resolve(example), folder, environment);
    }

    /** The head of the effect table, a line with an interval of numbers, and the estimand. */
    private static void assertThatPrintsEffects(Script.Run run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("outcome +after +treated +control +effect +95 % CI +n\n")
                .containsPattern(
                        "job-or-education +12 mo w52( +[+-]?\\d+\\.\\d){3} +\\[[+-]\\d+\\.\\d, [+-]\\d+\\.\\d\\]")
                .contains("Estimand: ")
                .doesNotContain("NaN", "GATE FAILED");
        assertThat(run.err()).doesNotContain(STACK_TRACE);
    }
}
