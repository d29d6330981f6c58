package dev.nattvakt.faults.door;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.state.BackupSchedule;
import dev.nattvakt.sandbox.state.Cadence;
import dev.nattvakt.sandbox.state.GateName;
import dev.nattvakt.sandbox.state.RunOutcome;
import dev.nattvakt.sandbox.state.SnapshotSchedule;
import dev.nattvakt.sandbox.state.Vps;

/// What a caller can ask for that may change something, and how to tell from HostUp's own record
/// whether it is so. Each has a number in it, 3 to 23, so that no two changes need be alike.
enum Operation {
    SET_BACKUPS("set_backup_schedule", "POST", "backup-schedules") {
        @Override
        Vps before(Vps vps, int value) {
            return vps.with(vps.backups().with(List.of(nightly())));
        }

        @Override
        JsonObject asks(int value) {
            return new JsonObject().put("hour", value);
        }

        @Override
        boolean isSo(Vps vps, int value) {
            return vps.backups().schedules().stream()
                    .anyMatch(one ->
                            one.enabled()
                                    && one.cadence().equals(new Cadence.Daily(value))
                                    && one.retentionCount() == COPIES);
        }

        @Override
        Optional<GateName> gate() {
            return Optional.of(GateName.CAN_CREATE);
        }
    },

    SWITCH_SNAPSHOTS_ON("set_snapshot_schedule", "POST", "snapshot-schedules") {
        @Override
        Vps before(Vps vps, int value) {
            return vps.with(vps.snapshots().with(Optional.empty()));
        }

        @Override
        JsonObject asks(int value) {
            return new JsonObject().put("enabled", true).put("intervalHours", value + 1);
        }

        @Override
        boolean isSo(Vps vps, int value) {
            return vps.snapshots()
                    .schedule()
                    .filter(one -> one.enabled() && one.intervalHours() == value + 1)
                    .isPresent();
        }

        @Override
        Optional<GateName> gate() {
            return Optional.of(GateName.CAN_ENABLE);
        }
    },

    SWITCH_SNAPSHOTS_OFF("set_snapshot_schedule", "POST", "snapshot-schedules") {
        @Override
        Vps before(Vps vps, int value) {
            return vps.with(vps.snapshots().with(Optional.of(every(value + 1))));
        }

        @Override
        JsonObject asks(int value) {
            return new JsonObject().put("enabled", false);
        }

        @Override
        boolean isSo(Vps vps, int value) {
            return vps.snapshots().schedule().filter(one -> !one.enabled()).isPresent();
        }

        @Override
        boolean weakens() {
            return true;
        }
    },

    SAVE_SETTINGS("set_backup_settings", "PATCH", "backup-schedules") {
        @Override
        Vps before(Vps vps, int value) {
            return vps.with(vps.backups().withSettings(vps.backups().slots(), true));
        }

        @Override
        JsonObject asks(int value) {
            return new JsonObject().put("autoDeleteOldest", false);
        }

        @Override
        boolean isSo(Vps vps, int value) {
            return !vps.backups().autoDeleteOldest();
        }

        @Override
        Optional<GateName> gate() {
            return Optional.of(GateName.CAN_UPDATE);
        }
    },

    REMOVE_BACKUPS("remove_schedule", "DELETE", "backup-schedules") {
        @Override
        Vps before(Vps vps, int value) {
            return vps.with(vps.backups().with(List.of(nightly())));
        }

        @Override
        JsonObject asks(int value) {
            return new JsonObject().put("kind", "backup");
        }

        @Override
        boolean isSo(Vps vps, int value) {
            return vps.backups().schedules().isEmpty();
        }

        @Override
        boolean weakens() {
            return true;
        }

        @Override
        Optional<GateName> gate() {
            return Optional.of(GateName.CAN_DELETE);
        }
    },

    REMOVE_SNAPSHOTS("remove_schedule", "DELETE", "snapshot-schedules") {
        @Override
        Vps before(Vps vps, int value) {
            return vps.with(vps.snapshots().with(Optional.of(every(value + 1))));
        }

        @Override
        JsonObject asks(int value) {
            return new JsonObject().put("kind", "snapshot");
        }

        @Override
        boolean isSo(Vps vps, int value) {
            return vps.snapshots().schedule().isEmpty();
        }

        @Override
        boolean weakens() {
            return true;
        }
    },

    REHEARSE("set_backup_schedule", "POST", "backup-schedules") {
        @Override
        Vps before(Vps vps, int value) {
            return SET_BACKUPS.before(vps, value);
        }

        @Override
        JsonObject asks(int value) {
            return SET_BACKUPS.asks(value).put("dryRun", true);
        }

        @Override
        boolean isSo(Vps vps, int value) {
            return SET_BACKUPS.isSo(vps, value);
        }

        @Override
        Optional<GateName> gate() {
            return SET_BACKUPS.gate();
        }

        @Override
        boolean writes() {
            return false;
        }
    };

    private static final int COPIES = 3;
    private static final Duration DAY = Duration.ofDays(1);

    private final String tool;
    private final String method;
    private final String resource;

    Operation(String tool, String method, String resource) {
        this.tool = tool;
        this.method = method;
        this.resource = resource;
    }

    String tool() {
        return tool;
    }

    /// Of the request that makes the change.
    String method() {
        return method;
    }

    /// The end of the path of the reads, and the middle of that of the write.
    String resource() {
        return resource;
    }

    /// The server as it is to be beforehand, so that there is something to change.
    abstract Vps before(Vps vps, int value);

    /// The arguments, but for the server.
    abstract JsonObject asks(int value);

    /// Whether what was asked is so.
    abstract boolean isSo(Vps vps, int value);

    /// Whether it takes a plan and a yes.
    boolean weakens() {
        return false;
    }

    boolean writes() {
        return true;
    }

    /// Which gate stands before it, as HostUp states it.
    Optional<GateName> gate() {
        return Optional.empty();
    }

    /// There is one snapshot schedule: to save it twice leaves the same.
    boolean maySendAgain() {
        return this == SWITCH_SNAPSHOTS_ON || this == SWITCH_SNAPSHOTS_OFF;
    }

    private static BackupSchedule nightly() {
        return new BackupSchedule(
                "bks_01nightly",
                "Nightly",
                new Cadence.Daily(2),
                COPIES,
                true,
                Optional.empty(),
                Optional.of(Instant.now().plus(DAY)),
                RunOutcome.USUAL);
    }

    private static SnapshotSchedule every(int hours) {
        return new SnapshotSchedule(
                true, hours, Optional.empty(), Optional.of(Instant.now().plus(DAY)));
    }
}
