package dk.effekt.study;

import static dk.effekt.calendar.FollowUp.months;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.cohort.CohortDesign;
import dk.effekt.cohort.Criteria;
import dk.effekt.cohort.Criterion;
import dk.effekt.cohort.HeadToHeadDesign;
import dk.effekt.cohort.RiskSetDesign;
import dk.effekt.covariate.Covariate;
import dk.effekt.covariate.Covariates;
import dk.effekt.effect.EffectEstimator;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.PathEstimator;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.intervention.Participations;
import dk.effekt.matching.Matcher;
import dk.effekt.outcome.FirstArrival;
import dk.effekt.outcome.FirstExit;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.Outcomes;
import dk.effekt.protocol.Clause;
import dk.effekt.protocol.Language;
import dk.effekt.register.Sex;
import dk.effekt.register.SpellRule;
import dk.effekt.register.StateGroup;
import dk.effekt.regression.OutcomeModel;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever adds a criterion, covariate, outcome or method and forgets that a protocol must be able to say it, is told here. */
class ProtocolVocabularyTest {

    /** The one holds on to a number for each row, the other is looked at by a refutation alone: neither stands in a protocol. */
    private static final Set<String> NEVER_SAID =
            Set.of("dk.effekt.effect.SurvivalEstimator", "dk.effekt.study.UntilStart");

    private static StudyBuilder study() {
        return Study.named("x")
                .participantsOf("course")
                .eligible(Criteria.age(1, 2))
                .exactlyOn(Covariates.sex())
                .followUp(months(12))
                .outcomes(Outcomes.in(StateGroup.SICKNESS_BENEFIT));
    }

    /** The factories of parts, but for those that hold on to participations. */
    static Stream<Method> factories() {
        return Stream.of(
                        Criteria.class,
                        Covariates.class,
                        Outcomes.class,
                        EffectEstimators.class,
                        RiskSetDesign.class,
                        HeadToHeadDesign.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() != Covariates.Window.class)
                .filter(method -> !List.of(method.getParameterTypes()).contains(Participations.class));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void whatAFactoryMakesIsSaidAndReadAgain(Method factory) throws ReflectiveOperationException {
        Object made = made(factory);

        if (made instanceof Criterion criterion) {
            assertThat(reread(study().eligible(criterion)).eligible().clause())
                    .isPresent()
                    .isEqualTo(criterion.clause());
        } else if (made instanceof CohortDesign design) {
            assertThat(reread(study().design(design)).design()).isEqualTo(design);
        } else if (made instanceof Outcome outcome) {
            assertSaid(List.of(outcome));
        } else if (made instanceof FirstExit exit) {
            assertSaid(exit.outcomes());
        } else if (made instanceof FirstArrival arrival) {
            assertSaid(arrival.outcomes());
        } else if (made instanceof EffectEstimator estimator) {
            PathEstimator weekly = WeeklyEstimator.of(estimator);
            assertThat(reread(study().estimator(weekly)).estimator().describe()).isEqualTo(weekly.describe());
        } else {
            List<?> covariates = made instanceof List<?> list ? list : List.of(made);
            StudyBuilder study = study();
            covariates.forEach(each -> study.matchedOn((Covariate) each));
            assertThat(reread(study).matchedOn())
                    .extracting(Covariate::clause)
                    .isEqualTo(covariates.stream()
                            .map(each -> ((Covariate) each).clause())
                            .toList())
                    .doesNotContain(Optional.empty());
        }
    }

    /**
     * Danish is built of no English word, and English of no Danish one. A word ends where no letter follows, be it a Danish one; since
     * JDK 19 that must be asked for ({@code (?U)}).
     */
    @ParameterizedTest
    @MethodSource("factories")
    void whatAFactoryMakesHasWordsInBothLanguages(Method factory) throws ReflectiveOperationException {
        Object made = made(factory);
        StudyBuilder study = study();
        if (made instanceof Criterion criterion) {
            study.eligible(criterion);
        } else if (made instanceof CohortDesign design) {
            study.design(design);
        } else if (made instanceof Outcome outcome) {
            study.outcomes(outcome);
        } else if (made instanceof FirstExit exit) {
            study.outcomes(exit.outcomes());
        } else if (made instanceof FirstArrival arrival) {
            study.outcomes(arrival.outcomes());
        } else if (made instanceof EffectEstimator estimator) {
            study.estimator(WeeklyEstimator.of(estimator));
        } else {
            (made instanceof List<?> list ? list : List.of(made)).forEach(each -> study.matchedOn((Covariate) each));
        }
        String danish = study.build().text(Language.DANISH);
        String english = study.build().text(Language.ENGLISH);

        assertThat(danish)
                .doesNotContainPattern("(?U)\\b(the|is|of|weeks|who|and|by|with)\\b")
                .doesNotContain("opfylder “", "gør “");
        assertThat(english)
                .doesNotContainPattern("(?U)\\b(og|er|af|uger|som|der|med)\\b")
                .doesNotContain("meets “", "does “");
        assertThat(danish.lines().count()).isBetween(30L, 90L);
        assertThat((danish + english).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private static void assertSaid(List<Outcome> outcomes) {
        assertThat(reread(study().outcomes(outcomes.toArray(Outcome[]::new))).outcomes())
                .filteredOn(outcome -> !outcome.name().equals("sickness-benefit"))
                .isEqualTo(outcomes);
    }

    private static Study reread(StudyBuilder study) {
        return Study.fromJson(study.build().toJson());
    }

    private static Object made(Method factory) throws ReflectiveOperationException {
        Object[] arguments = new Object[factory.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = sample(factory.getParameterTypes()[i], i);
        }
        return factory.invoke(null, arguments);
    }

    /** Numbers that ascend, as bounds must. */
    private static Object sample(Class<?> type, int place) {
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 1);
            Array.set(array, 0, sample(type.getComponentType(), place));
            return array;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1];
        }
        if (type == int.class) {
            return 4 * (place + 1);
        }
        if (type == double.class) {
            return 0.5;
        }
        if (type == Map.class) {
            return Map.of(740, Map.of(YearMonth.of(2024, 2), 4.5, YearMonth.of(2024, 1), 4.25), 101, Map.of());
        }
        if (type == Covariate.class) {
            return Covariates.age();
        }
        if (type == StateGroup.class) {
            return place == 0 ? StateGroup.BENEFIT : StateGroup.JOB;
        }
        if (type == Covariates.Window.class) {
            return Covariates.last(78);
        }
        if (type == Criterion.class) {
            return Criteria.sex(Sex.MAN).or(Criteria.municipality(740));
        }
        if (type == String.class) {
            return "x";
        }
        throw new AssertionError("teach this test a sample of " + type + ", and the vocabulary the new factory");
    }

