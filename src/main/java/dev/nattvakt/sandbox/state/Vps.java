package dev.nattvakt.sandbox.state;

import java.time.Instant;
import java.util.List;

import io.vertx.core.json.JsonObject;

/// The true state of one VPS, which a lagging read may not show yet.
///
/// @param purchases number of paid changes committed here
public record Vps(
        String id,
        String name,
        String primaryIp,
        String serviceStatus,
        BackupPlan backups,
        SnapshotPlan snapshots,
        List<UpgradeOption> options,
        int purchases) {

    public static Vps active(
            String id, String name, String primaryIp, BackupPlan backups, SnapshotPlan snapshots) {
        List<UpgradeOption> options =
                List.of(
                        UpgradeOption.backupSlots(backups.slots()),
                        UpgradeOption.snapshotSlots(snapshots.slots()));
        return new Vps(id, name, primaryIp, "active", backups, snapshots, options, 0);
    }

    /// Its state after all runs that were due until `now`.
    public Vps upTo(Instant now) {
        return with(BackupRuns.upTo(now, backups)).with(SnapshotRuns.upTo(now, snapshots));
    }

    public Vps with(BackupPlan other) {
        return new Vps(id, name, primaryIp, serviceStatus, other, snapshots, options, purchases);
    }

    public Vps with(SnapshotPlan other) {
        return new Vps(id, name, primaryIp, serviceStatus, backups, other, options, purchases);
    }

    public Vps with(GateName name, Gate gate) {
        return switch (name) {
            case CAN_CREATE ->
                    with(backups.withGates(gate, backups.canUpdate(), backups.canDelete()));
            case CAN_UPDATE ->
                    with(backups.withGates(backups.canCreate(), gate, backups.canDelete()));
            case CAN_DELETE ->
                    with(backups.withGates(backups.canCreate(), backups.canUpdate(), gate));
            case CAN_ENABLE -> with(snapshots.with(gate));
        };
    }

    public Vps withId(String other) {
        return new Vps(
                other, name, primaryIp, serviceStatus, backups, snapshots, options, purchases);
    }

    public Vps withStatus(String status) {
        return new Vps(id, name, primaryIp, status, backups, snapshots, options, purchases);
    }

    public Vps withOptions(List<UpgradeOption> others) {
        return new Vps(id, name, primaryIp, serviceStatus, backups, snapshots, others, purchases);
    }

    public Vps bought() {
        return new Vps(
                id, name, primaryIp, serviceStatus, backups, snapshots, options, purchases + 1);
    }

    public JsonObject json() {
        return new JsonObject()
                .put("id", id)
                .put("name", name)
                .put("primaryIp", primaryIp)
                .put("serviceStatus", serviceStatus)
                .put("powerState", serviceStatus.equals("active") ? "running" : "stopped")
                .put(
                        "operatingSystem",
                        new JsonObject()
                                .put("displayName", "Ubuntu 24.04")
                                .put("family", "ubuntu")
                                .put("version", "24.04")
                                .put("variant", null))
                .put(
                        "billing",
                        new JsonObject()
                                .put("amount", 199)
                                .put("currencyCode", "SEK")
                                .put("billingCycle", "monthly")
                                .put("isPayg", false)
                                .put("periodYears", null))
                .put(
                        "resources",
                        new JsonObject()
                                .put("cpuCores", 2)
                                .put("memoryGb", 4)
                                .put("storageGb", 80));
    }
}
