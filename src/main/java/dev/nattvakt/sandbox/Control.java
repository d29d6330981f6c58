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
import dev.nattvakt.sandbox.http.Answer;
import dev.nattvakt.sandbox.http.Problem;
import dev.nattvakt.sandbox.value.Fields;
import dev.nattvakt.sandbox.value.Flaw;

/// The sandbox's own routes, `/__sandbox/...`, for scripts that run outside this process.
final class Control {
    private final Sandbox sandbox;

    Control(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    Answer answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST /__sandbox/faults" -> add(request);
            case "DELETE /__sandbox/faults" -> {
                sandbox.world().faults().clear();
                yield Answer.DONE;
            }
            case "GET /__sandbox/log" -> Answer.ok(log());
            case "GET /__sandbox/state" -> Answer.ok(sandbox.stateJson());
            case "POST /__sandbox/reset" -> {
                sandbox.reset();
                yield Answer.DONE;
            }
            default -> Problem.notFound().to(request);
        };
    }

    private JsonObject log() {
        return new JsonObject()
                .put("log", new JsonArray(sandbox.log().stream().map(Arrival::json).toList()));
    }

    /// All of them or, where one is flawed, none.
    private Answer add(Request request) {
        List<Fields> scripts = scripts(request.body());
        List<Fault> faults = new ArrayList<>();
        List<Flaw> flaws = new ArrayList<>();
        for (Fields script : scripts) {
            faults.add(FaultJson.read(script));
            flaws.addAll(script.flaws());
        }
        if (!flaws.isEmpty()) {
            return Problem.invalid(flaws).to(request);
        }
        faults.forEach(sandbox::add);
        return Answer.DONE;
    }

    private static List<Fields> scripts(String body) {
        try {
            return Json.decodeValue(body) instanceof JsonArray many
                    ? IntStream.range(0, many.size()).mapToObj(at -> script(many, at)).toList()
                    : List.of(Fields.of(body));
        } catch (DecodeException _) {
            return List.of(Fields.of(body));
        }
    }

    private static Fields script(JsonArray many, int at) {
        return many.getValue(at) instanceof JsonObject one
                ? new Fields(one, "/" + at)
                : Fields.of("");
    }
}
