package dk.effekt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FileFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "/data/6101850001.csv, /data/##########.csv",
        "/sag 610185-0001/dream.csv, /sag ######-####/dream.csv",
        "C:\\610185 0001\\a.csv, C:\\###### ####\\a.csv",
        "/2026-11-26/1018500019/dream.csv, /2026-11-26/##########/dream.csv"
    })
    void longNumbersInAPathAreHidden(String path, String shown) {
        assertThat(FileFailures.withoutNumbers(new NoSuchFileException(path)))
                .isExactlyInstanceOf(NoSuchFileException.class)
                .hasMessage(shown);
    }

    @Test
    void kindReasonAndPlaceInTheProgramStay() {
        AccessDeniedException denied = new AccessDeniedException("a 6101850001", "b 6101850001", "no");
        assertThat(FileFailures.withoutNumbers(denied))
                .isExactlyInstanceOf(AccessDeniedException.class)
                .hasMessage("a ########## -> b ##########: no")
                .satisfies(hiding -> assertThat(hiding.getStackTrace()).isEqualTo(denied.getStackTrace()))
                .hasNoCause();
        assertThat(FileFailures.withoutNumbers(new DirectoryNotEmptyException("6101850001")))
                .isExactlyInstanceOf(FileSystemException.class)
                .hasMessage("##########");
    }

    @ParameterizedTest
    @MethodSource
    void anythingElseIsHandedOnAsItIs(IOException failure) {
        assertThat(FileFailures.withoutNumbers(failure)).isSameAs(failure);
    }

    static Stream<IOException> anythingElseIsHandedOnAsItIs() {
        return Stream.of(
                new NoSuchFileException("/2026-11-26/dream-2053.csv"),
                new FileSystemException(null),
                new IOException("Is a directory"));
    }
}
