package dev.nattvakt.slack.api;

/// The result of a call of Slack's API.
public sealed interface ApiResponse<T> {

    record Done<T>(T value) implements ApiResponse<T> {}

    /// Slack refused, and did nothing.
    ///
    /// @param error Slack's error code, such as `channel_not_found`; without one, the status as
    ///   `http_404`
    record Refused<T>(String error) implements ApiResponse<T> {}

    /// The result is unknown: it may have been done.
    record Unconfirmed<T>() implements ApiResponse<T> {}

    /// Slack cannot be reached, so nothing was done.
    record Unreachable<T>() implements ApiResponse<T> {}
}
