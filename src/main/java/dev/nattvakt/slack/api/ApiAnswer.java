package dev.nattvakt.slack.api;

/// What Slack's API answered, or did not.
public sealed interface ApiAnswer<T> {

    record Done<T>(T value) implements ApiAnswer<T> {}

    /// Slack said no, and has done nothing.
    ///
    /// @param error Slack's word for it, such as `channel_not_found`; `http_404` and the like when
    ///   it had none
    record Refused<T>(String error) implements ApiAnswer<T> {}

    /// It may have been done, or not.
    record Unconfirmed<T>() implements ApiAnswer<T> {}

    /// Slack cannot be reached, and has done nothing.
    record Unreachable<T>() implements ApiAnswer<T> {}
}
