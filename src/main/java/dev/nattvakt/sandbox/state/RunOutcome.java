package dev.nattvakt.sandbox.state;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/// How the coming runs of a schedule go: the same for the same schedule and moment, however often
/// somebody looks and however fast time passes.
public enum RunOutcome {
    /// About one run in a hundred fails, by the seed of the schedule and the moment.
    USUAL,
    /// The next run fails.
    FAILING,
    /// The last run failed, so the next one goes well.
    RECOVERING,
    /// Its scheduler hangs: run times pass and nothing happens, until it is saved anew.
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
