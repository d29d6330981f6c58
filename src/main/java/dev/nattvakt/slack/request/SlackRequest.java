package dev.nattvakt.slack.request;

/// What a request turned out to be.
public sealed interface SlackRequest {

    /// Slack sent it, just now, for the first time.
    record Verified(FormBody form) implements SlackRequest {}

    /// Slack looks whether our certificate is in order: an empty 200.
    record SslCheck() implements SlackRequest {}

    /// A verified request once more: the same acknowledgement, and nothing is started.
    record Replay() implements SlackRequest {}

    /// Not proven to be from Slack: an empty 401, whatever the flaw.
    ///
    /// @param flaw for the log and the metrics; the sender never learns it
    record Rejected(RejectionReason flaw) implements SlackRequest {}
}
