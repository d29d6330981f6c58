package dev.nattvakt.slack.request;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.nattvakt.slack.request.SlackRequest.Rejected;
import dev.nattvakt.slack.request.SlackRequest.Replay;
import dev.nattvakt.slack.request.SlackRequest.SslCheck;
import dev.nattvakt.slack.request.SlackRequest.Verified;

/// Checks requests from Slack: a body is not parsed before its signature is verified.
///
/// Thread-safe; it neither blocks nor logs.
public final class Reception {

    /// Longest body of a slash command, in bytes.
    public static final int COMMAND = 16 * 1024;

    /// Longest body of a pressed button, in bytes; Slack includes the message with the button.
    public static final int INTERACTION = 64 * 1024;

    static final String SIGNATURE = "X-Slack-Signature";
    static final String TIMESTAMP = "X-Slack-Request-Timestamp";

    private final Supplier<SigningSecrets> secrets;
    private final Clock clock;
    private final int longest;
    private final Replays replays;

    /// @param secrets read for each request, so that they may be rotated; must not throw
    /// @param longest body, in bytes: [#COMMAND] or [#INTERACTION]
    public Reception(Supplier<SigningSecrets> secrets, Clock clock, int longest) {
        this.secrets = secrets;
        this.clock = clock;
        this.longest = longest;
        this.replays = new Replays(clock);
    }

    /// @param headers gives all raw values of a header, whose name is in any case
    /// @param body the raw bytes: decoded and encoded again, they may differ from what was signed
    public SlackRequest receive(
            String method, Function<String, List<String>> headers, byte[] body) {
        if (!method.equals("POST")) {
            return new Rejected(RejectionReason.METHOD);
        }
        if (body.length > longest) {
            return new Rejected(RejectionReason.SIZE);
        }
        List<String> timestamps = headers.apply(TIMESTAMP);
        List<String> signatures = headers.apply(SIGNATURE);
        return timestamps.size() == 1 && signatures.size() == 1
                ? receive(timestamps.getFirst(), signatures.getFirst(), body)
                : new Rejected(RejectionReason.HEADERS);
    }

    private SlackRequest receive(String timestamp, String claimed, byte[] body) {
        if (!Freshness.isFresh(timestamp, clock)) {
            return new Rejected(RejectionReason.TIMESTAMP);
        }
        return Signature.parse(claimed)
                .filter(signature -> signature.isBy(secrets.get(), timestamp, body))
                .map(signature -> open(signature, body))
                .orElseGet(() -> new Rejected(RejectionReason.SIGNATURE));
    }

    private SlackRequest open(Signature signature, byte[] body) {
        return FormBody.parse(body)
                .map(formBody ->
                        formBody.value("ssl_check").filter("1"::equals).isPresent()
                                ? new SslCheck()
                                : admit(signature, formBody))
                .orElseGet(() -> new Rejected(RejectionReason.FORM));
    }

    private SlackRequest admit(Signature signature, FormBody formBody) {
        return switch (replays.see(signature)) {
            case FIRST -> new Verified(formBody);
            case AGAIN -> new Replay();
            case FULL -> new Rejected(RejectionReason.TOO_MANY);
        };
    }
}