    @Test
    void samplesAreOfEveryType() {
        assertThat(factories()).hasSizeGreaterThan(35);
        assertThat(List.of(SpellRule.values(), OutcomeModel.values())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Criterion.class,
                Covariate.class,
                Outcome.class,
                CohortDesign.class,
                Matcher.class,
                PathEstimator.class,
                EffectEstimator.class
            })
    void everyImplementationSaysItself(Class<?> part) throws Exception {
        List<Class<?>> all = implementations(part);

        assertThat(all).isNotEmpty();
        assertThat(all)
                .filteredOn(type -> !NEVER_SAID.contains(type.getName()))
                .allSatisfy(type -> assertThat(type.getMethod("clause").getDeclaringClass())
                        .as("who says what %s is", type)
                        .isNotEqualTo(part));
    }

    private static List<Class<?>> implementations(Class<?> part)
            throws IOException, URISyntaxException, ClassNotFoundException {
        Path root =
                Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> names;
        try (Stream<Path> files = Files.walk(root)) {
            names = files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .sorted()
                    .collect(Collectors.toList());
        }
        List<Class<?>> found = new java.util.ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(name, false, part.getClassLoader());
            if (part.isAssignableFrom(type) && !type.isInterface() && !Modifier.isAbstract(type.getModifiers())) {
                found.add(type);
            }
        }
        return found;
    }

    @Test
    void printsItsKinds() {
        assertThat(ProtocolVocabulary.effekt().table())
                .contains("criterion: age, and, earlier, municipality, not, ", "\ndesign: head-to-head, risk-set");
        assertThat(ProtocolVocabulary.effekt().toString()).hasSizeLessThan(80);
    }

    @Test
    void aClauseIsReadAsItWasWritten() {
        assertThat(Clause.of("age").with("from", 18).with("to", 30)).hasToString("age(from 18, to 30)");
    }
}
