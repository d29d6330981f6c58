package dev.nattvakt.sandbox.http;

import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.fault.Request;
import dev.nattvakt.sandbox.fleet.Behaviour;
import dev.nattvakt.sandbox.state.BackupOrder;
import dev.nattvakt.sandbox.state.BackupPlan;
import dev.nattvakt.sandbox.state.BackupSchedule;
import dev.nattvakt.sandbox.state.PostMeaning;
import dev.nattvakt.sandbox.state.Side;
import dev.nattvakt.sandbox.state.Vps;
import dev.nattvakt.sandbox.state.Write;
import dev.nattvakt.sandbox.value.StrictFields;

/// The writes of /vps/{id}/backup-schedules.
final class BackupSchedules {
    private final Behaviour behaviour;
    private final Clock clock;

    BackupSchedules(Behaviour behaviour, Clock clock) {
        this.behaviour = behaviour;
        this.clock = clock;
    }

    Response post(Vps vps, Request request) {
        StrictFields body = StrictFields.of(request.body());
        BackupOrder order = BackupOrder.read(body);
        if (!body.flaws().isEmpty()) {
            return ProblemDetails.invalid(body.flaws()).to(request);
        }
        BackupPlan plan = vps.backups();
        if (!plan.canCreate().allowed()) {
            return ProblemDetails.shut(plan.canCreate()).to(request);
        }
        int free = plan.maxTotal() - plan.manual();
        if (order.retentionCount() > free) {
            return tooMany("retentionCount %d".formatted(order.retentionCount()), free).to(request);
        }
        Instant now = clock.instant();
        PostMeaning meaning = behaviour.postMeaning();
        BackupSchedule saved = plan.saved(vps.id(), order, meaning, now);
        // Computed anew when the write is applied: by then another schedule may exist.
        return Response.saved(
                201,
                saved.json(),
                write(vps, then -> then.place(then.saved(vps.id(), order, meaning, now), meaning)));
    }

    Response patch(Vps vps, Request request) {
        StrictFields body = StrictFields.of(request.body());
        BackupPlan plan = vps.backups();
        int total = body.integer("maxTotalBackups", 1, Integer.MAX_VALUE, plan.maxTotal());
        boolean deleteOldest = body.bool("autoDeleteOldest", plan.autoDeleteOldest());
        if (!body.has("maxTotalBackups") && !body.has("autoDeleteOldest")) {
            body.flaw("maxTotalBackups", "or `autoDeleteOldest` is required");
        }
        if (!body.flaws().isEmpty()) {
            return ProblemDetails.invalid(body.flaws()).to(request);
        }
        if (!plan.canUpdate().allowed()) {
            return ProblemDetails.shut(plan.canUpdate()).to(request);
        }
        if (total > plan.slots()) {
            return tooMany("maxTotalBackups %d".formatted(total), plan.slots()).to(request);
        }
        UnaryOperator<BackupPlan> change = then -> then.withSettings(total, deleteOldest);
        return Response.saved(
                200,
                new JsonObject().put("settings", change.apply(plan).settings()),
                write(vps, change));
    }

    Response delete(Vps vps, String schedule, Request request) {
        BackupPlan plan = vps.backups();
        if (plan.schedule(schedule).isEmpty()) {
            return ProblemDetails.notFound().to(request);
        }
        if (!plan.canDelete().allowed()) {
            return ProblemDetails.shut(plan.canDelete()).to(request);
        }
        return Response.removed(write(vps, then -> then.without(schedule)));
    }

    /// Both status and code are invented, since HostUp documents neither.
    private static ProblemDetails tooMany(String asked, int most) {
        return ProblemDetails.conflict(
                "backup_limit_exceeded", "%s is over the limit of %d.".formatted(asked, most));
    }

    private static Write write(Vps vps, UnaryOperator<BackupPlan> change) {
        return new Write(vps.id(), Side.BACKUPS, then -> then.with(change.apply(then.backups())));
    }
}
