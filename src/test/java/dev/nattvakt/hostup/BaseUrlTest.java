package dev.nattvakt.hostup;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BaseUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cloud.hostup.se",
                "https://gateway.example/hostup",
                "http://127.0.0.1:8089",
                "http://localhost:1",
                "http://[::1]:1"
            })
    void acceptsHttpsAnywhereAndHttpOnThisMachine(String url) {
        assertThat(BaseUrl.of(url)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cloud.hostup.se",
                "http://127.0.0.1.evil.example",
                "http://localhost.evil.example",
                "https://user:password@cloud.hostup.se",
                "http://127.0.0.1@evil.example",
                "https://cloud.hostup.se?key=password",
                "https://cloud.hostup.se#password",
                "ftp://127.0.0.1",
                "cloud.hostup.se",
                "https://",
                "https:// password",
                ""
            })
    void refusesTheRestWithoutRepeatingIt(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.of(url))
                .withMessageStartingWith("NATTVAKT_HOSTUP_URL cannot be used: ")
                .withMessageNotContaining("password@")
                .withMessageNotContaining("=password");
    }
}
