package dev.nattvakt.fleet;

import java.util.Optional;

import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Gate;

/// The cheapest remedy for a problem, as an exact tool call.
public final class Remedies {

    private static final int USUAL_COPIES = 3;

    private Remedies() {}

    /// Empty when nothing is wrong, or when HostUp does not allow the remedy now.
    public static Optional<NextStep> of(ServerState seen, Verdict verdict) {
        return switch (verdict) {
            case PROTECTED -> Optional.empty();
            case UNPROTECTED, SNAPSHOT_ONLY -> schedule(seen);
            case PAUSED -> switchOn(seen);
            case FAILING, OVERDUE, NEVER_RAN, UNKNOWN -> read(seen);
        };
    }

    private static Optional<NextStep> read(ServerState seen) {
        return Optional.of(NextStep.on(seen.vps(), "get_protection", Fields.NONE));
    }

    /// Of several schedules that are off, the caller must choose one.
    private static Optional<NextStep> switchOn(ServerState seen) {
        return seen.backups().schedules().size() > 1
                ? read(seen)
                : ifOpen(seen, "set_backup_schedule", Fields.of("enabled", true));
    }

    private static Optional<NextStep> schedule(ServerState seen) {
        int most = seen.backups().settings().slots().mostCopies().orElse(USUAL_COPIES);
        if (most < 1) {
            return Optional.of(
                    NextStep.on(seen.vps(), "preview_capacity", Fields.of("backupSlots", 1)));
        }
        return ifOpen(
                seen,
                "set_backup_schedule",
                Fields.of("frequency", "daily")
                        .with("hour", 2)
                        .with("retentionCount", Math.min(most, USUAL_COPIES)));
    }

    private static Optional<NextStep> ifOpen(ServerState seen, String tool, Fields arguments) {
        return seen.backups().canCreate() instanceof Gate.Open
                ? Optional.of(NextStep.on(seen.vps(), tool, arguments))
                : Optional.empty();
    }
}
