package dev.nattvakt.caller;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.nattvakt.PrivateFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SecretSourceTest {

    private static final Function<String, List<Secret>> SEVERAL =
            text -> Arrays.stream(text.split(",")).map(Secret::new).toList();

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir Path directory;

    @Test
    void readsAsToldAndShowsNothing() {
        var source = SecretSource.of("canary,other", "THE_OPTION", SEVERAL);

        assertThat(source.get()).containsExactly(new Secret("canary"), new Secret("other"));
        assertThat(source).hasToString("SecretSource[***]");
    }

    @Test
    void followsItsFile() throws IOException {
        Path file = write("old", 1);
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
    void followsAFileThatIsReplacedWithinOneTick() throws IOException {
        Path file = write("old", 1);
        var source = SecretSource.inFile(file, "THE_OPTION_FILE", SEVERAL);

        write("longer", 1);
        assertThat(source.get()).containsExactly(new Secret("longer"));

        Path other = PrivateFile.write(directory.resolve("other"), "sooner");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(source.get()).containsExactly(new Secret("sooner"));
    }

    @Test
    void comparesTheContentWhileAnotherChangeMayBearTheSameTime() throws IOException {
        VirtualTime time = new VirtualTime();
        Path file = write("one", 1);
        var source = SecretSource.inFile(file, "THE_OPTION_FILE", SEVERAL, time::nanoTime);
        var first = source.get();
        assertThat(source.get()).isSameAs(first);

        write("two", 1);
        assertThat(source.get()).containsExactly(new Secret("two"));
    }

    @Test
    void isKnownWithoutALookForASecondAfterOne() throws IOException {
        VirtualTime time = new VirtualTime();
        Path file = write("old", 1);
        var source = SecretSource.inFile(file, "THE_OPTION_FILE", SEVERAL, time::nanoTime);
        assertThat(source.recent()).isEmpty();
        assertThat(source.get()).containsExactly(new Secret("old"));

        write("new", 2);
        time.advance(Duration.ofSeconds(1).minusNanos(1));
        assertThat(source.recent()).contains(List.of(new Secret("old")));
        time.advance(Duration.ofNanos(1));
        assertThat(source.recent()).isEmpty();

        assertThat(source.get()).containsExactly(new Secret("new"));
        assertThat(source.recent()).contains(List.of(new Secret("new")));
        assertThat(SecretSource.of("value", "THE_OPTION", SEVERAL).recent()).isPresent();
    }

    @Test
    void namesTheOptionAndNotTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretSource.of("can\0ary", "THE_OPTION", SEVERAL))
                .withMessageStartingWith("THE_OPTION is not usable: ")
                .withMessageNotContainingAny("can\0", "ary");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SecretSource.inFile(
                                directory.resolve("missing"), "THE_OPTION_FILE", SEVERAL))
                .withMessageStartingWith("THE_OPTION_FILE cannot be read");
    }

    @Test
    void refusesAFileThatEverybodyMayRead() throws IOException {
        Path file = write("canary", 1);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretSource.inFile(file, "THE_OPTION_FILE", SEVERAL))
                .withMessage(
                        "THE_OPTION_FILE: everybody on this machine may read %s; chmod o-r %s",
                        file, file);
    }

    @Test
    void refusesAFolder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretSource.inFile(directory, "THE_OPTION_FILE", SEVERAL))
                .withMessage("THE_OPTION_FILE cannot be used: %s is a folder.", directory);
    }

    @Test
    void isGivenAsAValueOrInAFileAndNotInBoth() throws IOException {
        Path file = write("filed", 1);

        assertThat(either(Optional.empty(), Optional.empty())).isEmpty();
        assertThat(either(Optional.of("said"), Optional.empty()))
                .contains(List.of(new Secret("said")));
        assertThat(either(Optional.empty(), Optional.of(file)))
                .contains(List.of(new Secret("filed")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> either(Optional.of("said"), Optional.of(file)))
                .withMessage("THE_OPTION and THE_OPTION_FILE are both set. Keep one.");
    }

    private static Optional<List<Secret>> either(Optional<String> value, Optional<Path> file) {
        return SecretSource.either(value, file, "THE_OPTION", SEVERAL).map(Supplier::get);
    }

    @Test
    void readsAnUnchangedFileNoMoreOnceItHasSettled() throws IOException {
        VirtualTime time = new VirtualTime();
        Path file = write("old", 1);
        var source = SecretSource.inFile(file, "THE_OPTION_FILE", SEVERAL, time::nanoTime);
        time.advance(Duration.ofMinutes(1));
        assertThat(source.get()).containsExactly(new Secret("old"));

        Files.writeString(file, "new");
        Files.setLastModifiedTime(file, FileTime.from(START.plusSeconds(60)));

        assertThat(source.get()).containsExactly(new Secret("old"));
        write("new", 2);
        assertThat(source.get()).containsExactly(new Secret("new"));
    }

    private Path write(String text, int minute) throws IOException {
        Path file = PrivateFile.write(directory.resolve("secrets"), text);
        return Files.setLastModifiedTime(file, FileTime.from(START.plusSeconds(60L * minute)));
    }
}
