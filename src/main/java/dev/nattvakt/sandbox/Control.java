package dev.nattvakt.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.sandbox.fault.Fault;
import dev.nattvakt.sandbox.fault.FaultJson;
import dev.nattvakt.sandbox.fault.Request;
import dev.nattvakt.sandbox.http.ProblemDetails;
import dev.nattvakt.sandbox.http.Response;
import dev.nattvakt.sandbox.value.FieldError;
import dev.nattvakt.sandbox.value.StrictFields;

/// The sandbox's control routes, `/__sandbox/...`, for scripts outside this process.
final class Control {
    private final Sandbox sandbox;

    Control(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    Response answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST /__sandbox/faults" -> add(request);
            case "DELETE /__sandbox/faults" -> {
                sandbox.world().faults().clear();
                yield Response.DONE;
            }
            case "GET /__sandbox/log" -> Response.ok(log());
            case "GET /__sandbox/state" -> Response.ok(sandbox.stateJson());
            case "POST /__sandbox/reset" -> {
                sandbox.reset();
                yield Response.DONE;
            }
            default -> ProblemDetails.notFound().to(request);
        };
    }

    private JsonObject log() {
        return new JsonObject()
                .put("log", new JsonArray(sandbox.log().stream().map(Arrival::json).toList()));
    }

    /// Adds all faults of the body, or none if any is invalid.
    private Response add(Request request) {
        List<StrictFields> scripts = scripts(request.body());
        List<Fault> faults = new ArrayList<>();
        List<FieldError> flaws = new ArrayList<>();
        for (StrictFields script : scripts) {
            faults.add(FaultJson.read(script));
            flaws.addAll(script.flaws());
        }
        if (!flaws.isEmpty()) {
            return ProblemDetails.invalid(flaws).to(request);
        }
        faults.forEach(sandbox::add);
        return Response.DONE;
    }

    private static List<StrictFields> scripts(String body) {
        try {
            return Json.decodeValue(body) instanceof JsonArray many
                    ? IntStream.range(0, many.size()).mapToObj(at -> script(many, at)).toList()
                    : List.of(StrictFields.of(body));
        } catch (DecodeException _) {
            return List.of(StrictFields.of(body));
        }
    }

    private static StrictFields script(JsonArray many, int at) {
        return many.getValue(at) instanceof JsonObject one
                ? new StrictFields(one, "/" + at)
                : StrictFields.of("");
    }
}
