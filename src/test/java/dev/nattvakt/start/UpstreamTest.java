package dev.nattvakt.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.PrivateFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UpstreamTest {

    private static final String NO_KEY =
            "There is no HostUp API key. Set HOSTUP_API_KEY (or HOSTUP_API_KEY_FILE), or set NATTVAKT_SANDBOX=true to try Nattvakt against its built-in simulator.";

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    key | file | sandbox | development | upstream
                    yes |      |         | false       | Real
                    yes |      | false   | false       | Real
                    yes |      |         | true        | Real
                        | yes  |         | false       | Real
                        | yes  | false   | true        | Real
                        |      | true    | false       | Simulated
                        |      | true    | true        | Simulated
                        |      |         | true        | Simulated
                    """,
            useHeadersInDisplayName = true)
    void isWhatIsConfigured(
            String key, String file, Boolean sandbox, boolean development, String upstream)
            throws IOException {
        assertThat(Upstream.of(wish(key, file, sandbox, development)).getClass().getSimpleName())
                .isEqualTo(upstream);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    key | file | sandbox | development | words
                        |      |         | false       | HOSTUP_API_KEY
                        |      | false   | false       | NATTVAKT_SANDBOX=true
                        |      | false   | true        | HOSTUP_API_KEY_FILE
                    yes |      | true    | false       | NATTVAKT_SANDBOX=true are both set
                    yes |      | true    | true        | NATTVAKT_SANDBOX=true are both set
                        | yes  | true    | false       | NATTVAKT_SANDBOX=true are both set
                    yes | yes  |         | false       | HOSTUP_API_KEY_FILE are both set
                    yes | yes  | true    | true        | HOSTUP_API_KEY_FILE are both set
                    """,
            useHeadersInDisplayName = true)
    void isRefusedWithTheWayOut(
            String key, String file, Boolean sandbox, boolean development, String words)
            throws IOException {
        Upstream.Wish wish = wish(key, file, sandbox, development);

        assertThatExceptionOfType(UnsafeStart.class)
                .isThrownBy(() -> Upstream.of(wish))
                .withMessageContaining(words)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("canary"));
    }

    @Test
    void namesBothWaysOutInOneSentenceEach() {
        Upstream.Wish nothing =
                new Upstream.Wish(Optional.empty(), Optional.empty(), Optional.empty(), false);

        assertThatExceptionOfType(UnsafeStart.class)
                .isThrownBy(() -> Upstream.of(nothing))
                .withMessage(NO_KEY);
    }

    @Test
    void isRefusedWithAnEmptyKeyOrNoKeyFile() {
        Upstream.Wish empty =
                new Upstream.Wish(Optional.of(" "), Optional.empty(), Optional.empty(), true);
        Upstream.Wish missing =
                new Upstream.Wish(
                        Optional.empty(),
                        Optional.of(directory.resolve("missing")),
                        Optional.empty(),
                        true);

        assertThatExceptionOfType(UnsafeStart.class)
                .isThrownBy(() -> Upstream.of(empty))
                .withMessageContaining("HOSTUP_API_KEY");
        assertThatExceptionOfType(UnsafeStart.class)
                .isThrownBy(() -> Upstream.of(missing))
                .withMessageContaining("HOSTUP_API_KEY_FILE");
    }

    private Upstream.Wish wish(String key, String file, Boolean sandbox, boolean development)
            throws IOException {
        return new Upstream.Wish(
                Optional.ofNullable(key).map(_ -> "canary"),
                file == null
                        ? Optional.empty()
                        : Optional.of(PrivateFile.write(directory.resolve("key"), "canary")),
                Optional.ofNullable(sandbox),
                development);
    }
}
