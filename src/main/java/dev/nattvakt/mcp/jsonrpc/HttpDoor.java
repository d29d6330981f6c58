package dev.nattvakt.mcp.jsonrpc;

import java.util.Optional;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import dev.nattvakt.access.Callers;
import dev.nattvakt.access.fence.Challenge;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Progress;
import dev.nattvakt.mcp.StepUp;

/// Revision 2026-07-28 on `/mcp`: behind the fence, before the extension, which gets everything
/// else. Each request is answered with one JSON object.
@Singleton
final class HttpDoor {

    /// After the fence (10,000).
    private static final int READ = 9_001;

    private static final int SERVE = 9_000;

    private static final long LONGEST_BODY = 64 * 1024;

    private static final int ACCEPTED = 202;
    private static final int NOT_ALLOWED = 405;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int NOT_JSON = 415;

    private final Handler handler;
    private final StepUp stepUp;
    private final ExecutorService virtualThreads;
    private final BodyHandler body = BodyHandler.create(false).setBodyLimit(LONGEST_BODY);

    HttpDoor(Handler handler, StepUp stepUp, @VirtualThreads ExecutorService virtualThreads) {
        this.handler = handler;
        this.stepUp = stepUp;
        this.virtualThreads = virtualThreads;
    }

    void open(@Observes Filters filters) {
        filters.register(this::read, READ);
        filters.register(this::serve, SERVE);
    }

    private void read(RoutingContext context) {
        if (isOurs(context) && context.request().method() == HttpMethod.POST) {
            body.handle(context);
        } else {
            context.next();
        }
    }

    private void serve(RoutingContext context) {
        if (!isOurs(context)) {
            context.next();
            return;
        }
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (request.method() != HttpMethod.POST) {
            response.putHeader("Allow", "POST").setStatusCode(NOT_ALLOWED).end();
            return;
        }
        Buffer sent = context.body().buffer();
        Message message = Message.parse(sent == null ? new byte[0] : sent.getBytes());
        if (Headers.areLegacy(request.headers(), message)) {
            context.next();
        } else if (!MediaTypes.isJson(request.headers().getAll("Content-Type"))) {
            response.setStatusCode(NOT_JSON).end();
        } else if (!MediaTypes.takeJson(request.headers().getAll("Accept"))) {
            response.setStatusCode(NOT_ACCEPTABLE).end();
        } else {
            answer(message, context);
        }
    }

    private void answer(Message message, RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Fault> fault = Headers.check(request.headers(), message);
        if (fault.isPresent()) {
            send(context.response(), new Outgoing(id(message), fault.get()));
            return;
        }
        Caller caller = Callers.of(context);
        Optional<String> more = more(message, caller);
        if (more.isPresent()) {
            context.response().putHeader(Challenge.HEADER, more.get());
            send(context.response(), new Outgoing(id(message), Fault.outOfScope()));
            return;
        }
        switch (message) {
            case Message.Notification _ -> context.response().setStatusCode(ACCEPTED).end();
            case Message.Response _ ->
                    send(
                            context.response(),
                            new Outgoing(
                                    Optional.empty(),
                                    Fault.invalidRequest("this server asked nothing")));
            case Message.Request _, Message.Unusable _ -> {
                boolean readOnly = Headers.wantReadOnly(request.headers());
                RequestContext requestContext =
                        new RequestContext(
                                caller,
                                Door.MCP,
                                readOnly,
                                Progress.UNHEARD,
                                context.response()::closed);
                Context loop = Vertx.currentContext();
                virtualThreads.execute(
                        () -> answer(message, requestContext, context.response(), loop));
            }
        }
    }

    /// Nothing is begun for a client that has hung up; what was sent is read back for the record.
    private void answer(
            Message message,
            RequestContext requestContext,
            HttpServerResponse response,
            Context loop) {
        if (requestContext.gone().getAsBoolean()) {
            return;
        }
        handler.answerModern(message, requestContext)
                .ifPresent(reply -> loop.runOnContext(_ -> send(response, reply)));
    }

    private Optional<String> more(Message message, Caller caller) {
        return message instanceof Message.Request request && request.method().equals("tools/call")
                ? stepUp.before(request.params().path("name").asText(), caller)
                : Optional.empty();
    }

    private static void send(HttpServerResponse response, Outgoing reply) {
        if (!response.closed()) {
            response.setStatusCode(reply.status())
                    .putHeader("Content-Type", "application/json")
                    .end(Buffer.buffer(reply.bytes()));
        }
    }

    private static Optional<JsonNode> id(Message message) {
        return switch (message) {
            case Message.Request request -> Optional.of(request.id());
            case Message.Unusable unusable -> unusable.id();
            case Message.Notification _, Message.Response _ -> Optional.empty();
        };
    }

    private static boolean isOurs(RoutingContext context) {
        return context.normalizedPath().equals("/mcp")
                && Headers.areModern(context.request().headers());
    }
}
