package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who lacks an optional library learns its name, and nobody else notices. */
class MissingLibraryTest {

    @Test
    void a_sas_data_set_without_parso() throws Exception {
        assertThat(readWithout("com.epam.", Path.of("src/test/resources/sas/dream.sas7bdat")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "dream.sas7bdat: this is a SAS data set, and the library that reads it is not on the class path,"
                                + " or not whole. Add com.epam:parso:2.0.14 to your dependencies");
    }

    @Test
    void a_parquet_file_without_parquet_floor(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("dream.parquet");
        DuckDb.write("select 1 as y_1701", file, "");

        assertThat(readWithout("org.apache.", file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "dream.parquet: this is a Parquet file, and the library that reads it is not on the class path,"
                                + " or not whole. Add blue.strategic.parquet:parquet-floor:2.3 to your dependencies");
    }

    @Test
    void a_text_without_either(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("dream.csv"), Given.bytes("PNR;y_1701", Given.ANNE + ";111"));

        assertThat(readWithout("com.epam.", file)).isNull();
        assertThat(readWithout("org.apache.", file)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"PARSO, com.epam.parso.SasFileReader", "PARQUET, blue.strategic.parquet.ParquetReader"})
    void the_version_that_is_named_is_the_one_tested_with(Library library, Class<?> partOfIt) {
        String[] named = library.coordinates().split(":");

        assertThat(partOfIt.getProtectionDomain().getCodeSource().getLocation().getPath())
                .endsWith("/" + named[1] + "-" + named[2] + ".jar");
    }

    /** Reads a file where no class with such a name can be found; what was thrown, or null. */
    private static Throwable readWithout(String missing, Path file) throws Exception {
        Class<?> dream = new Without(missing).loadClass("dk.effekt.dream.Dream");
        try {
            dream.getMethod("read", Path.class).invoke(null, file);
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
            Class<?> loaded = findLoadedClass(name);
            return loaded != null
                    ? loaded
                    : name.startsWith("dk.effekt.dream.") ? define(name) : super.loadClass(name, resolve);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream code = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = code.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
