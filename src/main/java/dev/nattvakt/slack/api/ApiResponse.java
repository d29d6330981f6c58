package dev.nattvakt.slack.api;

/// What Slack's API answered, or did not.
public sealed interface ApiResponse<T> {

    record Done<T>(T value) implements ApiResponse<T> {}

    /// Slack said no, and has done nothing.
    ///
    /// @param error Slack's word for it, such as `channel_not_found`; `http_404` and the like when
    ///   it had none
    record Refused<T>(String error) implements ApiResponse<T> {}

    /// It may have been done, or not.
    record Unconfirmed<T>() implements ApiResponse<T> {}

    /// Slack cannot be reached, and has done nothing.
    record Unreachable<T>() implements ApiResponse<T> {}
}
