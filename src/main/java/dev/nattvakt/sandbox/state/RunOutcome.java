package dev.nattvakt.sandbox.state;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/// How the coming runs of a schedule go. Depends on schedule and moment only, not on reads or the
/// speed of the clock.
public enum RunOutcome {
    /// About one run in a hundred fails, chosen by schedule and moment.
    USUAL,
    /// The next run fails.
    FAILING,
    /// The last run failed; the next one succeeds.
    RECOVERING,
    /// The scheduler hangs: runs come due and none begins, until the schedule is saved again.
    STUCK;

    private static final int ONE_IN = 100;

    boolean fails(String schedule, Instant run) {
        return switch (this) {
            case USUAL -> seed(schedule, run) % ONE_IN == 0;
            case FAILING -> true;
            case RECOVERING, STUCK -> false;
        };
    }

    static RunOutcome after(boolean failed) {
        return failed ? RECOVERING : USUAL;
    }

    private static int seed(String schedule, Instant run) {
        byte[] name = (schedule + run).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).hashCode() & Integer.MAX_VALUE;
    }
}
