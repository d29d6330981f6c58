package dev.nattvakt.sandbox;

import java.time.Duration;
import java.util.Optional;

import io.vertx.core.Vertx;

import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Request;
import dev.nattvakt.sandbox.fault.Script;
import dev.nattvakt.sandbox.http.ProblemDetails;
import dev.nattvakt.sandbox.http.Response;
import dev.nattvakt.sandbox.http.ResponseWriter;
import dev.nattvakt.sandbox.state.Gate;
import dev.nattvakt.sandbox.state.Write;

/// Runs one request from arrival to response, with the faults of its script.
final class RequestRun {
    private static final String HTML =
            "<!doctype html><html><body><h1>We will be right back</h1></body></html>";

    private final Vertx vertx;
    private final World world;
    private final Request request;
    private final Script script;
    private final ResponseWriter responseWriter;

    RequestRun(Vertx vertx, World world, Request request, ResponseWriter responseWriter) {
        this.vertx = vertx;
        this.world = world;
        this.request = request;
        this.script = world.faults().take(request);
        this.responseWriter = responseWriter;
    }

    void begin() {
        world.log().arrived(request);
        Effect.Delay delay = script.delay().orElse(Effect.Delay.NONE);
        if (delay.applied()) {
            Response answer = act();
            after(delay.by(), () -> respond(answer));
        } else {
            after(delay.by(), () -> respond(act()));
        }
    }

    private Response act() {
        Response answer =
                world.auth()
                        .refuses(request)
                        .map(problem -> problem.to(request))
                        .orElseGet(() -> world.api().answer(request));
        answer.write().ifPresent(this::settle);
        return answer;
    }

    private void settle(Write write) {
        if (script.write().isPresent()) {
            settle(write, script.write().get());
        } else if (script.answer().map(Effect.OnAnswer::applied).orElse(true)) {
            commit(write);
        }
    }

    private void settle(Write write, Effect.OnWrite effect) {
        switch (effect) {
            case Effect.Lag lag -> {
                world.fleet().commit(write, lag);
                world.log().applied(request);
            }
            case Effect.ApplyLate late -> after(late.after(), () -> commit(write));
            case Effect.Alter alter ->
                    world.api()
                            .answer(request.asking(alter.fields()))
                            .write()
                            .ifPresent(this::commit);
        }
    }

    private void commit(Write write) {
        world.fleet().commit(write);
        world.log().applied(request);
    }

    private void respond(Response answer) {
        script.after().ifPresent(this::flip);
        if (responseWriter.isGone()) {
            return;
        }
        Optional<Effect.OnAnswer> effect = script.answer();
        if (effect.isPresent()) {
            respond(answer, effect.get());
        } else {
            responseWriter.whole(logged(answer));
        }
    }

    private void respond(Response answer, Effect.OnAnswer effect) {
        switch (effect) {
            case Effect.Status status -> responseWriter.whole(logged(instead(status)));
            case Effect.Drop _ -> responseWriter.none();
            case Effect.Cut _ when answer.body().isEmpty() -> responseWriter.none();
            case Effect.Cut _ -> responseWriter.half(logged(answer));
            case Effect.Garble _ -> responseWriter.whole(logged(answer.with("text/html", HTML)));
            case Effect.Replace replace ->
                    responseWriter.whole(
                            logged(answer.with(replace.contentType(), replace.body())));
            case Effect.SlowBody slow -> responseWriter.slowly(logged(answer), slow.pause());
        }
    }

    /// Logs before sending, so that a client that has a response finds it in the log.
    private Response logged(Response answer) {
        world.log().answered(request, answer.status());
        return answer;
    }

    private Response instead(Effect.Status status) {
        Response usual = usual(status.code());
        return new Response(
                status.code(),
                status.body().isPresent() ? Response.JSON : usual.contentType(),
                status.headers(),
                status.body().orElse(usual.body()),
                Optional.empty());
    }

    private Response usual(int status) {
        Response problem = ProblemDetails.usual(status).to(request);
        return status < 400 ? problem.with(Response.JSON, "") : problem;
    }

    private void flip(Effect.GateFlip flip) {
        Gate shut = Gate.shut(flip.code(), flip.reason());
        request.vps().ifPresent(id -> world.fleet().change(id, vps -> vps.with(flip.gate(), shut)));
    }

    private void after(Duration time, Runnable then) {
        if (time.isZero()) {
            then.run();
        } else {
            vertx.setTimer(time.toMillis(), _ -> then.run());
        }
    }
}
