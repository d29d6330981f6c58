package dev.nattvakt.schedule.stated;

import java.util.List;

/// Status of a schedule's last run (POST backup-schedules answer, `status`).
public enum RunStatus {
    COMPLETED,
    RUNNING,
    QUEUED,
    FAILED,
    CANCELLED,
    /// HostUp's own `unknown`, or a word unknown here.
    UNKNOWN;

    private static final List<RunStatus> ALL = List.of(values());

    public static RunStatus of(String word) {
        String stripped = word.strip();
        return ALL.stream()
                .filter(status -> status.name().equalsIgnoreCase(stripped))
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
