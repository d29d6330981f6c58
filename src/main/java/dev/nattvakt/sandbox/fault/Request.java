package dev.nattvakt.sandbox.fault;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.value.Id;

/// A request under `/api`, as received.
///
/// @param number its position in the log, and the seed of its `requestId`
public record Request(
        long number,
        Instant at,
        String method,
        String path,
        String query,
        Map<String, String> params,
        Optional<String> bearer,
        String body) {
    private static final Pattern ABOUT_ONE = Pattern.compile("/api/v2/vps/(?<vps>[^/]+)(?:/.*)?");

    /// The VPS id in its path, whether or not that server exists.
    public Optional<String> vps() {
        return Optional.of(ABOUT_ONE.matcher(path))
                .filter(Matcher::matches)
                .map(about -> about.group("vps"));
    }

    public boolean reads() {
        return method.equals("GET");
    }

    public String id() {
        return Id.of("req", Long.toString(number));
    }

    /// The same request with these body fields instead; null removes a field.
    public Request asking(Map<String, Object> fields) {
        JsonObject other = new JsonObject(body);
        fields.forEach((name, value) -> {
            if (value == null) {
                other.remove(name);
            } else {
                other.put(name, value);
            }
        });
        return new Request(number, at, method, path, query, params, bearer, other.encode());
    }
}
