package dev.nattvakt.slack.request;

/// The result of checking a request.
public sealed interface SlackRequest {

    /// A request from Slack: signed, fresh and not a replay.
    record Verified(FormBody form) implements SlackRequest {}

    /// Slack checks our certificate; the response is an empty 200.
    record SslCheck() implements SlackRequest {}

    /// A request that was seen already; the response is an empty 200, and nothing is started.
    record Replay() implements SlackRequest {}

    /// Not proven to be from Slack; the response is an empty 401, the same for every reason.
    ///
    /// @param flaw for the log only; the sender never learns it
    record Rejected(RejectionReason flaw) implements SlackRequest {}
}
