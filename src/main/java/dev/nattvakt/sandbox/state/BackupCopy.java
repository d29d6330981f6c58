package dev.nattvakt.sandbox.state;

import java.time.Instant;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.value.Stamp;

/// An offsite backup that exists.
public record BackupCopy(String id, Instant createdAt, boolean manual, Optional<String> note) {

    public JsonObject json() {
        String storageKey = "vzdump-qemu-%s.vma.zst".formatted(id.substring(id.length() - 4));
        return new JsonObject()
                .put("id", id)
                .put("displayId", "%s (%s)".formatted(Stamp.of(createdAt), storageKey))
                .put("storageKey", storageKey)
                .put("createdAt", Stamp.of(createdAt))
                .put("sizeGb", 12.4)
                .put("backupType", manual ? "manual" : "scheduled")
                .put("note", note.orElse(null));
    }
}
