package dev.nattvakt.sandbox.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.state.Write;

/// HostUp's answer and the write that goes with it, not applied yet.
public record Response(
        int status,
        String contentType,
        Map<String, List<String>> headers,
        String body,
        Optional<Write> write) {
    public static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";
    public static final Response DONE = new Response(204, JSON, Map.of(), "", Optional.empty());

    public static Response ok(JsonObject body) {
        return new Response(200, JSON, Map.of(), body.encode(), Optional.empty());
    }

    static Response saved(int status, JsonObject body, Write write) {
        return new Response(status, JSON, Map.of(), body.encode(), Optional.of(write));
    }

    static Response removed(Write write) {
        return new Response(204, JSON, Map.of(), "", Optional.of(write));
    }

    public Response with(String otherType, String otherBody) {
        return new Response(status, otherType, headers, otherBody, write);
    }
}
