package dev.nattvakt.sandbox.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.value.Stamp;

/// A backup schedule as HostUp keeps it.
///
/// @param lastRun absent until it has run once
/// @param nextRun absent while switched off
/// @param luck how its coming runs go
public record BackupSchedule(
        String id,
        String name,
        Cadence cadence,
        int retentionCount,
        boolean enabled,
        Optional<Run> lastRun,
        Optional<Instant> nextRun,
        RunOutcome luck) {

    private static final String RUNNING = "running";
    private static final Duration RUN = Duration.ofMinutes(20);

    /// @param status one of HostUp's words: `completed`, `running`, `queued`, `failed`,
    ///   `cancelled`, `unknown`
    public record Run(Instant at, String status) {}

    boolean isSameAs(BackupSchedule other) {
        return id.equals(other.id);
    }

    /// Only one may be active: this one yields to an enabled newcomer.
    BackupSchedule besides(BackupSchedule saved) {
        return saved.enabled ? off() : this;
    }

    public BackupSchedule off() {
        return new BackupSchedule(
                id, name, cadence, retentionCount, false, lastRun, Optional.empty(), luck);
    }

    BackupSchedule named(String other) {
        return new BackupSchedule(
                id, other, cadence, retentionCount, enabled, lastRun, nextRun, luck);
    }

    BackupSchedule ran(Instant at, String status) {
        return new BackupSchedule(
                id,
                name,
                cadence,
                retentionCount,
                enabled,
                Optional.of(new Run(at, status)),
                nextRun,
                luck);
    }

    BackupSchedule with(RunOutcome other) {
        return new BackupSchedule(
                id, name, cadence, retentionCount, enabled, lastRun, nextRun, other);
    }

    boolean isRunning() {
        return lastRun.filter(run -> run.status().equals(RUNNING)).isPresent();
    }

    /// When its next run begins, or the one under way ends. A run ends also when its schedule was
    /// switched off meanwhile.
    Optional<Instant> due() {
        if (isRunning()) {
            return lastRun.map(run -> run.at().plus(RUN));
        }
        return luck == RunOutcome.STUCK ? Optional.empty() : nextRun;
    }

    BackupSchedule begun() {
        Instant at = nextRun.orElseThrow();
        return new BackupSchedule(
                id,
                name,
                cadence,
                retentionCount,
                enabled,
                Optional.of(new Run(at, RUNNING)),
                Optional.of(cadence.next(at)),
                luck);
    }

    BackupSchedule ended(boolean well) {
        return ran(lastRun.orElseThrow().at(), well ? "completed" : "failed")
                .with(RunOutcome.after(!well));
    }

    public JsonObject json() {
        return new JsonObject()
                .put("id", id)
                .put("name", name)
                .put("frequency", cadence.frequency())
                .put("time", cadence.time())
                .put("daySpecifier", cadence.daySpecifier().orElse(null))
                .put("retentionCount", retentionCount)
                .put("enabled", enabled)
                .put("lastRun", lastRun.map(Run::at).map(Stamp::of).orElse(null))
                .put("nextRun", nextRun.map(Stamp::of).orElse(null))
                .put("status", lastRun.map(Run::status).orElse(null));
    }
}
