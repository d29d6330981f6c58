package dev.nattvakt.sandbox.fault;

import java.time.Instant;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.value.Stamp;

/// A request received under `/api`, and its result.
///
/// @param status 0 until a response is sent, and for good when the connection was dropped or the
///   client had closed it
/// @param applied whether its write was applied; set later for late writes
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
