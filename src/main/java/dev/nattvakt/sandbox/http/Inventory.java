package dev.nattvakt.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.fault.Request;
import dev.nattvakt.sandbox.state.Vps;
import dev.nattvakt.sandbox.value.FieldError;

/// GET /vps: the servers, page by page.
final class Inventory {
    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final String CURSOR = "from:";

    private Inventory() {}

    static Response page(List<Vps> fleet, Request request) {
        OptionalInt limit = limit(request);
        if (limit.isEmpty()) {
            return ProblemDetails.invalid(
                            List.of(new FieldError("/limit", "`limit` must be between 1 and 100.")))
                    .to(request);
        }
        List<Vps> found = fleet.stream().filter(vps -> fits(vps, request)).toList();
        OptionalInt from = from(request, found.size());
        if (from.isEmpty()) {
            return ProblemDetails.invalidCursor().to(request);
        }
        return Response.ok(page(found, from.getAsInt(), limit.getAsInt()));
    }

    private static JsonObject page(List<Vps> found, int from, int limit) {
        int to = Math.min(found.size(), from + limit);
        boolean more = to < found.size();
        return new JsonObject()
                .put(
                        "data",
                        new JsonArray(found.subList(from, to).stream().map(Vps::json).toList()))
                .put("hasMore", more)
                .put("nextCursor", more ? cursor(to) : null);
    }

    private static boolean fits(Vps vps, Request request) {
        String name = request.params().getOrDefault("name", vps.name());
        String ip = request.params().getOrDefault("primaryIp", vps.primaryIp());
        return vps.name().equalsIgnoreCase(name) && vps.primaryIp().equals(ip);
    }

    private static OptionalInt limit(Request request) {
        return within(1, MOST, request.params().getOrDefault("limit", Integer.toString(USUAL)));
    }

    private static OptionalInt from(Request request, int size) {
        return Optional.ofNullable(request.params().get("cursor"))
                .map(cursor -> within(1, size, decoded(cursor)))
                .orElse(OptionalInt.of(0));
    }

    private static OptionalInt within(int min, int max, String digits) {
        return IntStream.rangeClosed(min, max)
                .filter(number -> Integer.toString(number).equals(digits))
                .findFirst();
    }

    private static String cursor(int from) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((CURSOR + from).getBytes(StandardCharsets.UTF_8));
    }

    /// The content of a cursor; empty for one that is not ours.
    private static String decoded(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return text.startsWith(CURSOR) ? text.substring(CURSOR.length()) : "";
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
