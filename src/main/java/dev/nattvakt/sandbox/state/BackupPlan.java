package dev.nattvakt.sandbox.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.value.Id;

/// All state of the offsite backups of one VPS.
///
/// @param made number of schedules ever made here; seeds the next id
/// @param slots slots paid for; `maxTotal` may be lower
public record BackupPlan(
        List<BackupSchedule> schedules,
        int made,
        int slots,
        int maxTotal,
        boolean autoDeleteOldest,
        Gate canCreate,
        Gate canUpdate,
        Gate canDelete,
        List<BackupCopy> copies) {

    public static BackupPlan of(int slots) {
        return new BackupPlan(
                List.of(), 0, slots, slots, false, Gate.OPEN, Gate.OPEN, Gate.OPEN, List.of());
    }

    public int manual() {
        return Math.toIntExact(copies.stream().filter(BackupCopy::manual).count());
    }

    public int scheduled() {
        return copies.size() - manual();
    }

    public Optional<BackupSchedule> schedule(String id) {
        return schedules.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// The schedule that a POST saves in this plan.
    public BackupSchedule saved(String vps, BackupOrder order, PostMeaning meaning, Instant now) {
        return meaning.replaced(schedules, order.cadence())
                .map(old -> order.update(old, now))
                .orElseGet(() -> order.create(Id.of("bks", vps + "#" + made), now));
    }

    public BackupPlan place(BackupSchedule saved, PostMeaning meaning) {
        return with(meaning.place(saved, schedules), made + 1);
    }

    public BackupPlan with(List<BackupSchedule> others) {
        return with(others, made);
    }

    BackupPlan with(BackupSchedule old, BackupSchedule now) {
        return with(schedules.stream().map(one -> one.isSameAs(old) ? now : one).toList());
    }

    /// With one more scheduled backup, and the oldest beyond `retention` deleted; empty when no
    /// slot is left for it.
    Optional<BackupPlan> keeping(BackupCopy made, int retention) {
        List<BackupCopy> scheduled =
                Stream.concat(Stream.of(made), copies.stream().filter(copy -> !copy.manual()))
                        .limit(retention)
                        .toList();
        int room = maxTotal - manual();
        if (room < 1 || (scheduled.size() > room && !autoDeleteOldest)) {
            return Optional.empty();
        }
        return Optional.of(
                withCopies(
                        Stream.concat(
                                        scheduled.stream().limit(room),
                                        copies.stream().filter(BackupCopy::manual))
                                .toList()));
    }

    public BackupPlan without(String schedule) {
        return with(schedules.stream().filter(one -> !one.id().equals(schedule)).toList());
    }

    private BackupPlan with(List<BackupSchedule> others, int nowMade) {
        return new BackupPlan(
                List.copyOf(others),
                nowMade,
                slots,
                maxTotal,
                autoDeleteOldest,
                canCreate,
                canUpdate,
                canDelete,
                copies);
    }

    public BackupPlan withSettings(int total, boolean deleteOldest) {
        return new BackupPlan(
                schedules,
                made,
                slots,
                total,
                deleteOldest,
                canCreate,
                canUpdate,
                canDelete,
                copies);
    }

    public BackupPlan withCopies(List<BackupCopy> others) {
        return new BackupPlan(
                schedules,
                made,
                slots,
                maxTotal,
                autoDeleteOldest,
                canCreate,
                canUpdate,
                canDelete,
                List.copyOf(others));
    }

    public BackupPlan withGates(Gate create, Gate update, Gate delete) {
        return new BackupPlan(
                schedules, made, slots, maxTotal, autoDeleteOldest, create, update, delete, copies);
    }

    public JsonObject json() {
        return new JsonObject()
                .put(
                        "schedules",
                        new JsonArray(schedules.stream().map(BackupSchedule::json).toList()))
                .put("settings", settings())
                .put("limits", new JsonObject().put("totalBackupLimit", slots))
                .put("history", new JsonArray())
                .put(
                        "actions",
                        new JsonObject()
                                .put("canCreate", canCreate.json())
                                .put("canUpdate", canUpdate.json())
                                .put("canDelete", canDelete.json()));
    }

    public JsonObject settings() {
        return new JsonObject()
                .put("totalBackupLimit", maxTotal)
                .put("manualBackupsActive", manual())
                .put("scheduledBackupsActive", scheduled())
                .put("availableScheduledSlots", Math.max(0, maxTotal - copies.size()))
                .put("autoDeleteOldest", autoDeleteOldest);
    }
}
