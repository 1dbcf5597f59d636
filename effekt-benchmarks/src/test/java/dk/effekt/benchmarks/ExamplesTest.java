package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dk.effekt.dream.synthetic.SyntheticExperiment;
import dk.effekt.dream.synthetic.SyntheticExtract;
import dk.effekt.dream.synthetic.TrueEffect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
                            "aktivering.jsh",
                            "broforsoeg.jsh",
                            "brobygning.jsh",
                            "effektmaaling.jsh",
                            "evidenskort.jsh",
                            "investering.jsh",
                            "ips.jsh",
                            "kommune.jsh",
                            "noegletal.jsh",
                            "sagsstammer.jsh",
                            "udbytte.jsh");
        }
    }

    /** First it holds back, then it helps, as planted; each interval holds the truth. */
    @Test
    void brobygningFindsWhatWasPlanted() throws Exception {
        Script.Run run = run("brobygning.jsh", Map.of());
        assertThatPrintsEffects(run);
        TrueEffect truth = SyntheticExtract.embedded().truth();
        for (int month : new int[] {1, 3, 6, 12, 18}) {
            double[] limits = numbers(run, "%2d months on +[\\d.]+ points .*?\\[(\\S+), (\\S+)\\]".formatted(month));
            assertThat(100 * truth.at("job-or-education", month * 52 / 12)).isBetween(limits[0], limits[1]);
        }
        assertThat(run.out())
                .containsPattern(" 1 months on .* fewer in job")
                .containsPattern("18 months on .* more in job")
                .contains("First it holds people back, then it helps");
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

    /** 4, 12 and 10 weeks of 7,447 kr a month for 500 people, beside 14.4 million kr; six in ten gain a point. */
    @Test
    void investeringHasTheMoneyAndTheWellbeing() throws Exception {
        Script.Run run = run("investering.jsh", Map.of());
        double value = 0;
        double cost = 0;
        double[] weeks = {4, 12, 10};
        for (int year = 0; year < 3; year++) {
            value += 500 * weeks[year] * 7_447 * 12 / 52 / Math.pow(1.035, year + 1);
            cost += 4_800_000 / Math.pow(1.035, year);
        }
        assertThatPrints(
                run,
                "investment case from 2021-01-01, 500 participants",
                "must succeed",
                text("if the ambition of 26 weeks comes true"),
                "Change on life satisfaction (0 to 10), difference in change");
        double[] ratio = numbers(run, "the ratio without wellbeing is\\s+([\\d.]+)\\.");
        double[] points = numbers(run, "([\\d.]+) points more satisfied .*?\\[(\\S+), (\\S+)\\]");
        assertThat(0.6).isBetween(points[1], points[2]);
        double better = numbers(run, "established, that is ([\\d,]+) kr")[0];
        assertThat(better)
                .isCloseTo(500 * points[0] * 100_000 / 1.035, withinPercentage(100 * 0.005 / points[0] + 0.1));
        assertThat(ratio[0]).isBetween(value / (cost * 1.035) - 0.01, value / (cost / 1.035) + 0.01);
        assertThat(numbers(run, "only if (\\d+) weeks")[0]).isCloseTo(26 / ratio[0], within(0.7));
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

    /** The intervals hold the truth; 72,000 kr are 9,543 euro, of which wages are 1,792. */
    @Test
    void ipsFindsWhatTheLotsBroughtAndSaysWhatIsPublished() throws Exception {
        Script.Run run = run("ips.jsh", Map.of());
        Map<String, Double> truth = SyntheticExperiment.lottery().truth();
        assertHolds(run, "ITT +\\S+ +\\[(\\S+), (\\S+)\\]", truth.get("paid-hours at week 78"));
        assertHolds(
                run,
                "weeks-of-paid-work at week 78: \\S+ \\[(\\S+), (\\S+)\\]",
                truth.get("weeks-of-paid-work at week 78"));
        assertHolds(
                run,
                "weeks-in-cash-assistance at week 78: \\S+ \\[(\\S+), (\\S+)\\]",
                truth.get("weeks-in-cash-assistance at week 78"));
        assertHolds(
                run,
                "fewer are [\\d,]+ kr each \\[(\\S+), (\\S+)\\]",
                -truth.get("weeks-in-cash-assistance at week 78") * 12_326 * 12 / 52);
        double error = Math.sqrt(0.599 * 0.401 / 243 + 0.465 * 0.535 / 239);
        assertThatPrints(
                run,
                "the offer brings more paid hours",
                text("13.4 points more in job or education (SE %.1f)", 100 * error),
                text("hospital is %,.0f", 72_000 * 3_730 / 9_543.0),
                text("%,.0f. For each more", 72_000 * 1_792 / 9_543.0),
                text("%,.0f kr were saved", 72_000 / 0.134));
    }

    /** The threat comes first, and holds nobody; taking part locks in and then helps. */
    @Test
    void aktiveringTellsTheThreatFromTakingPart() throws Exception {
        Script.Run run = run("aktivering.jsh", Map.of());
        Map<String, Double> truth = SyntheticExperiment.activation().truth();
        assertHolds(run, "points more leave by week 4\\s+\\[(\\S+), (\\S+)\\]", 100 * truth.get("left by week 4"));
        assertHolds(run, "after 6 months .*?\\[(\\S+), (\\S+)\\]", 100 * truth.get("job-or-education at week 26"));
        assertHolds(
                run,
                "12 mo w52 +\\S+ +\\S+ +\\S+ +\\[(\\S+), (\\S+)\\]",
                100 * truth.get("job-or-education at week 52"));
        assertThatPrints(run, "Key figures of Straksaktivering", "The two are of different people and are not added");
        assertThat(run.out()).containsPattern("after 1 month [\\d.]+ points fewer");
    }

    /** The intervals hold the truth; Horsens by 80 % of 7,069 kr a month and 32.5 weeks for each who succeeds. */
    @Test
    void sagsstammerFindsWhoStartedAndWhatWasSaved() throws Exception {
        Script.Run run = run("sagsstammer.jsh", Map.of());
        Map<String, Double> truth = SyntheticExperiment.caseloads().truth();
        double weeks = truth.get("weeks-in-educational-assistance at week 52");
        assertHolds(run, "started in an offer: \\S+ \\[(\\S+), (\\S+)\\]", truth.get("started by week 26"));
        assertHolds(run, "ITT +\\S+ +\\[(\\S+), (\\S+)\\]", weeks);
        assertHolds(run, "kr \\[(\\S+), (\\S+)\\], and the workers", -weeks * 6_754 * 12 / 52);
        double week = 0.8 * 7_069 * 12 / 52;
        double cost = 540_000 / 70.0;
        double needed = cost / (32.5 * week / 1.035);
        assertThatPrints(
                run,
                text("cost %,.0f:", cost),
                text(
                        "Of the 56 %% who succeeded in Horsens, %.0f %% may have done so anyway",
                        100 * (1 - needed / 0.56)),
                text("saved are %,.0f weeks", 1_800_000 / week),
                text("%.2f kr for each krone; nothing if %.1f %%", 312.7 / 158, 100 * (1 - 158 / 312.7)));
    }

    /** Four offers: two studied by lot, here or elsewhere, one by a threat, and one by nobody. */
    @Test
    void evidenskortShowsWhatEachOfferRestsOn() throws Exception {
        Script.Run run = run("evidenskort.jsh", Map.of());
        assertThatPrints(
                run,
                "of 4 offers 3 have a study that finds something out, 2 of",
                "Nobody has studied:\n  Samtaler om arbejde.",
                "Christensen et al., JAMA Psychiatry 2019",
                "threat: having left by week 4");
        assertThat(run.out()).contains("finds job-or-education positive, public-benefit positive");
        assertThat(run.out())
                .containsPattern("IPS +trial")
                .containsPattern("Straksaktivering +comparison")
                .containsPattern("Samtaler om +none");
    }

    /** The limits, or other numbers, that the first match of an expression has in its groups; lines may break it. */
    private static double[] numbers(Script.Run run, String expression) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        Matcher matcher = Pattern.compile(expression, Pattern.DOTALL).matcher(run.out());
        assertThat(matcher.find()).as(expression + " in " + run.out()).isTrue();
        double[] numbers = new double[matcher.groupCount()];
        for (int group = 0; group < numbers.length; group++) {
            numbers[group] = Double.parseDouble(matcher.group(group + 1).replace(",", ""));
        }
        return numbers;
    }

    private static void assertHolds(Script.Run run, String expression, double truth) {
        double[] limits = numbers(run, expression);
        assertThat(truth).as(expression).isBetween(limits[0], limits[1]);
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
        assertThat(folder.resolve("noegletal-1.html"))
                .content()
                .contains("Nøgletal: Brobygning til Uddannelse", "Påbegyndte, efter målgruppe", "Hvad tallene er")
                .doesNotContain("UBESKYTTET");
        assertThat(folder.resolve("noegletal-1.xlsx")).isNotEmptyFile();
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
