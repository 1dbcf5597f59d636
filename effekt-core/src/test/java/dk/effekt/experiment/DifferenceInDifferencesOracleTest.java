package dk.effekt.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.experiment.DifferenceInDifferences.BasePeriod;
import dk.effekt.experiment.DifferenceInDifferences.Comparison;
import dk.effekt.experiment.DifferenceInDifferences.Method;
import dk.effekt.matching.Synth;
import dk.effekt.table.Table;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against R's {@code did::att_gt} and {@code did::aggte} 2.5.1 on {@code did_synth.csv}, whose calls stand in
 * {@code did_synth.json}.
 */
class DifferenceInDifferencesOracleTest {

    private static final JsonNode ORACLE = Synth.oracle("did_synth.json");
    private static final List<String> COLUMNS =
            List.of("unit", "period", "start", "y", "x1", "x2", "urban", "persons", "region");

    static Stream<String> specifications() {
        Stream.Builder<String> names = Stream.builder();
        ORACLE.get("results").fieldNames().forEachRemaining(names);
        return names.build();
    }

    static Table table() {
        List<String[]> rows = Synth.csv("did_synth.csv");
        Table.Builder builder = Table.builder();
        for (int c = 0; c < COLUMNS.size(); c++) {
            int column = c;
            builder.number(
                    COLUMNS.get(c),
                    rows.stream()
                            .mapToDouble(row -> Double.parseDouble(row[column]))
                            .toArray());
        }
        return builder.build();
    }

    private static DifferenceInDifferences sentence(String specification) {
        JsonNode of = ORACLE.get("specifications").get(specification);
        DifferenceInDifferences on = DifferenceInDifferences.on(table());
        DifferenceInDifferences sentence = (isPanel(specification) ? on.unit("unit") : on.repeatedCrossSections())
                .outcome("y")
                .period("period")
                .firstTreated("start")
                .comparedWith(
                        of.get("control_group").asText().equals("notyettreated")
                                ? Comparison.NOT_YET_TREATED
                                : Comparison.NEVER_TREATED)
                .from(of.path("base_period").asText().equals("universal") ? BasePeriod.UNIVERSAL : BasePeriod.VARYING)
                .anticipating(of.path("anticipation").asInt())
                .covariates(of.path("xformla").asText("~ 1"))
                .by(
                        switch (of.path("est_method").asText("dr")) {
                            case "ipw" -> Method.WEIGHTING;
                            case "reg" -> Method.OUTCOME_REGRESSION;
                            default -> Method.DOUBLY_ROBUST;
                        });
        return of.has("weightsname") ? sentence.weightedBy(of.get("weightsname").asText()) : sentence;
    }

    private static boolean isPanel(String specification) {
        return ORACLE.get("specifications").get(specification).path("panel").asBoolean(true);
    }

    @ParameterizedTest
    @MethodSource("specifications")
    void effectsAndErrorsAreThoseOfAttGt(String specification) {
        JsonNode expected = ORACLE.get("results").get(specification).get("att_gt");
        List<GroupTimeEffect> effects = sentence(specification).estimate().effects();
        List<GroupTimeEffect> clustered =
                sentence(specification).clusteredOn("region").estimate().effects();

        assertThat(effects).hasSize(expected.get("att").size());
        for (int i = 0; i < effects.size(); i++) {
            GroupTimeEffect effect = effects.get(i);
            assertThat(effect.group()).isEqualTo(expected.get("group").get(i).asInt());
            assertThat(effect.period()).isEqualTo(expected.get("t").get(i).asInt());
            assertSame(effect.estimate(), expected.get("att").get(i));
            // In the base period itself R has no error.
            assertError(effect.standardError(), expected.path("se"), i);
            if (isPanel(specification)) {
                assertSame(
                        clustered.get(i).standardError(),
                        expected.get("se_region").get(i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("specifications")
    void averagesAndErrorsAreThoseOfAggte(String specification) {
        JsonNode expected = ORACLE.get("results").get(specification);
        GroupTimeEffects effects = sentence(specification).estimate();
        GroupTimeEffects clustered =
                sentence(specification).clusteredOn("region").estimate();

        assertAverages(effects.path(), clustered.path(), expected.get("dynamic"));
        assertAverages(effects.byGroup(), clustered.byGroup(), expected.get("group"));
        assertAverages(effects.byPeriod(), clustered.byPeriod(), expected.get("calendar"));
        assertOverall(effects.simple(), clustered.simple(), expected.get("simple"));
    }

    /** R counts periods of anticipation as well, so that only tests without it are the same; its p has five digits. */
    @ParameterizedTest
    @MethodSource("specifications")
    void theTestOfTrendsIsThatOfAttGt(String specification) {
        JsonNode expected = ORACLE.get("results").get(specification).path("wald");
        if (expected.has("W") && !specification.contains("anticipation")) {
            PreTrends trends = sentence(specification).estimate().preTrends();
            assertThat(trends.statistic()).isCloseTo(expected.get("W").asDouble(), within(1e-8));
            assertThat(trends.pValue()).isCloseTo(expected.get("p").asDouble(), within(5e-6));
        }
    }

    private static void assertAverages(AverageEffects averages, AverageEffects clustered, JsonNode expected) {
        assertThat(averages.effects()).hasSize(expected.get("at").size());
        for (int i = 0; i < averages.effects().size(); i++) {
            AverageEffect average = averages.effects().get(i);
            assertThat(average.at()).isEqualTo(expected.get("at").get(i).asInt());
            assertSame(average.estimate(), expected.get("est").get(i));
            assertError(average.standardError(), expected.path("se"), i);
        }
        assertOverall(averages.overall(), clustered.overall(), expected);
    }

    private static void assertOverall(AverageEffect overall, AverageEffect clustered, JsonNode expected) {
        assertSame(overall.estimate(), expected.get("overall"));
        if (expected.has("overall_se")) {
            assertSame(overall.standardError(), expected.get("overall_se"));
        }
        if (expected.hasNonNull("overall_se_region")) {
            assertSame(clustered.standardError(), expected.get("overall_se_region"));
        }
    }

    /** Errors of the doubly robust estimator for cross-sections are held to derivatives instead. */
    private static void assertError(double ours, JsonNode theirs, int index) {
        if (theirs.has(index)) {
            assertSame(ours, theirs.get(index));
        }
    }

    private static void assertSame(double ours, JsonNode theirs) {
        assertThat(ours).isCloseTo(theirs.isNull() ? 0 : theirs.asDouble(), within(1e-9));
    }
}
