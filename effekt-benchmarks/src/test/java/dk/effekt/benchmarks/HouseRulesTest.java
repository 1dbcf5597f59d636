package dk.effekt.benchmarks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static dk.effekt.benchmarks.HouseRules.apart;
import static dk.effekt.benchmarks.HouseRules.closedTypes;
import static dk.effekt.benchmarks.HouseRules.factoriesOnly;
import static dk.effekt.benchmarks.HouseRules.flow;
import static dk.effekt.benchmarks.HouseRules.nullMarked;
import static dk.effekt.benchmarks.HouseRules.ownThreadsOnly;
import static dk.effekt.benchmarks.HouseRules.placeless;
import static dk.effekt.benchmarks.HouseRules.quiet;
import static dk.effekt.benchmarks.HouseRules.repeatable;
import static dk.effekt.benchmarks.HouseRules.speaksForItself;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of {@link ArchitectureTest} finds the offenders that are kept for it, and passes what is clean. */
class HouseRulesTest {

    private static final String FIXTURES = "dk.effekt.benchmarks.fixtures";
    private static final String FLOW = FIXTURES + ".flow";
    private static final String OFFENDERS = FIXTURES + ".offenders";
    private static final String CLEAN = FIXTURES + ".clean";

    /** Reading classes takes a second, asking them a rule does not. */
    private static final Map<String, JavaClasses> IMPORTED = new HashMap<>();

    @Test
    void flowRunsOneWay() {
        assertBroken(flow(FLOW, List.of("first", "second")), FLOW)
                .anySatisfy(line -> assertThat(line).contains("first.Early.late()", "second.Late"))
                .anySatisfy(line -> assertThat(line).contains("second.Late.stray()", "unplaced.Stray"))
                .anySatisfy(line -> assertThat(line).contains("internal.Tool.early()", "first.Early"))
                .contains(FLOW + ".unplaced.Stray lies in 'unplaced', which has no place in the list")
                .noneMatch(line -> line.contains("first.Early.tools()"))
                .noneMatch(line -> line.contains("second.Late.early()"));
    }

    @Test
    void flowFollowsTheList() {
        assertBroken(flow(FLOW, List.of("unplaced", "second", "first")), FLOW)
                .anySatisfy(line -> assertThat(line).contains("second.Late.early()"))
                .noneMatch(line -> line.contains("first.Early.late()"))
                .noneMatch(line -> line.contains("second.Late.stray()"))
                .noneMatch(line -> line.contains("has no place"));
    }

    /** Without a place of its own it belongs to the package around it, which may use it. */
    @Test
    void aPackageWithinAnotherCanHaveAPlaceOfItsOwn() {
        assertBroken(flow(FLOW, List.of("first", "first.inner", "second")), FLOW)
                .anySatisfy(line -> assertThat(line).contains("first.Early.inner()", "inner.Nested"));
        assertBroken(flow(FLOW, List.of("first", "second")), FLOW)
                .noneMatch(line -> line.contains("first.Early.inner()"));
    }

    @Test
    void packagesStayApart() {
        assertBroken(apart(FLOW + ".second..", resideInAPackage(FLOW + ".first..")), FLOW)
                .anySatisfy(line -> assertThat(line).contains("second.Late.early()"));
    }

    @Test
    void usersMeetNoTypeOfAnotherLibrary() {
        String leaks = OFFENDERS + ".Leaks";
        String guava = "com.google.common.collect.";
        assertBroken(speaksForItself(OFFENDERS), OFFENDERS)
                .contains(
                        leaks + " names " + guava + "Multiset",
                        leaks + " names " + guava + "ForwardingObject",
                        leaks + " names " + guava + "Range",
                        leaks + ".FIELD names " + guava + "ImmutableList",
                        leaks + ".result() names " + guava + "Table",
                        leaks + ".parameter([L" + guava + "Range;) names " + guava + "Range",
                        leaks + ".bound(java.util.List) names " + guava + "Range",
                        leaks + ".exception() names com.google.common.util.concurrent.UncheckedExecutionException",
                        leaks + ".notForUsers(" + OFFENDERS + ".internal.Hidden) names " + OFFENDERS
                                + ".internal.Hidden",
                        leaks + ".notPublic(" + leaks + "$Unseen) names " + leaks + "$Unseen",
                        leaks + ".get() names " + guava + "Range",
                        leaks + ".annotated() is annotated with com.google.common.annotations.VisibleForTesting")
                .noneMatch(line -> line.contains("mayBe"))
                .noneMatch(line -> line.startsWith(OFFENDERS + ".internal"));
    }

