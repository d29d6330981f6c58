package dev.nattvakt.slack.request;

/// Why a request was rejected, in the order of the checks.
public enum RejectionReason {
    METHOD,
    SIZE,
    HEADERS,
    TIMESTAMP,
    SIGNATURE,
    FORM,
    TOO_MANY
}
