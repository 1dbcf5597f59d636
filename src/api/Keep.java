import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Keeps the signatures of a release, which later versions are held against: {@code java src/api/Keep.java 0.1.0}, on JDK 24 or
 * later and after {@code mvn package}. What comes out are the jars without code, without what is private and without
 * {@code internal} packages; japicmp reads nothing else.
 */
final class Keep {
    private static final List<String> PUBLISHED = List.of("effekt-core", "effekt-dream", "effekt-sroi", "effekt-report");

    private Keep() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("Which version? java src/api/Keep.java 0.1.0");
        }
        for (String module : PUBLISHED) {
            String name = module + "-" + arguments[0] + ".jar";
            keep(Path.of(module, "target", name), Path.of("src", "api", name));
        }
    }

    private static void keep(Path built, Path kept) throws IOException {
        try (JarFile jar = new JarFile(built.toFile());
                OutputStream file = Files.newOutputStream(kept);
                ZipOutputStream out = new ZipOutputStream(file)) {
            List<JarEntry> classes = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".class")
                            && !entry.getName().contains("/internal/"))
                    .sorted(Comparator.comparing(JarEntry::getName))
                    .toList();
            for (JarEntry entry : classes) {
                ClassFile format = ClassFile.of(
                        ClassFile.DebugElementsOption.DROP_DEBUG, ClassFile.ConstantPoolSharingOption.NEW_POOL);
                ClassModel model;
                try (InputStream in = jar.getInputStream(entry)) {
                    model = format.parse(in.readAllBytes());
                }
                if (isNamed(model)) {
                    ZipEntry signature = new ZipEntry(entry.getName());
                    // The same sources give the same bytes.
                    signature.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                    out.putNextEntry(signature);
                    out.write(format.transformClass(model, signatures()));
                }
            }
        }
    }

    private static boolean isNamed(ClassModel model) {
        return model.findAttribute(Attributes.enclosingMethod()).isEmpty();
    }

    private static ClassTransform signatures() {
        return (builder, element) -> {
            if (element instanceof MethodModel method) {
                if (!isHidden(method.flags().flags())) {
                    builder.transformMethod(method, MethodTransform.dropping(part -> part instanceof CodeModel));
                }
            } else if (!(element instanceof FieldModel field) || !isHidden(field.flags().flags())) {
                builder.with(element);
            }
        };
    }

    private static boolean isHidden(Set<AccessFlag> flags) {
        return flags.contains(AccessFlag.PRIVATE);
    }
}
