package dev.nattvakt.slack.request;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The signed request that Slack shows in its documentation.
///
/// https://docs.slack.dev/authentication/verifying-requests-from-slack
final class PublishedExample {

    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    static final long TIMESTAMP = 1_531_420_618L;
    static final Instant SIGNED_AT = Instant.ofEpochSecond(TIMESTAMP);
    static final String BODY =
            "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
                    + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
                    + "&user_name=roadrunner&command=%2Fwebhook-collect&text="
                    + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
                    + "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                    + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    static final Signer.Signed REQUEST =
            new Signer.Signed(
                    Map.of(
                            "x-slack-request-timestamp", List.of("1531420618"),
                            "x-slack-signature",
                                    List.of(
                                            "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")),
                    BODY.getBytes(StandardCharsets.UTF_8));

    private PublishedExample() {}
}
