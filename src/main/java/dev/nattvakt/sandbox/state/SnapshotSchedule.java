package dev.nattvakt.sandbox.state;

import java.time.Instant;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.value.Stamp;

/// The one snapshot schedule of a VPS.
public record SnapshotSchedule(
        boolean enabled, int intervalHours, Optional<Instant> lastRun, Optional<Instant> nextRun) {
    private static final int HOUR = 3_600;

    public static SnapshotSchedule of(
            boolean enabled, int intervalHours, Optional<Instant> lastRun, Instant now) {
        Optional<Instant> nextRun =
                enabled
                        ? Optional.of(
                                previous(intervalHours, now).plusSeconds(HOUR * intervalHours))
                        : Optional.empty();
        return new SnapshotSchedule(enabled, intervalHours, lastRun, nextRun);
    }

    SnapshotSchedule ran(Instant at) {
        return of(enabled, intervalHours, Optional.of(at), at);
    }

    /// The last run at or before the moment. Runs fall on multiples of the interval, as in HostUp's
    /// example (00:00, 12:00).
    static Instant previous(int intervalHours, Instant moment) {
        int interval = HOUR * intervalHours;
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), interval) * interval);
    }

    JsonObject json() {
        return new JsonObject()
                .put("enabled", enabled)
                .put("intervalHours", intervalHours)
                .put("lastRun", lastRun.map(Stamp::of).orElse(null))
                .put("nextRun", nextRun.map(Stamp::of).orElse(null));
    }
}
