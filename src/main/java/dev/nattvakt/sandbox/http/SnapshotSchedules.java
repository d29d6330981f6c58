package dev.nattvakt.sandbox.http;

import java.time.Clock;
import java.util.Optional;

import dev.nattvakt.sandbox.fault.Request;
import dev.nattvakt.sandbox.state.Side;
import dev.nattvakt.sandbox.state.SnapshotSchedule;
import dev.nattvakt.sandbox.state.Vps;
import dev.nattvakt.sandbox.state.Write;
import dev.nattvakt.sandbox.value.StrictFields;

/// The writes of /vps/{id}/snapshot-schedules.
final class SnapshotSchedules {
    private static final double SHORTEST = 4;
    private static final double LONGEST = 24;

    private final Clock clock;

    SnapshotSchedules(Clock clock) {
        this.clock = clock;
    }

    Response post(Vps vps, Request request) {
        StrictFields body = StrictFields.of(request.body());
        boolean enabled = body.bool("enabled");
        double asked = body.number("intervalHours");
        if (!body.flaws().isEmpty()) {
            return ProblemDetails.invalid(body.flaws()).to(request);
        }
        if (!vps.snapshots().post().allowed()) {
            return ProblemDetails.shut(vps.snapshots().post()).to(request);
        }
        // Floored, then clamped, without an error, as HostUp documents.
        int hours = (int) Math.clamp(Math.floor(asked), SHORTEST, LONGEST);
        SnapshotSchedule saved =
                SnapshotSchedule.of(
                        enabled,
                        hours,
                        vps.snapshots().schedule().flatMap(SnapshotSchedule::lastRun),
                        clock.instant());
        Write write = write(vps, Optional.of(saved));
        return Response.saved(200, write.change().apply(vps).snapshots().json(), write);
    }

    /// Assumed: 204, whether or not a schedule existed.
    Response delete(Vps vps) {
        return Response.removed(write(vps, Optional.empty()));
    }

    private static Write write(Vps vps, Optional<SnapshotSchedule> schedule) {
        return new Write(
                vps.id(), Side.SNAPSHOTS, then -> then.with(then.snapshots().with(schedule)));
    }
}
