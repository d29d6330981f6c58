package dev.nattvakt.slack.request;

/// Why a request was rejected, in the order in which it is looked at.
public enum RejectionReason {
    METHOD,
    SIZE,
    HEADERS,
    TIMESTAMP,
    SIGNATURE,
    FORM,
    TOO_MANY
}
