package dev.nattvakt.sandbox.http;

import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.fault.Request;
import dev.nattvakt.sandbox.fleet.Behaviour;
import dev.nattvakt.sandbox.fleet.Fleet;
import dev.nattvakt.sandbox.state.Side;
import dev.nattvakt.sandbox.state.Vps;

/// HostUp's routes. Answering changes nothing: the [Response] carries the [Write] to apply.
public final class Api {
    private static final String FLEET = "/api/v2/vps";
    private static final Pattern ONE_SCHEDULE = Pattern.compile("/backup-schedules/(?<id>[^/]+)");

    private final Fleet fleet;
    private final BackupSchedules backupSchedules;
    private final SnapshotSchedules snapshotSchedules;

    public Api(Fleet fleet, Behaviour behaviour, Clock clock) {
        this.fleet = fleet;
        this.backupSchedules = new BackupSchedules(behaviour, clock);
        this.snapshotSchedules = new SnapshotSchedules(clock);
    }

    public Response answer(Request request) {
        if (request.vps().isEmpty()) {
            return request.reads() && request.path().equals(FLEET)
                    ? Inventory.page(fleet.state().fleet(), request)
                    : ProblemDetails.notFound().to(request);
        }
        return request.vps()
                .flatMap(fleet::find)
                .map(vps -> about(vps, request))
                .orElseGet(() -> ProblemDetails.noSuchVps().to(request));
    }

    private Response about(Vps vps, Request request) {
        String rest = request.path().substring(FLEET.length() + 1 + vps.id().length());
        return switch (request.method() + " " + rest) {
            case "GET " -> Response.ok(vps.json());
            case "GET /backup-schedules" -> Response.ok(shown(vps, Side.BACKUPS));
            case "POST /backup-schedules" -> backupSchedules.post(vps, request);
            case "PATCH /backup-schedules" -> backupSchedules.patch(vps, request);
            case "GET /snapshot-schedules" -> Response.ok(shown(vps, Side.SNAPSHOTS));
            case "POST /snapshot-schedules" -> snapshotSchedules.post(vps, request);
            case "DELETE /snapshot-schedules" -> snapshotSchedules.delete(vps);
            case "GET /backups" -> Response.ok(Copies.backups(vps));
            case "GET /snapshots" -> Response.ok(Copies.snapshots(vps));
            case "GET /actions/upgrade" -> Response.ok(Orders.options(vps));
            case "POST /actions/config" -> Orders.config(vps, request);
            default -> aboutOneSchedule(vps, rest, request);
        };
    }

    private Response aboutOneSchedule(Vps vps, String rest, Request request) {
        Matcher schedule = ONE_SCHEDULE.matcher(rest);
        return schedule.matches() && request.method().equals("DELETE")
                ? backupSchedules.delete(vps, schedule.group("id"), request)
                : ProblemDetails.notFound().to(request);
    }

    private JsonObject shown(Vps vps, Side side) {
        Vps seen = fleet.shown(vps, side);
        return side == Side.BACKUPS ? seen.backups().json() : seen.snapshots().json();
    }
}
