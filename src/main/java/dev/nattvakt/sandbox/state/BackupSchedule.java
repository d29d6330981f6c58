package dev.nattvakt.sandbox.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.value.Stamp;

/// A backup schedule as HostUp stores it.
///
/// @param lastRun absent until its first run
/// @param nextRun absent while switched off
/// @param outcome of its coming runs
public record BackupSchedule(
        String id,
        String name,
        Cadence cadence,
        int retentionCount,
        boolean enabled,
        Optional<Run> lastRun,
        Optional<Instant> nextRun,
        RunOutcome outcome) {

    private static final String RUNNING = "running";
    private static final Duration RUN = Duration.ofMinutes(20);

    /// @param status one of HostUp's words: `completed`, `running`, `queued`, `failed`,
    ///   `cancelled`, `unknown`
    public record Run(Instant at, String status) {}

    boolean isSameAs(BackupSchedule other) {
        return id.equals(other.id);
    }

    /// The schedule after `saved` was saved: only one may be active, so an enabled one switches
    /// this one off.
    BackupSchedule besides(BackupSchedule saved) {
        return saved.enabled ? off() : this;
    }

    public BackupSchedule off() {
        return new BackupSchedule(
                id, name, cadence, retentionCount, false, lastRun, Optional.empty(), outcome);
    }

    BackupSchedule named(String other) {
        return new BackupSchedule(
                id, other, cadence, retentionCount, enabled, lastRun, nextRun, outcome);
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
                outcome);
    }

    BackupSchedule with(RunOutcome other) {
        return new BackupSchedule(
                id, name, cadence, retentionCount, enabled, lastRun, nextRun, other);
    }

    boolean isRunning() {
        return lastRun.filter(run -> run.status().equals(RUNNING)).isPresent();
    }

    /// When its next run begins, or the current one ends; a run also ends after its schedule was
    /// switched off.
    Optional<Instant> due() {
        if (isRunning()) {
            return lastRun.map(run -> run.at().plus(RUN));
        }
        return outcome == RunOutcome.STUCK ? Optional.empty() : nextRun;
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
                outcome);
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
