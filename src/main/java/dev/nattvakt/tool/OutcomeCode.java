package dev.nattvakt.tool;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/// The closed set of outcomes that every door uses.
public enum OutcomeCode {
    ANSWERED(200, false),
    VERIFIED(200, false),
    ADJUSTED(200, false),
    ALREADY_SET(200, false),
    PLANNED(200, false),
    NEEDS_CONFIRMATION(200, false),
    REFUSED(409, true),
    INVALID(422, true),
    NOT_FOUND(404, true),
    CONFLICT(409, true),
    UNCONFIRMED(202, true),
    RATE_LIMITED(429, true),
    BUSY(503, true),
    UNAVAILABLE(503, true);

    private final int status;
    private final boolean error;

    OutcomeCode(int status, boolean error) {
        this.status = status;
        this.error = error;
    }

    /// The HTTP status of the REST door, but for a refusal by role (403).
    public int status() {
        return status;
    }

    /// Whether a model should be told that it did not get what it asked for (MCP `isError`).
    public boolean isError() {
        return error;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
