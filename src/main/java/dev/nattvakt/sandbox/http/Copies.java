package dev.nattvakt.sandbox.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.state.BackupCopy;
import dev.nattvakt.sandbox.state.BackupPlan;
import dev.nattvakt.sandbox.state.Gate;
import dev.nattvakt.sandbox.state.SnapshotCopy;
import dev.nattvakt.sandbox.state.SnapshotPlan;
import dev.nattvakt.sandbox.state.Vps;

/// GET /vps/{id}/backups and /snapshots: the copies that exist.
final class Copies {
    private Copies() {}

    static JsonObject backups(Vps vps) {
        BackupPlan plan = vps.backups();
        int used = plan.copies().size();
        return new JsonObject()
                .put(
                        "backups",
                        new JsonArray(plan.copies().stream().map(BackupCopy::json).toList()))
                .put(
                        "quotaInfo",
                        new JsonObject()
                                .put("used", used)
                                .put("limit", plan.maxTotal())
                                .put("remaining", Math.max(0, plan.maxTotal() - used)))
                .put(
                        "actions",
                        new JsonObject()
                                .put("canCreateBackup", plan.canCreate().json())
                                .put("canRestore", Gate.OPEN.json())
                                .put("canRestoreFromAnotherVps", Gate.OPEN.json()));
    }

    static JsonObject snapshots(Vps vps) {
        SnapshotPlan plan = vps.snapshots();
        return new JsonObject()
                .put("data", new JsonArray(plan.copies().stream().map(SnapshotCopy::json).toList()))
                .put("limits", new JsonObject().put("totalSnapshots", plan.slots()))
                .put("available", plan.available())
                .put(
                        "actions",
                        new JsonObject()
                                .put("canCreate", plan.canEnable().json())
                                .put("canRestore", Gate.OPEN.json()));
    }
}
