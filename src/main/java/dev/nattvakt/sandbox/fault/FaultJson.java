package dev.nattvakt.sandbox.fault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.vertx.core.json.JsonArray;

import dev.nattvakt.sandbox.http.Response;
import dev.nattvakt.sandbox.state.GateName;
import dev.nattvakt.sandbox.value.StrictFields;

/// JSON of faults. Strict: a misspelt fault that silently never fires would prove nothing.
///
/// Every fault takes `method`, `path` (a regular expression, found anywhere), `skip` and `times`
/// besides its own fields. [Effect] documents each kind.
///
/// ```
/// {"kind": "status", "code": 429, "body": "{}", "headers": {"Retry-After": "7"}, "applied": false}
/// {"kind": "delay", "millis": 200, "applied": false}
/// {"kind": "drop", "applied": false}
/// {"kind": "cut", "applied": true}
/// {"kind": "garble", "applied": true}
/// {"kind": "replace", "body": "[", "contentType": "application/json", "applied": true}
/// {"kind": "lag", "lagMillis": 2000, "lagReads": 2}
/// {"kind": "applyLate", "millis": 500}
/// {"kind": "gateFlip", "gate": "canCreate", "code": "pending_order", "reason": "Pay first."}
/// {"kind": "alter", "fields": {"retentionCount": 2, "name": null}}
/// {"kind": "slowBody", "millis": 1000}
/// ```
public final class FaultJson {
    private static final List<String> KINDS =
            List.of(
                    "status",
                    "delay",
                    "drop",
                    "cut",
                    "garble",
                    "replace",
                    "lag",
                    "applyLate",
                    "gateFlip",
                    "alter",
                    "slowBody");

    private FaultJson() {}

    /// Valid only if `json` has no flaws: check [StrictFields#flaws()] first.
    public static Fault read(StrictFields json) {
        var fault =
                new Fault(
                        json.text("method"),
                        path(json),
                        json.integer("skip", 0, Integer.MAX_VALUE, 0),
                        json.integer("times", 1, Integer.MAX_VALUE, 1),
                        effect(json));
        json.nothingElse();
        return fault;
    }

    private static Effect effect(StrictFields json) {
        return switch (json.oneOf("kind", KINDS)) {
            case "status" -> status(json);
            case "delay" -> new Effect.Delay(millis(json, "millis"), json.bool("applied", false));
            case "cut" -> new Effect.Cut(json.bool("applied", true));
            case "garble" -> new Effect.Garble(json.bool("applied", true));
            case "replace" -> replace(json);
            case "lag" -> lag(json);
            case "applyLate" -> new Effect.ApplyLate(millis(json, "millis"));
            case "gateFlip" -> gateFlip(json);
            case "alter" -> alter(json.object("fields"));
            case "slowBody" -> new Effect.SlowBody(millis(json, "millis"));
            // "drop", or a kind that is reported as a flaw already.
            default -> new Effect.Drop(json.bool("applied", false));
        };
    }

    private static Effect status(StrictFields json) {
        return new Effect.Status(
                json.integer("code", 200, 599),
                json.text("body"),
                json.has("headers") ? headers(json.object("headers")) : Map.of(),
                json.bool("applied", false));
    }

    /// A value is a string, or an array of strings for a header that is sent more than once.
    private static Map<String, List<String>> headers(StrictFields json) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : json.names()) {
            switch (json.value(name)) {
                case String text -> headers.put(name, List.of(text));
                case JsonArray texts ->
                        headers.put(name, texts.stream().map(String::valueOf).toList());
                case null, default -> json.flaw(name, "must be a string or an array of strings");
            }
        }
        return headers;
    }

    private static Effect replace(StrictFields json) {
        return new Effect.Replace(
                json.text("body").orElse(""),
                json.text("contentType").orElse(Response.JSON),
                json.bool("applied", true));
    }

    private static Effect lag(StrictFields json) {
        boolean timed = json.has("lagMillis");
        boolean counted = json.has("lagReads");
        if (!timed && !counted) {
            json.flaw("lagMillis", "or `lagReads` is required");
        }
        return new Effect.Lag(
                timed ? Optional.of(millis(json, "lagMillis")) : Optional.empty(),
                counted
                        ? OptionalInt.of(json.integer("lagReads", 1, Integer.MAX_VALUE))
                        : OptionalInt.empty());
    }

    private static Effect gateFlip(StrictFields json) {
        return new Effect.GateFlip(
                GateName.of(json.oneOf("gate", GateName.all())),
                json.text("code").orElse("pending_order"),
                json.text("reason").orElse("A pending order must be completed first."));
    }

    private static Effect alter(StrictFields strictFields) {
        Map<String, Object> other = new LinkedHashMap<>();
        strictFields.names().forEach(name -> other.put(name, strictFields.value(name)));
        return new Effect.Alter(other);
    }

    private static Duration millis(StrictFields json, String name) {
        return Duration.ofMillis(json.integer(name, 0, Integer.MAX_VALUE));
    }

    private static Optional<Pattern> path(StrictFields json) {
        try {
            return json.text("path").map(Pattern::compile);
        } catch (PatternSyntaxException _) {
            json.flaw("path", "is not a regular expression");
            return Optional.empty();
        }
    }
}
