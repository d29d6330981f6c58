package dev.nattvakt.fleet;

import java.util.Locale;

/// How well a server is protected by its schedules, worst last.
public enum Verdict {
    PROTECTED,
    /// Only snapshots, which are local and live for about a day.
    SNAPSHOT_ONLY,
    /// A backup schedule is there, but switched off.
    PAUSED,
    /// HostUp did not say enough; never counted as protected.
    UNKNOWN,
    /// Its first run time has passed without a run.
    NEVER_RAN,
    /// A run time has passed by more than the grace, and no newer run.
    OVERDUE,
    /// The last run failed or was cancelled.
    FAILING,
    UNPROTECTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isProblem() {
        return this != PROTECTED;
    }
}
