package dev.nattvakt.slack.api;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ResponseUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.com/commands/T0001/123456/canaryCANARY",
                "https://hooks.slack.com/actions/T0001/123456/canary-CANARY_0",
                "https://hooks.slack.com:443/commands/T0001/123456/canary",
                "https://hooks.slack-gov.com/commands/T0001/123456/canary"
            })
    void takesSlacksOwn(String text) {
        ResponseUrl url = ResponseUrl.of(text);

        assertThat("https://" + url.host() + url.path().reveal())
                .isEqualTo(text.replace(":443", ""));
        assertThat(url).asString().doesNotContainIgnoringCase("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // another scheme
                "http://hooks.slack.com/commands/T1/2/canary",
                "HTTPS://hooks.slack.com/commands/T1/2/canary",
                "ftp://hooks.slack.com/commands/T1/2/canary",
                "file:///commands/T1/2/canary",
                "javascript:alert('canary')//hooks.slack.com/commands/T1/2",
                "//hooks.slack.com/commands/T1/2/canary",
                "hooks.slack.com/commands/T1/2/canary",
                "https:hooks.slack.com/commands/T1/2/canary",
                "https:/hooks.slack.com/commands/T1/2/canary",
                "https:///hooks.slack.com/commands/T1/2/canary",
                "https:\\\\hooks.slack.com/commands/T1/2/canary",
                // another host
                "https://127.0.0.1/commands/T1/2/canary",
                "https://localhost/commands/T1/2/canary",
                "https://[::1]/commands/T1/2/canary",
                "https://169.254.169.254/commands/latest/meta-data/canary",
                "https://2852039166/commands/T1/2/canary",
                "https://0x7f.1/commands/T1/2/canary",
                "https://metadata.google.internal/commands/T1/2/canary",
                "https://hooks.slack.com.evil.example/commands/T1/2/canary",
                "https://hooks.slack.com./commands/T1/2/canary",
                "https://evil.example/hooks.slack.com/commands/T1/2/canary",
                "https://evilhooks.slack.com/commands/T1/2/canary",
                "https://evil.hooks.slack.com/commands/T1/2/canary",
                "https://hooks-slack.com/commands/T1/2/canary",
                "https://hooksXslack.com/commands/T1/2/canary",
                "https://slack.com/commands/T1/2/canary",
                "https://HOOKS.SLACK.COM/commands/T1/2/canary",
                "https://hooks.sláck.com/commands/T1/2/canary",
                "https://hooks。slack。com/commands/T1/2/canary",
                "https://hooks.slack-gov.com.evil.example/commands/T1/2/canary",
                "https://hooks.slack-evil.com/commands/T1/2/canary",
                "https:///commands/T1/2/canary",
                // a user, or something that hides the host
                "https://user@hooks.slack.com/commands/T1/2/canary",
                "https://user:word@hooks.slack.com/commands/T1/2/canary",
                "https://hooks.slack.com@evil.example/commands/T1/2/canary",
                "https://hooks.slack.com:443@evil.example/commands/T1/2/canary",
                "https://evil.example#@hooks.slack.com/commands/T1/2/canary",
                "https://evil.example?@hooks.slack.com/commands/T1/2/canary",
                "https://evil.example\\@hooks.slack.com/commands/T1/2/canary",
                "https://hooks.slack.com\\.evil.example/commands/T1/2/canary",
                "https://hooks.slack.com%2eevil.example/commands/T1/2/canary",
                "https://hooks.slack.com%00.evil.example/commands/T1/2/canary",
                // another port
                "https://hooks.slack.com:80/commands/T1/2/canary",
                "https://hooks.slack.com:8443/commands/T1/2/canary",
                "https://hooks.slack.com:/commands/T1/2/canary",
                "https://hooks.slack.com:0443/commands/T1/2/canary",
                "https://hooks.slack.com:443443/commands/T1/2/canary",
                // another path
                "https://hooks.slack.com",
                "https://hooks.slack.com/",
                "https://hooks.slack.com/commands",
                "https://hooks.slack.com/commands/",
                "https://hooks.slack.com/services/T1/2/canary",
                "https://hooks.slack.com/Commands/T1/2/canary",
                "https://hooks.slack.com/commandsX/T1/2/canary",
                "https://hooks.slack.com//commands/T1/2/canary",
                "https://hooks.slack.com/commands//2/canary",
                "https://hooks.slack.com/commands/../services/canary",
                "https://hooks.slack.com/commands/%2e%2e/services/canary",
                "https://hooks.slack.com/commands/T1/2/canary/",
                "https://hooks.slack.com/commands/T1;x/2/canary",
                // more behind it, or around it
                "https://hooks.slack.com/commands/T1/2/canary?x=1",
                "https://hooks.slack.com/commands/T1/2/canary#x",
                "https://hooks.slack.com/commands/T1/2/canary\r\nHost: evil.example",
                "https://hooks.slack.com/commands/T1/2/canary\n",
                " https://hooks.slack.com/commands/T1/2/canary",
                "https://hooks.slack.com/commands/T1/2/canary ",
                "https://hooks.slack.com/commands/T1/2/can\u0000ary",
                "https://hooks.slack.com/commands/T1/2/can\u202eary",
                ""
            })
    void refusesEverythingElseWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResponseUrl.of(text))
                .withMessage("not a response_url of Slack");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ResponseUrl.of("https://hooks.slack.com/commands/" + "/x".repeat(2_000)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ResponseUrl.of("https://hooks.slack.com/commands/" + "x".repeat(512)));
    }
}