    @Test
    void publicTypesAreClosed() {
        assertBroken(closedTypes(), OFFENDERS).containsExactly(OFFENDERS + ".Open can be extended");
    }

    @Test
    void onlyRecordsHavePublicConstructors() {
        assertBroken(factoriesOnly(), OFFENDERS)
                .containsExactlyInAnyOrder(
                        OFFENDERS + ".Open.<init>() is public", OFFENDERS + ".Open$Inner.<init>() is public");
    }

    @Test
    void everyPackageIsNullMarked() {
        assertBroken(nullMarked(), OFFENDERS)
                .containsExactlyInAnyOrder(OFFENDERS + " has none", OFFENDERS + ".internal has none");
    }

    @Test
    void theLibraryIsQuiet() {
        assertBroken(quiet(), OFFENDERS)
                .anySatisfy(line -> assertThat(line).contains("Noisy.out(", "System.out"))
                .anySatisfy(line -> assertThat(line).contains("Noisy.stackTrace(", "printStackTrace"))
                .anySatisfy(line -> assertThat(line).contains("java.util.logging.Logger"));
    }

    @ParameterizedTest
    @MethodSource
    void nothingRunsOnTheCommonPool(String method, String called) {
        assertBroken(ownThreadsOnly(), OFFENDERS)
                .hasSize(6)
                .anySatisfy(line -> assertThat(line).contains("Parallel." + method + "(", called));
    }

    static Stream<String[]> nothingRunsOnTheCommonPool() {
        return Stream.of(
                new String[] {"stream", "parallelStream"},
                new String[] {"reference", "parallelStream"},
                new String[] {"turned", "parallel()"},
                new String[] {"sorted", "parallelSort"},
                new String[] {"later", "supplyAsync"},
                new String[] {"pool", "commonPool"});
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "filled", "small", "bytes", "text", "zone", "reader", "line"})
    void saysTheSameInEveryCountry(String method) {
        assertBroken(placeless(), OFFENDERS)
                .hasSize(8)
                .anySatisfy(line -> assertThat(line).contains("Local." + method + "("));
    }

    @ParameterizedTest
    @MethodSource
    void sameInputSameOutput(String method, String called) {
        assertBroken(repeatable(), OFFENDERS)
                .anySatisfy(line -> assertThat(line).contains("Unrepeatable." + method + "(", called));
    }

    static Stream<String[]> sameInputSameOutput() {
        return Stream.of(
                new String[] {"today", "LocalDate.now()"},
                new String[] {"millis", "currentTimeMillis"},
                new String[] {"chance", "Math.random"},
                new String[] {"chance", "ThreadLocalRandom"},
                new String[] {"seedless", "java.util.Random.<init>()"},
                new String[] {"rounded", "Math.exp"});
    }

    @ParameterizedTest
    @MethodSource
    void whatIsCleanPasses(ArchRule rule) {
        rule.check(classesOf(CLEAN));
    }

    static Stream<ArchRule> whatIsCleanPasses() {
        return Stream.of(
                speaksForItself(CLEAN),
                closedTypes(),
                factoriesOnly(),
                nullMarked(),
                quiet(),
                ownThreadsOnly(),
                repeatable(),
                placeless());
    }

    private static ListAssert<String> assertBroken(ArchRule rule, String packages) {
        return assertThat(rule.evaluate(classesOf(packages)).getFailureReport().getDetails())
                .isNotEmpty();
    }

    private static JavaClasses classesOf(String packages) {
        return IMPORTED.computeIfAbsent(packages, new ClassFileImporter()::importPackages);
    }
}
