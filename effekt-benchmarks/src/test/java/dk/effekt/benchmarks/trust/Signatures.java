package dk.effekt.benchmarks.trust;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a user of the published modules can call with numbers that have a fraction. */
final class Signatures {

    private static final Pattern NUMBER =
            Pattern.compile("\\b(double|java\\.lang\\.Double|java\\.util\\.OptionalDouble)\\b");

    private Signatures() {}

    /** All of them, such as {@code Table.withNumber(String,double[])} and {@code Split.new(double,double,double)}. */
    static Set<String> withNumbers() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(location -> !location.contains("/dk/effekt/benchmarks/"))
                        .importPackages("dk.effekt")
                        .stream()
                        .filter(type -> !type.getPackageName().contains("internal"))
                        .filter(type ->
                                type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                        .map(JavaClass::reflect)
                        .filter(Signatures::isOpen)
                        .flatMap(type -> Stream.<Executable>concat(
                                Arrays.stream(type.getConstructors()), Arrays.stream(type.getDeclaredMethods())))
                        .filter(each -> Modifier.isPublic(each.getModifiers())
                                && !Modifier.isAbstract(each.getModifiers())
                                && !each.isSynthetic())
                        .filter(each -> Arrays.stream(each.getGenericParameterTypes())
                                .anyMatch(type ->
                                        NUMBER.matcher(type.getTypeName()).find()))
                        .map(Signatures::name)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOpen(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isOpen(type.getEnclosingClass()))
                && !type.isAnonymousClass();
    }

    private static String name(Executable each) {
        Class<?> owner = each.getDeclaringClass();
        return owner.getCanonicalName().substring(owner.getPackageName().length() + 1)
                + "."
                + (each instanceof Constructor ? "new" : each.getName())
                + Arrays.stream(each.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(",", "(", ")"));
    }
}
