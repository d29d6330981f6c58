package dev.nattvakt.sandbox.state;

import java.util.Optional;

import io.vertx.core.json.JsonObject;

/// Whether HostUp allows an action, and if not, why.
public record Gate(boolean allowed, Optional<String> code, Optional<String> reason) {
    public static final Gate OPEN = new Gate(true, Optional.empty(), Optional.empty());

    public static Gate shut(String code, String reason) {
        return new Gate(false, Optional.of(code), Optional.of(reason));
    }

    /// Shut without a machine-readable code, which HostUp marks as optional.
    public static Gate shut(String reason) {
        return new Gate(false, Optional.empty(), Optional.of(reason));
    }

    public JsonObject json() {
        return new JsonObject()
                .put("allowed", allowed)
                .put("reason", reason.orElse(null))
                .put("code", code.orElse(null));
    }
}
