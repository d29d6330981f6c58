package dev.nattvakt.slack.request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SigningSecretsTest {

    @Test
    void areOneOrTwo() {
        assertThat(SigningSecrets.parse("canary\n").secrets())
                .containsExactly(new Secret("canary"));
        assertThat(SigningSecrets.parse("canary, yranac\n").secrets())
                .containsExactly(new Secret("canary"), new Secret("yranac"));
        assertThat(SigningSecrets.parse("canary")).asString().doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "canary,", ",canary", "canary,canary,canary"})
    void areNeverNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningSecrets.parse(text))
                .withMessageNotContaining("canary");
    }
}
