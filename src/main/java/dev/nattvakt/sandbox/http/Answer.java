package dev.nattvakt.sandbox.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.state.Write;

/// What HostUp would answer, and the write that it would make. Nothing has happened yet.
public record Answer(
        int status,
        String contentType,
        Map<String, List<String>> headers,
        String body,
        Optional<Write> write) {
    public static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";
    public static final Answer DONE = new Answer(204, JSON, Map.of(), "", Optional.empty());

    public static Answer ok(JsonObject body) {
        return new Answer(200, JSON, Map.of(), body.encode(), Optional.empty());
    }

    static Answer saved(int status, JsonObject body, Write write) {
        return new Answer(status, JSON, Map.of(), body.encode(), Optional.of(write));
    }

    static Answer removed(Write write) {
        return new Answer(204, JSON, Map.of(), "", Optional.of(write));
    }

    public Answer with(String otherType, String otherBody) {
        return new Answer(status, otherType, headers, otherBody, write);
    }
}
