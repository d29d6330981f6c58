package dev.nattvakt.slack.api;

import java.time.Duration;

/// What became of one request.
sealed interface Attempt {

    int TOO_MANY_REQUESTS = 429;

    /// @param retryAfter what a 429 asks for
    /// @param body empty when there was none, and when it was too long to read
    record Answered(int status, Duration retryAfter, String body) implements Attempt {

        boolean isGood() {
            return status >= 200 && status < 300;
        }

        boolean isTooMany() {
            return status == TOO_MANY_REQUESTS;
        }

        /// Whether Slack may have done what was asked although it did not say so.
        boolean isUnclear() {
            return status >= 500;
        }
    }

    /// There was no connection, so nothing was received.
    record NotSent() implements Attempt {}

    /// It may have been received, or not.
    record Unanswered() implements Attempt {}
}
