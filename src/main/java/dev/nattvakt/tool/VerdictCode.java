package dev.nattvakt.tool;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.nattvakt.fleet.verdict.Verdict;

/// Verdicts in JSON.
public enum VerdictCode {
    PROTECTED,
    SCHEDULED,
    SNAPSHOT_ONLY,
    PAUSED,
    FAILING,
    OVERDUE,
    NEVER_RAN,
    UNPROTECTED,
    EXEMPT,
    UNKNOWN;

    public static VerdictCode of(Verdict verdict) {
        return valueOf(verdict.name());
    }

    public Verdict verdict() {
        return Verdict.valueOf(name());
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
