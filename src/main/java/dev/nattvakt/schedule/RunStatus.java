package dev.nattvakt.schedule;

import java.util.Arrays;

/// How a schedule's last run went (POST backup-schedules answer, `status`).
public enum RunStatus {
    COMPLETED,
    RUNNING,
    QUEUED,
    FAILED,
    CANCELLED,
    /// HostUp's own `unknown`, or a word that it may add one day.
    UNKNOWN;

    public static RunStatus of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.name().equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElse(UNKNOWN);
    }

    public boolean isOnItsWay() {
        return this == RUNNING || this == QUEUED;
    }

    public boolean wentWrong() {
        return this == FAILED || this == CANCELLED;
    }
}
