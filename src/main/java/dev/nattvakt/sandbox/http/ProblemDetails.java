package dev.nattvakt.sandbox.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.fault.Request;
import dev.nattvakt.sandbox.state.Gate;
import dev.nattvakt.sandbox.value.FieldError;
import dev.nattvakt.sandbox.value.Stamp;

/// An error response as HostUp sends it: RFC 7807 with a stable code.
public record ProblemDetails(
        int status,
        String code,
        String title,
        String detail,
        List<FieldError> flaws,
        Map<String, List<String>> headers) {

    private static ProblemDetails of(int status, String code, String title, String detail) {
        return new ProblemDetails(status, code, title, detail, List.of(), Map.of());
    }

    public static ProblemDetails invalid(List<FieldError> flaws) {
        return new ProblemDetails(
                400,
                "invalid_request",
                "Invalid request",
                "The request body failed validation.",
                flaws,
                Map.of());
    }

    static ProblemDetails invalidCursor() {
        return of(400, "invalid_cursor", "Invalid cursor", "The cursor is not valid.");
    }

    static ProblemDetails unauthorized() {
        return of(401, "unauthorized", "Unauthorized", "Authentication is required.");
    }

    static ProblemDetails forbidden() {
        return of(
                403,
                "forbidden",
                "Forbidden",
                "The caller lacks a required scope or does not own the resource.");
    }

    public static ProblemDetails notFound() {
        return of(404, "not_found", "Not found", "The requested resource could not be found.");
    }

    static ProblemDetails noSuchVps() {
        return of(404, "vps_not_found", "VPS not found", "The VPS could not be found.");
    }

    public static ProblemDetails conflict(String code, String detail) {
        return of(409, code, "Conflict", detail);
    }

    /// Status and code of a shut gate are not documented; assumed are 409 and the gate's own code.
    static ProblemDetails shut(Gate gate) {
        return conflict(
                gate.code().orElse("vps_not_ready"),
                gate.reason().orElse("The action is not allowed now."));
    }

    static ProblemDetails tooMany(int limit, Duration wait, Instant reset) {
        long seconds = wait.plusMillis(999).toSeconds();
        return new ProblemDetails(
                429,
                "rate_limit_exceeded",
                "Too many requests",
                "Too many requests. Retry after the limit resets.",
                List.of(),
                Map.of(
                        "Retry-After", List.of(Long.toString(seconds)),
                        "X-RateLimit-Limit", List.of(Integer.toString(limit)),
                        "X-RateLimit-Remaining", List.of("0"),
                        "X-RateLimit-Reset", List.of(Stamp.of(reset))));
    }

    public static ProblemDetails internal(String detail) {
        return of(500, "internal_error", "Internal server error", detail);
    }

    /// The error that HostUp most likely sends with this status, for scripts that name only the
    /// status.
    public static ProblemDetails usual(int status) {
        return switch (status) {
            case 400 -> invalid(List.of());
            case 401 -> unauthorized();
            case 403 -> forbidden();
            case 404 -> notFound();
            case 409 -> conflict("vps_not_ready", "The VPS is not ready.");
            case 429 ->
                    of(
                            429,
                            "rate_limit_exceeded",
                            "Too many requests",
                            "Too many requests. Retry after the limit resets.");
            case 502 -> of(502, "external_provider_failed", "Bad gateway", "A provider failed.");
            case 503 -> of(503, "upstream_unavailable", "Service unavailable", "Try again later.");
            default -> of(status, "internal_error", "Error", "An unexpected error occurred.");
        };
    }

    public Response to(Request request) {
        return new Response(
                status, Response.PROBLEM, headers, json(request).encode(), Optional.empty());
    }

    private JsonObject json(Request request) {
        JsonObject json =
                new JsonObject()
                        .put("type", "https://developer.hostup.se/errors/" + code)
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .put("code", code)
                        .put("instance", request.path())
                        .put("requestId", request.id())
                        .put("timestamp", Stamp.of(request.at()));
        return flaws.isEmpty()
                ? json
                : json.put("errors", new JsonArray(flaws.stream().map(FieldError::json).toList()));
    }
}
