package dev.nattvakt.hostup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.PrivateFile;
import dev.nattvakt.caller.Secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ApiKeyTest {

    @TempDir Path directory;

    @Test
    void isReadFromAValue() {
        assertThat(ApiKey.of(" canary\n").get()).isEqualTo(new Secret("canary"));
        assertThat(ApiKey.of("canary")).hasToString("ApiKey[***]");
    }

    @Test
    void followsItsFile() throws IOException {
        Path file = write("old\n", 1);
        ApiKey key = ApiKey.inFile(file);
        assertThat(key.get().reveal()).isEqualTo("old");

        write("new\n", 2);

        assertThat(key.get().reveal()).isEqualTo("new");
    }

    @Test
    void keepsTheLastGoodKeyWhileTheFileIsUnusable() throws IOException {
        Path file = write("old", 1);
        ApiKey key = ApiKey.inFile(file);

        write("", 2);
        assertThat(key.get().reveal()).isEqualTo("old");

        Files.delete(file);
        assertThat(key.get().reveal()).isEqualTo("old");

        write("new", 3);
        assertThat(key.get().reveal()).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"canary\"", "'canary'", " \"canary\"\n"})
    void hasNoQuotationMarksAroundIt(String quoted) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKey.of(quoted))
                .withMessage(
                        "HOSTUP_API_KEY is not usable: it stands in quotation marks; leave them out.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"canary", "canary'", "'canary\"", "'"})
    void otherwiseMayHoldThem(String key) {
        assertThat(ApiKey.of(key).get().reveal()).isEqualTo(key);
    }

    @Test
    void namesTheOptionThatHasNoUsableKey() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKey.of("  "))
                .withMessage("HOSTUP_API_KEY is not usable: it is empty.");
        Path blank = write("\n", 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKey.inFile(blank))
                .withMessage("HOSTUP_API_KEY_FILE is not usable: it is empty.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKey.inFile(directory.resolve("missing")))
                .withMessageStartingWith("HOSTUP_API_KEY_FILE cannot be read");
    }

    private Path write(String text, int minute) throws IOException {
        Path file = PrivateFile.write(directory.resolve("key"), text);
        Instant at = Instant.parse("2026-11-22T10:00:00Z").plusSeconds(60L * minute);
        return Files.setLastModifiedTime(file, FileTime.from(at));
    }
}
