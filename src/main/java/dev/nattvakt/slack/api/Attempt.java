package dev.nattvakt.slack.api;

import java.time.Duration;

/// The result of one request.
sealed interface Attempt {

    int TOO_MANY_REQUESTS = 429;

    /// @param retryAfter the wait that a 429 asks for
    /// @param body empty when there was none, or when it was too long
    record Answered(int status, Duration retryAfter, String body) implements Attempt {

        boolean isGood() {
            return status >= 200 && status < 300;
        }

        boolean isTooMany() {
            return status == TOO_MANY_REQUESTS;
        }

        /// Whether Slack may have done it without saying so (5xx).
        boolean isUnclear() {
            return status >= 500;
        }
    }

    /// No connection was made, so nothing was sent.
    record NotSent() implements Attempt {}

    /// Sent without an answer: it may have been received.
    record Unanswered() implements Attempt {}
}
