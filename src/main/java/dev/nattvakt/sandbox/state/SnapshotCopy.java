package dev.nattvakt.sandbox.state;

import java.time.Duration;
import java.time.Instant;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.value.Stamp;

/// A local snapshot that exists. HostUp identifies it by its name only.
public record SnapshotCopy(String name, Instant createdAt) {
    private static final Duration KEPT = Duration.ofHours(24);

    static SnapshotCopy auto(Instant at) {
        return new SnapshotCopy("auto-" + at.getEpochSecond(), at);
    }

    boolean hasExpired(Instant now) {
        return !createdAt.plus(KEPT).isAfter(now);
    }

    public JsonObject json() {
        return new JsonObject()
                .put("displayId", name)
                .put("name", name)
                .put("description", null)
                .put("createdAt", Stamp.of(createdAt))
                .put("expiresAt", Stamp.of(createdAt.plus(KEPT)))
                .put("includesMemoryState", false)
                .put("parentName", null);
    }
}
