package dev.nattvakt.caller;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SecretSourceTest {

    private static final Function<String, List<Secret>> SEVERAL =
            text -> Arrays.stream(text.split(",")).map(Secret::new).toList();

    @TempDir Path directory;

    @Test
    void readsAsToldAndShowsNothing() {
        var source = SecretSource.of("canary,other", "THE_OPTION", SEVERAL);

        assertThat(source.get()).containsExactly(new Secret("canary"), new Secret("other"));
        assertThat(source).hasToString("SecretSource[***]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r--r--"})
    void followsItsFileWhoeverMayReadIt(String permissions) throws IOException {
        Path file = write("old", 1);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        var source = SecretSource.inFile(file, "THE_OPTION_FILE", SEVERAL);

        write("old,new", 2);
        assertThat(source.get()).containsExactly(new Secret("old"), new Secret("new"));

        write("canary\0,new", 3);
        assertThat(source.get()).containsExactly(new Secret("old"), new Secret("new"));

        Files.delete(file);
        assertThat(source.get()).containsExactly(new Secret("old"), new Secret("new"));

        write("new", 4);
        assertThat(source.get()).containsExactly(new Secret("new"));
    }

    @Test
    void namesTheOptionAndNotTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretSource.of("can\0ary", "THE_OPTION", SEVERAL))
                .withMessageStartingWith("THE_OPTION has no usable key: ")
                .withMessageNotContainingAny("can\0", "ary");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SecretSource.inFile(
                                directory.resolve("missing"), "THE_OPTION_FILE", SEVERAL))
                .withMessageStartingWith("THE_OPTION_FILE cannot be read");
    }

    private Path write(String text, int minute) throws IOException {
        Path file = Files.writeString(directory.resolve("secrets"), text);
        Instant at = Instant.parse("2026-11-22T10:00:00Z").plusSeconds(60L * minute);
        return Files.setLastModifiedTime(file, FileTime.from(at));
    }
}
