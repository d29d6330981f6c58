package dev.nattvakt.faults.process;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.state.BackupSchedule;
import dev.nattvakt.sandbox.state.SnapshotSchedule;
import dev.nattvakt.sandbox.state.Vps;

/// What a caller wants of a server that was [#prepare]d: one of each kind of change, none of which
/// is so there yet.
enum Wish {
    DAILY(
            "set_backup_schedule",
            new JsonObject()
                    .put("frequency", "daily")
                    .put("hour", 5)
                    .put("retentionCount", 3)
                    .put("enabled", true),
            false,
            backup(row -> row.cadence().hour() == 5)),
    WEEKLY(
            "set_backup_schedule",
            new JsonObject()
                    .put("frequency", "weekly")
                    .put("hour", 6)
                    .put("dayOfWeek", 3)
                    .put("retentionCount", 3)
                    .put("enabled", true),
            true,
            backup(row -> row.cadence().hour() == 6)),
    SETTINGS(
            "set_backup_settings",
            new JsonObject().put("maxTotalBackups", 4),
            false,
            vps -> vps.backups().maxTotal() == 4),
    BACKUPS_REMOVED(
            "remove_schedule",
            new JsonObject().put("kind", "backup"),
            true,
            vps -> vps.backups().schedules().isEmpty()),
    SNAPSHOTS(
            "set_snapshot_schedule",
            new JsonObject().put("intervalHours", 6),
            false,
            snapshot(row -> row.enabled() && row.intervalHours() == 6)),
    SNAPSHOTS_OFF(
            "set_snapshot_schedule",
            new JsonObject().put("enabled", false),
            true,
            snapshot(row -> !row.enabled())),
    SNAPSHOTS_REMOVED(
            "remove_schedule",
            new JsonObject().put("kind", "snapshot"),
            true,
            vps -> vps.snapshots().schedule().isEmpty());

    private final String tool;
    private final JsonObject arguments;
    private final boolean planned;
    private final Predicate<Vps> so;

    /// @param planned whether it weakens protection, and so needs a plan that somebody says yes to
    Wish(String tool, JsonObject arguments, boolean planned, Predicate<Vps> so) {
        this.tool = tool;
        this.arguments = arguments;
        this.planned = planned;
        this.so = so;
    }

    /// Makes a server of the new fleet one of which everything can be wished: daily backups at
    /// night, one slot of four held back, snapshots twice a day.
    static void prepare(Sandbox sandbox, String vps) {
        SnapshotSchedule twice =
                new SnapshotSchedule(
                        true, 12, Optional.empty(), Optional.of(Instant.now().plusSeconds(43_200)));
        sandbox.change(
                vps,
                was ->
                        was.with(was.backups().withSettings(3, false))
                                .with(was.snapshots().with(Optional.of(twice))));
    }

    String tool() {
        return tool;
    }

    JsonObject of(String vps) {
        return arguments.copy().put("vps", vps);
    }

    boolean isPlanned() {
        return planned;
    }

    boolean isSo(Vps vps) {
        return so.test(vps);
    }

    private static Predicate<Vps> backup(Predicate<BackupSchedule> fits) {
        return vps ->
                vps.backups().schedules().stream()
                        .anyMatch(row ->
                                row.enabled() && row.retentionCount() == 3 && fits.test(row));
    }

    private static Predicate<Vps> snapshot(Predicate<SnapshotSchedule> fits) {
        return vps -> vps.snapshots().schedule().filter(fits).isPresent();
    }
}
