package dev.nattvakt.watch;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WebhookTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://alerts.example/in",
                "http://127.0.0.1:8099/in",
                "http://localhost/in",
                "http://[::1]:8099/in"
            })
    void goesToHttpsAndToThisMachine(String address) {
        assertThatCode(() -> to(address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://alerts.example/in",
                "http://127.alerts.example/in",
                "http://localhost.alerts.example/in",
                "ftp://127.0.0.1/in",
                "alerts.example/in",
                "https:",
                "https:///hunter2",
                "https://alerts.example/hunter2 hunter2",
                "https://alerts.example/%hunter2",
                "https://[hunter2",
                "hunter2\n",
                ""
            })
    void goesNowhereElseAndDoesNotRepeatTheAddress(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> to(address))
                .withMessage("NATTVAKT_WATCH_WEBHOOK must be https, or http on this machine.")
                .withNoCause();
    }

    private static void to(String address) {
        new Webhook(address, Optional.empty(), ZoneOffset.UTC, Clock.systemUTC()).close();
    }
}
