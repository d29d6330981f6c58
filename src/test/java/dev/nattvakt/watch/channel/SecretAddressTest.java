package dev.nattvakt.watch.channel;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SecretAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://alerts.example/in",
                "http://127.0.0.1:8099/in",
                "http://localhost/in",
                "http://[::1]:8099/in"
            })
    void isHttpsOrOnThisMachineAndMasksItself(String address) {
        assertThat(new SecretAddress(address)).hasToString("***");
        assertThat(new SecretAddress(address).reveal()).hasToString(address);
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
    void isNothingElseAndIsNotRepeated(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecretAddress(address))
                .withMessage("it must be https, or http on this machine")
                .withNoCause();
    }
}
