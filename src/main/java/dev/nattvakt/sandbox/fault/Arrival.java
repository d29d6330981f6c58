package dev.nattvakt.sandbox.fault;

import java.time.Instant;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.value.Stamp;

/// A request under `/api` that arrived, and what became of it.
///
/// @param status 0 until it is answered, and for good when the connection was dropped or the client
///   had left
/// @param applied whether its write was made; becomes true late where the write is made late
public record Arrival(
        Instant at,
        String method,
        String path,
        String query,
        String body,
        int status,
        boolean applied) {

    static Arrival of(Request request) {
        return new Arrival(
                request.at(),
                request.method(),
                request.path(),
                request.query(),
                request.body(),
                0,
                false);
    }

    Arrival answered(int with) {
        return new Arrival(at, method, path, query, body, with, applied);
    }

    Arrival made() {
        return new Arrival(at, method, path, query, body, status, true);
    }

    public JsonObject json() {
        return new JsonObject()
                .put("at", Stamp.of(at))
                .put("method", method)
                .put("path", path)
                .put("query", query)
                .put("body", body)
                .put("status", status)
                .put("applied", applied);
    }
}
