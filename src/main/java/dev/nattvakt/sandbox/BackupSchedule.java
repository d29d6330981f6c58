package dev.nattvakt.sandbox;

import java.time.Instant;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

/// A backup schedule as HostUp keeps it.
///
/// @param lastRun absent until it has run once
/// @param nextRun absent while switched off
public record BackupSchedule(
        String id,
        String name,
        Cadence cadence,
        int retentionCount,
        boolean enabled,
        Optional<Run> lastRun,
        Optional<Instant> nextRun) {

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
                id, name, cadence, retentionCount, false, lastRun, Optional.empty());
    }

    BackupSchedule named(String other) {
        return new BackupSchedule(id, other, cadence, retentionCount, enabled, lastRun, nextRun);
    }

    BackupSchedule ran(Instant at, String status) {
        return new BackupSchedule(
                id,
                name,
                cadence,
                retentionCount,
                enabled,
                Optional.of(new Run(at, status)),
                nextRun);
    }

    JsonObject json() {
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
