package dev.nattvakt.sandbox.http;

import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.fault.Request;
import dev.nattvakt.sandbox.fleet.Conduct;
import dev.nattvakt.sandbox.state.BackupOrder;
import dev.nattvakt.sandbox.state.BackupPlan;
import dev.nattvakt.sandbox.state.BackupSchedule;
import dev.nattvakt.sandbox.state.PostMeaning;
import dev.nattvakt.sandbox.state.Side;
import dev.nattvakt.sandbox.state.Vps;
import dev.nattvakt.sandbox.state.Write;
import dev.nattvakt.sandbox.value.Fields;

/// The writes of /vps/{id}/backup-schedules.
final class BackupSchedules {
    private final Conduct conduct;
    private final Clock clock;

    BackupSchedules(Conduct conduct, Clock clock) {
        this.conduct = conduct;
        this.clock = clock;
    }

    Answer post(Vps vps, Request request) {
        Fields body = Fields.of(request.body());
        BackupOrder order = BackupOrder.read(body);
        if (!body.flaws().isEmpty()) {
            return Problem.invalid(body.flaws()).to(request);
        }
        BackupPlan plan = vps.backups();
        if (!plan.canCreate().allowed()) {
            return Problem.shut(plan.canCreate()).to(request);
        }
        int free = plan.maxTotal() - plan.manual();
        if (order.retentionCount() > free) {
            return tooMany("retentionCount %d".formatted(order.retentionCount()), free).to(request);
        }
        Instant now = clock.instant();
        PostMeaning meaning = conduct.postMeaning();
        BackupSchedule saved = plan.saved(vps.id(), order, meaning, now);
        // Saved anew when the write lands: by then another schedule may be there.
        return Answer.saved(
                201,
                saved.json(),
                write(vps, then -> then.place(then.saved(vps.id(), order, meaning, now), meaning)));
    }

    Answer patch(Vps vps, Request request) {
        Fields body = Fields.of(request.body());
        BackupPlan plan = vps.backups();
        int total = body.integer("maxTotalBackups", 1, Integer.MAX_VALUE, plan.maxTotal());
        boolean deleteOldest = body.bool("autoDeleteOldest", plan.autoDeleteOldest());
        if (!body.has("maxTotalBackups") && !body.has("autoDeleteOldest")) {
            body.flaw("maxTotalBackups", "or `autoDeleteOldest` is required");
        }
        if (!body.flaws().isEmpty()) {
            return Problem.invalid(body.flaws()).to(request);
        }
        if (!plan.canUpdate().allowed()) {
            return Problem.shut(plan.canUpdate()).to(request);
        }
        if (total > plan.slots()) {
            return tooMany("maxTotalBackups %d".formatted(total), plan.slots()).to(request);
        }
        UnaryOperator<BackupPlan> change = then -> then.withSettings(total, deleteOldest);
        return Answer.saved(
                200,
                new JsonObject().put("settings", change.apply(plan).settings()),
                write(vps, change));
    }

    Answer delete(Vps vps, String schedule, Request request) {
        BackupPlan plan = vps.backups();
        if (plan.schedule(schedule).isEmpty()) {
            return Problem.notFound().to(request);
        }
        if (!plan.canDelete().allowed()) {
            return Problem.shut(plan.canDelete()).to(request);
        }
        return Answer.removed(write(vps, then -> then.without(schedule)));
    }

    /// Both the status and the code are invented: HostUp documents neither.
    private static Problem tooMany(String asked, int most) {
        return Problem.conflict(
                "backup_limit_exceeded", "%s is over the limit of %d.".formatted(asked, most));
    }

    private static Write write(Vps vps, UnaryOperator<BackupPlan> change) {
        return new Write(vps.id(), Side.BACKUPS, then -> then.with(change.apply(then.backups())));
    }
}
