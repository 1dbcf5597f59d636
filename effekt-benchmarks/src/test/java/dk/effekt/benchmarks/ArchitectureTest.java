package dk.effekt.benchmarks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dk.effekt.calendar.FollowUp;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shape of the library modules. That each rule can be broken is shown by {@link HouseRulesTest}. */
class ArchitectureTest {

    private static final String ROOT = "dk.effekt";

    /**
     * The packages in the order of the data: those of effekt-core, then the modules that build on it. A new package takes its
     * place here, and nowhere else.
     */
    private static final List<String> FLOW = List.of(
            "protocol",
            "calendar",
            "input",
            "register",
            "intervention",
            "cohort",
            "covariate",
            "outcome",
            "table",
            "regression",
            "matching",
            "effect",
            "experiment",
            "disclosure",
            "study",
            "keyfigures",
            "evidence",
            "dream",
            "sroi.internal",
            "sroi",
            "sroi.purse",
            "sroi.wellbeing",
            "sroi.uncertainty",
            "sroi.investment",
            "report.internal",
            "report.picture",
            "report",
            "report.internal.notebook");

    private static final DescribedPredicate<JavaClass> CALENDAR_AND_REGISTER =
            resideInAnyPackage("dk.effekt.calendar..", "dk.effekt.register..");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/dk/effekt/benchmarks/"))
            .importPackages(ROOT);

    @Test
    void everyPackageIsLookedAt() {
        assertThat(HOUSE.stream().map(JavaClass::getPackageName))
                .contains("dk.effekt.internal")
                .containsAll(FLOW.stream().map(room -> ROOT + "." + room).toList());
    }

    @Test
    void dataFlowOneWay() {
        flow(ROOT, FLOW).check(HOUSE);
    }

    @Test
    void matchingKnowsNoWeeks() {
        apart("dk.effekt.matching..", CALENDAR_AND_REGISTER).check(HOUSE);
        apart("dk.effekt.table..", CALENDAR_AND_REGISTER).check(HOUSE);
    }

    /** A follow-up point is weeks since the start, which are the effect's own; those of the calendar are not. */
    @Test
    void effectKnowsNoCalendar() {
        apart("dk.effekt.effect..", CALENDAR_AND_REGISTER.and(not(equivalentTo(FollowUp.class))))
                .check(HOUSE);
    }

    /** That effekt-core knows neither follows from their places in the flow. */
    @Test
    void dreamAndSroiDoNotKnowEachOther() {
        apart("dk.effekt.sroi..", resideInAPackage("dk.effekt.dream..")).check(HOUSE);
        apart("dk.effekt.dream..", resideInAPackage("dk.effekt.sroi..")).check(HOUSE);
    }

    @Test
    void usersMeetNoTypeOfAnotherLibrary() {
        speaksForItself(ROOT).check(HOUSE);
    }

    @Test
    void publicTypesAreClosed() {
        closedTypes().check(HOUSE);
    }

    @Test
    void onlyRecordsHavePublicConstructors() {
        factoriesOnly().check(HOUSE);
    }

    @Test
    void everyPackageIsNullMarked() {
        nullMarked().check(HOUSE);
    }

    @Test
    void theLibraryIsQuiet() {
        quiet().check(HOUSE);
    }

    @Test
    void nothingRunsOnTheCommonPool() {
        ownThreadsOnly().check(HOUSE);
    }

    @Test
    void saysTheSameInEveryCountry() {
        placeless().check(HOUSE);
    }

    /** How long a reading has lasted is told to a listener and goes into no result. */
    @Test
    void sameInputSameOutput() {
        String stopwatch = "dk.effekt.dream.Stopwatch";
        repeatable().check(HOUSE.that(not(name(stopwatch))));
        noClasses()
                .that()
                .haveNameNotMatching("dk\\.effekt\\.dream\\.(Sources|Conduct|WatchedRows|Stopwatch)")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(stopwatch)
                .check(HOUSE);
    }
}
