package dev.nattvakt.fleet.verdict;

import java.util.Locale;

/// How well a server is protected by its schedules, worst last.
public enum Verdict {
    PROTECTED,
    /// Left alone on purpose; this wins over every other verdict.
    EXEMPT,
    /// A schedule is on, its first run is ahead, and there is no copy yet.
    SCHEDULED,
    /// Only snapshots, which are local and kept for about a day.
    SNAPSHOT_ONLY,
    /// A backup schedule exists, but is switched off.
    PAUSED,
    /// HostUp did not state enough. Never counted as protected.
    UNKNOWN,
    /// The first run was due, and none has happened.
    NEVER_RAN,
    /// A run is late by more than [Judgement#GRACE].
    OVERDUE,
    /// The last run failed or was cancelled.
    FAILING,
    UNPROTECTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isProblem() {
        return switch (this) {
            case PROTECTED, EXEMPT, SCHEDULED -> false;
            case SNAPSHOT_ONLY, PAUSED, UNKNOWN, NEVER_RAN, OVERDUE, FAILING, UNPROTECTED -> true;
        };
    }
}
