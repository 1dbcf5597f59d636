package dk.effekt.benchmarks.trust;

import com.google.common.reflect.ClassPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What users may call. */
final class Api {

    private static final Set<Class<?>> INPUTS = Set.of(Path.class, InputStream.class, DataSource.class);
    private static final String DOCUMENT = "(of|from|read|parse)(Csv|Json|Xlsx)";

    private static final List<Class<?>> TYPES = found();
    private static final List<Method> READERS = TYPES.stream()
            .flatMap(type -> methods(type).stream())
            .filter(Api::reads)
            .toList();

    private Api() {}

    /** All public types in order, but for internal ones and for those that make persons up. */
    static List<Class<?>> types() {
        return TYPES;
    }

    private static List<Class<?>> found() {
        try {
            return ClassPath.from(Api.class.getClassLoader()).getTopLevelClassesRecursive("dk.effekt").stream()
                    .filter(one -> !one.getPackageName().contains(".internal")
                            && !one.getPackageName().contains(".synthetic")
                            && !one.getPackageName().startsWith("dk.effekt.benchmarks"))
                    // Shared code of tests stands in no package of the flow.
                    .filter(one -> !one.getPackageName().equals("dk.effekt")
                            && !one.getSimpleName().equals("package-info"))
                    .<Class<?>>map(ClassPath.ClassInfo::load)
                    .flatMap(Api::withNested)
                    .sorted(Comparator.comparing(Class::getName))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Class<?>> withNested(Class<?> type) {
        return isPublic(type)
                ? Stream.concat(
                        Stream.of(type),
                        Arrays.stream(type.getDeclaredClasses()).flatMap(Api::withNested))
                : Stream.empty();
    }

    static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers());
    }

    /** Whether it is a type of users' own. */
    static boolean isOfTheHouse(Class<?> type) {
        String name = type.getName();
        return name.startsWith("dk.effekt.")
                        && !name.startsWith("dk.effekt.benchmarks.")
                        && !name.contains(".internal.")
                || name.startsWith("dk.effekt.benchmarks.fixtures.leaks.");
    }

    /** All public methods that a type declares, in an order of their own. */
    static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }

    /** Whether a method reads a file, a stream, a database, or a text that is one. */
    static boolean reads(Method method) {
        List<Class<?>> parameters = List.of(method.getParameterTypes());
        boolean isInput =
                method.getReturnType() != void.class && parameters.stream().anyMatch(INPUTS::contains);
        return isInput || method.getName().matches(DOCUMENT) && parameters.contains(String.class);
    }

    /** All of these, of all types. */
    static List<Method> readers() {
        return READERS;
    }
}
