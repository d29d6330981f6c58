package dev.nattvakt.sandbox;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

/// A request under `/api` as it arrived.
///
/// @param number its place in the log, and the seed of its `requestId`
record Request(
        long number,
        Instant at,
        String method,
        String path,
        String query,
        Map<String, String> params,
        Optional<String> bearer,
        String body) {

    boolean reads() {
        return method.equals("GET");
    }

    String id() {
        return Id.of("req", Long.toString(number));
    }

    /// The same request, had it asked for this instead; null takes a field away.
    Request asking(Map<String, Object> fields) {
        JsonObject other = new JsonObject(body);
        fields.forEach(
                (name, value) -> {
                    if (value == null) {
                        other.remove(name);
                    } else {
                        other.put(name, value);
                    }
                });
        return new Request(number, at, method, path, query, params, bearer, other.encode());
    }
}
