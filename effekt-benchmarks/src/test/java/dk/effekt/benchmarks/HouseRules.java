package dk.effekt.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules of the house, for {@link ArchitectureTest} to apply and {@link HouseRulesTest} to break. */
final class HouseRules {

    private static final String INTERNAL = "internal";

    private HouseRules() {}

    /**
     * A package below a root uses only packages that stand before it in a list, and {@code internal}, which uses none of them.
     * A package that stands nowhere breaks the rule, so that whoever adds one decides on its place.
     *
     * @param order names of packages below the root; what is below those belongs to them, unless it has a place of its own
     */
    static ArchRule flow(String root, List<String> order) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(condition("use only what stands before them in " + order, (javaClass, broken) -> {
                    String from = room(root, order, javaClass);
                    int place = order.indexOf(from);
                    if (place < 0 && !from.equals(INTERNAL)) {
                        broken.accept(javaClass.getName() + " lies in '" + from + "', which has no place in the list");
                        return;
                    }
                    javaClass.getDirectDependenciesFromSelf().forEach(use -> {
                        JavaClass target = use.getTargetClass().getBaseComponentType();
                        if (isBelow(root, target)) {
                            String to = room(root, order, target);
                            boolean after = order.indexOf(to) > place || order.indexOf(to) < 0;
                            if (after && !to.equals(from) && !to.equals(INTERNAL)) {
                                broken.accept(use.getDescription());
                            }
                        }
                    });
                }));
    }

    /** Packages that may not use some classes, although these stand before them. */
    static ArchRule apart(String packages, DescribedPredicate<JavaClass> others) {
        return noClasses().that().resideInAPackage(packages).should().dependOnClassesThat(others);
    }

    /**
     * What a user can call and extend names only types of Java and public types of this house that are not internal: in
     * fields, parameters, results, exceptions, supertypes, type arguments and bounds. Annotations may also be JSpecify's.
     */
    static ArchRule speaksForItself(String root) {
        return classes()
                .that(are("for users", HouseRules::isForUsers))
                .should(condition("name only types of Java and public types of " + root, (javaClass, broken) -> {
                    BiConsumer<String, JavaClass> check = (where, type) -> {
                        JavaClass bare = type.getBaseComponentType();
                        if (!bare.isPrimitive() && !isJava(bare) && !(isBelow(root, bare) && isForUsers(bare))) {
                            broken.accept(where + " names " + bare.getName());
                        }
                    };
                    Stream.concat(javaClass.getSuperclass().stream(), javaClass.getInterfaces().stream())
                            .forEach(type -> involved(type).forEach(c -> check.accept(javaClass.getName(), c)));
                    bounds(javaClass.getTypeParameters()).forEach(c -> check.accept(javaClass.getName(), c));
                    checkAnnotations(javaClass.getName(), javaClass, broken);
                    userMembers(root, javaClass).forEach(member -> {
                        involved(member).forEach(c -> check.accept(member.getFullName(), c));
                        checkAnnotations(member.getFullName(), member, broken);
                    });
                }));
    }

    /** Public types are records, enums, interfaces, or final classes, exceptions among them, or sealed. */
    static ArchRule closedTypes() {
        return classes()
                .that(are("public or protected", HouseRules::isVisible))
                .should(condition("be records, enums, interfaces, final or sealed", (javaClass, broken) -> {
                    // An enum whose constants have bodies is not final, and nobody else can extend it.
                    boolean closed = javaClass.isInterface()
                            || javaClass.isEnum()
                            || javaClass.getModifiers().contains(JavaModifier.FINAL)
                            || javaClass.reflect().isSealed();
                    if (!closed) {
                        broken.accept(javaClass.getName() + " can be extended");
                    }
                }));
    }

    /** No {@code new} for users, except of records. */
    static ArchRule factoriesOnly() {
        return classes()
                .that(are("for users and no records", c -> isForUsers(c) && !c.isRecord()))
                .should(condition(
                        "have no public constructor",
                        (javaClass, broken) -> javaClass.getConstructors().stream()
                                .filter(HouseRules::isOpen)
                                .forEach(constructor -> broken.accept(constructor.getFullName() + " is public"))));
    }

    /** Every package says that its types are free of null. */
    static ArchRule nullMarked() {
        AbstractClassesTransformer<JavaPackage> packages = new AbstractClassesTransformer<>("packages") {
            @Override
            public Iterable<JavaPackage> doTransform(JavaClasses classes) {
                return classes.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
            }
        };
        return all(packages).should(new ArchCondition<>("have a package-info.java with @NullMarked") {
            @Override
            public void check(JavaPackage javaPackage, ConditionEvents events) {
                if (!javaPackage.isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(javaPackage, javaPackage.getName() + " has none"));
                }
            }
        });
    }

    /** A library says nothing on its own account: what there is to say stands in reports and exceptions. */
    static ArchRule quiet() {
        return CompositeArchRule.of(GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS)
                .and(noClasses()
                        .should()
                        .dependOnClassesThat(DescribedPredicate.describe(
                                "log",
                                c -> c.getPackageName().equals("java.util.logging")
                                        || c.getName().startsWith("java.lang.System$Logger"))));
    }

    /** The caller chooses the parallelism: nothing runs on the pool that all of the process shares. */
    static ArchRule ownThreadsOnly() {
        Set<String> parallel = Set.of("parallel", "parallelStream", "commonPool");
        return noCalls(
                "use the common pool",
                t -> parallel.contains(t.getName()) && isJava(t.getOwner())
                        || t.getOwner().isEquivalentTo(java.util.Arrays.class)
                                && t.getName().startsWith("parallel")
                        || t.getOwner().isAssignableTo(java.util.concurrent.CompletableFuture.class)
                                && t.getName().endsWith("Async")
                                && !takesExecutor(t));
    }

    /** Same input, same bits: no clock, no seed but an explicit one, no function that platforms round differently. */
    static ArchRule repeatable() {
        Set<String> clocks = Set.of("now", "currentTimeMillis", "nanoTime");
        Set<String> chance = Set.of("randomUUID", "random");
        Set<String> seedless = Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");
        Set<String> rounded = Set.of("exp", "log", "log10", "log1p", "expm1", "pow", "sin", "cos", "tan", "cbrt");
        return noCalls(
                "depend on the clock, on chance or on the platform",
                t -> isJava(t.getOwner()) && clocks.contains(t.getName())
                        || isJava(t.getOwner()) && chance.contains(t.getName())
                        || t.getOwner().isEquivalentTo(Math.class) && rounded.contains(t.getName())
                        || t.getOwner().isEquivalentTo(java.util.concurrent.ThreadLocalRandom.class)
                        || t instanceof AccessTarget.CodeUnitAccessTarget called
                                && called.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                                && seedless.contains(called.getOwner().getName())
                                && called.getRawParameterTypes().isEmpty());
    }

    /** The same in every country: what goes by the machine's language, time zone or character set says which one it means. */
    static ArchRule placeless() {
        Set<String> worded = Set.of(
                "format", "printf", "toLowerCase", "toUpperCase", "ofPattern", "ofLocalizedDate", "getDisplayName");
        Set<String> defaults = Set.of("systemDefault", "defaultCharset", "systemDefaultZone");
        Set<String> read = Set.of(
                "java.io.FileReader",
                "java.io.FileWriter",
                "java.io.InputStreamReader",
                "java.io.OutputStreamWriter",
                "java.io.PrintWriter",
                "java.util.Scanner",
                "java.util.Formatter",
                "java.text.DecimalFormat",
                "java.text.SimpleDateFormat");
        return noCalls(
                "depend on the machine's language, time zone or character set",
                t -> t instanceof AccessTarget.CodeUnitAccessTarget called
                        && isJava(called.getOwner())
                        && (worded.contains(called.getName())
                                        && isWording(called)
                                        && !takes(called, java.util.Locale.class)
                                || called.getName().equals("formatted")
                                || defaults.contains(called.getName())
                                || called.getName().equals("getDefault")
                                        && Set.of("java.util.Locale", "java.util.TimeZone")
                                                .contains(called.getOwner().getName())
                                || called.getName().equals("lineSeparator")
                                || called.getOwner().isEquivalentTo(String.class)
                                        && (called.getName().equals("getBytes")
                                                        && called.getRawParameterTypes()
                                                                .isEmpty()
                                                || called.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                                                        && takes(called, byte[].class)
                                                        && !takes(called, java.nio.charset.Charset.class))
                                || called.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                                        && read.contains(called.getOwner().getName())
                                        && !takes(called, java.nio.charset.Charset.class)
                                        && !takes(called, java.io.Writer.class)
                                        && !takes(called, java.text.DecimalFormatSymbols.class)
                                        && !takes(called, java.util.Locale.class)));
    }

    /** Methods of these names that are about something else. */
    private static boolean isWording(AccessTarget.CodeUnitAccessTarget called) {
        Set<String> owners = Set.of(
                "java.lang.String",
                "java.io.PrintStream",
                "java.time.format.DateTimeFormatter",
                "java.time.Month",
                "java.time.DayOfWeek");
        return owners.contains(called.getOwner().getName());
    }

    private static boolean takes(AccessTarget.CodeUnitAccessTarget called, Class<?> type) {
        return called.getRawParameterTypes().stream().anyMatch(parameter -> parameter.isEquivalentTo(type));
    }

    private static boolean takesExecutor(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget called
                && called.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(java.util.concurrent.Executor.class));
    }

    /** Method references count as calls. */
    private static ArchRule noCalls(String what, java.util.function.Predicate<AccessTarget> forbidden) {
        return classes()
                .should(condition(
                        "not " + what,
                        (javaClass, broken) -> javaClass.getAccessesFromSelf().stream()
                                .filter(access -> forbidden.test(access.getTarget()))
                                .map(JavaAccess::getDescription)
                                .forEach(broken)));
    }

    private static ArchCondition<JavaClass> condition(String what, BiConsumer<JavaClass, Consumer<String>> check) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                check.accept(javaClass, message -> events.add(SimpleConditionEvent.violated(javaClass, message)));
            }
        };
    }

    private static DescribedPredicate<JavaClass> are(String what, java.util.function.Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe("are " + what, predicate);
    }

    /**
     * The package of the list that a class lies in, the innermost if there are several; else the one directly below the root,
     * empty for the root itself.
     */
    private static String room(String root, List<String> order, JavaClass javaClass) {
        String below = javaClass.getPackageName().substring(root.length());
        String path = below.isEmpty() ? "" : below.substring(1);
        return order.stream()
                .filter(name -> (path + ".").startsWith(name + "."))
                .max(Comparator.comparingInt(String::length))
                .orElse(path.split("\\.", 2)[0]);
    }

    private static boolean isBelow(String root, JavaClass javaClass) {
        return (javaClass.getPackageName() + ".").startsWith(root + ".");
    }

    /** Of {@code javax}, libraries have packages, too: one that is Java's own is named here. */
    private static boolean isJava(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        return name.startsWith("java.") || name.equals("javax.sql");
    }

    private static boolean isForUsers(JavaClass javaClass) {
        return isVisible(javaClass)
                && !List.of(javaClass.getPackageName().split("\\.")).contains(INTERNAL);
    }

    /** Public or protected, as are all types around it. */
    private static boolean isVisible(JavaClass javaClass) {
        Optional<JavaClass> around = javaClass.getEnclosingClass();
        return isOpen(javaClass.getModifiers())
                && !javaClass.isAnonymousClass()
                && !javaClass.isLocalClass()
                && around.map(HouseRules::isVisible).orElse(true);
    }

    private static boolean isOpen(JavaMember member) {
        return isOpen(member.getModifiers()) && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isOpen(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    /** Inherited ones included: a superclass that users cannot see may have members that they can. */
    private static Stream<JavaMember> userMembers(String root, JavaClass javaClass) {
        return javaClass.getAllMembers().stream()
                .filter(HouseRules::isOpen)
                .filter(member -> isBelow(root, member.getOwner()));
    }

    private static Set<JavaClass> involved(JavaType type) {
        return type.getAllInvolvedRawTypes();
    }

    private static Set<JavaClass> involved(JavaMember member) {
        Set<JavaClass> types = new TreeSet<>(java.util.Comparator.comparing(JavaClass::getName));
        if (member instanceof JavaCodeUnit unit) {
            unit.getParameterTypes().forEach(type -> types.addAll(involved(type)));
            types.addAll(involved(unit.getReturnType()));
            types.addAll(unit.getExceptionTypes());
            bounds(unit.getTypeParameters()).forEach(types::add);
        } else {
            types.addAll(member.getAllInvolvedRawTypes());
        }
        return types;
    }

    private static Stream<JavaClass> bounds(List<? extends JavaTypeVariable<?>> parameters) {
        return parameters.stream()
                .flatMap(parameter -> parameter.getUpperBounds().stream())
                .flatMap(bound -> involved(bound).stream());
    }

    private static void checkAnnotations(String where, HasAnnotations<?> annotated, Consumer<String> broken) {
        Stream<? extends com.tngtech.archunit.core.domain.JavaAnnotation<?>> own = annotated.getAnnotations().stream();
        Stream<? extends com.tngtech.archunit.core.domain.JavaAnnotation<?>> ofParameters =
                annotated instanceof JavaMethod method
                        ? method.getParameters().stream().flatMap(p -> p.getAnnotations().stream())
                        : Stream.of();
        Stream.concat(own, ofParameters)
                .map(annotation -> annotation.getRawType())
                .filter(type -> !isJava(type) && !type.getPackageName().equals("org.jspecify.annotations"))
                .forEach(type -> broken.accept(where + " is annotated with " + type.getName()));
    }
}
