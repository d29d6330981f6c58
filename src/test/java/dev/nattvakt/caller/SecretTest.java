package dev.nattvakt.caller;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SecretTest {

    @Test
    void showsItselfOnlyWhenAskedByName() {
        Secret secret = new Secret("  canary\n");

        assertThat(secret.reveal()).isEqualTo("canary");
        assertThat(secret).hasToString("***");
        assertThat("%s %s".formatted(secret, List.of(secret))).doesNotContain("canary");
    }

    @Test
    void equalsBySecretAlone() {
        assertThat(new Secret("a"))
                .isEqualTo(new Secret(" a "))
                .hasSameHashCodeAs(new Secret("b"))
                .isNotEqualTo(new Secret("b"))
                .isNotEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "can\nary", "can\u0000ary", "can ary", "canäry"})
    void refusesWhatNoHeaderCanCarryWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Secret(text))
                .withMessageNotContainingAny("can", "ary");
    }
}
