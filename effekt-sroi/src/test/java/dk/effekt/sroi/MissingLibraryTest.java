package dk.effekt.sroi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** Who lacks the optional library for workbooks learns its name, and nobody else notices. */
class MissingLibraryTest {

    private static final String SHEET = "Stakeholder,Outcome,Quantity,Value\na,b,1,2\n";

    @Test
    void aWorkbookToReadWithoutFastexcel() throws Exception {
        assertThat(withoutLibrary("ofXlsx"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the library that reads Excel workbooks is not on the class path, or not whole. Add"
                        + " org.dhatim:fastexcel-reader:0.20.2 to your dependencies, or use CSV");
    }

    @Test
    void aWorkbookToWriteWithoutFastexcel() throws Exception {
        assertThat(withoutLibrary("writeXlsx"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the library that writes Excel workbooks is not on the class path, or not whole. Add"
                        + " org.dhatim:fastexcel:0.20.2 to your dependencies, or use CSV");
    }

    @Test
    void csvWithoutEither() throws Exception {
        assertThat(withoutLibrary("ofCsv")).isNull();
    }

    @Test
    void theVersionThatIsNamedIsTheOneTestedWith() {
        assertThat(jarOf(ReadableWorkbook.class)).endsWith("/fastexcel-reader-0.20.2.jar");
        assertThat(jarOf(Workbook.class)).endsWith("/fastexcel-0.20.2.jar");
    }

    private static String jarOf(Class<?> partOfIt) {
        return partOfIt.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    /** Reads or writes a sheet where no class of the library can be found; what was thrown, or null. */
    private static Throwable withoutLibrary(String method) throws Exception {
        ClassLoader loader = new Without("org.dhatim.");
        Class<?> sheet = loader.loadClass("dk.effekt.sroi.ValueMapSheet");
        Class<?> kind = loader.loadClass("dk.effekt.sroi.ValueKind");
        Class<?> map = loader.loadClass("dk.effekt.sroi.ValueMap");
        Object other = kind.getEnumConstants()[2];
        try {
            Object read = sheet.getMethod("ofCsv", String.class, String.class, kind, int.class)
                    .invoke(null, "m", SHEET, other, 2024);
            if (method.equals("ofXlsx")) {
                InputStream bytes = new ByteArrayInputStream(SHEET.getBytes(StandardCharsets.UTF_8));
                sheet.getMethod("ofXlsx", String.class, InputStream.class, kind, int.class)
                        .invoke(null, "m", bytes, other, 2024);
            } else if (method.equals("writeXlsx")) {
                sheet.getMethod("writeXlsx", map, OutputStream.class)
                        .invoke(null, sheet.getMethod("map").invoke(read), new ByteArrayOutputStream());
            }
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    /** Loads this package anew, so that it looks for its libraries here. */
    private static final class Without extends ClassLoader {

        private final String missing;

        Without(String missing) {
            super(MissingLibraryTest.class.getClassLoader());
            this.missing = missing;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(missing)) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dk.effekt.sroi.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
