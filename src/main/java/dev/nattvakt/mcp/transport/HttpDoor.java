package dev.nattvakt.mcp.transport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

import dev.nattvakt.access.Callers;
import dev.nattvakt.access.fence.Challenge;
import dev.nattvakt.mcp.Handler;
import dev.nattvakt.mcp.McpConfig;
import dev.nattvakt.mcp.exchange.OpenRequests;
import dev.nattvakt.mcp.message.Fault;
import dev.nattvakt.mcp.message.Message;
import dev.nattvakt.mcp.message.Outgoing;
import dev.nattvakt.mcp.session.Client;
import dev.nattvakt.mcp.session.Revision;
import dev.nattvakt.mcp.session.SessionIds;

/// Streamable HTTP at `/mcp`, behind the fence. Every POST is answered by itself; there is no
/// stream that a client could open, and no session that it would have to end.
@Singleton
final class HttpDoor {

    private static final Logger LOG = Logger.getLogger(HttpDoor.class);

    /// After the fence (10,000).
    private static final int SERVE = 9_000;

    /// A caller who is let in may initialize any number of times.
    private static final int LONGEST_HANDSHAKE = 16 * 1024;

    private static final int NO_CONTENT = 204;
    private static final int ACCEPTED = 202;

    private final Handler handler;
    private final SessionIds sessions;
    private final StepUp stepUp;
    private final OpenRequests open;
    private final ExecutorService virtualThreads;
    private final Duration keepAlive;

    HttpDoor(
            Handler handler,
            SessionIds sessions,
            StepUp stepUp,
            OpenRequests open,
            McpConfig config,
            @VirtualThreads ExecutorService virtualThreads) {
        this.handler = handler;
        this.sessions = sessions;
        this.stepUp = stepUp;
        this.open = open;
        this.keepAlive = config.keepAlive();
        this.virtualThreads = virtualThreads;
    }

    void open(@Observes Filters filters) {
        filters.register(this::serve, SERVE);
    }

    private void serve(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!List.of("/mcp", "/mcp/").contains(context.normalizedPath())) {
            context.next();
        } else if (request.method() == HttpMethod.OPTIONS) {
            request.response()
                    .setStatusCode(NO_CONTENT)
                    .putHeader("Allow", HttpRefusal.ALLOWED)
                    .end();
        } else {
            refusal(request)
                    .ifPresentOrElse(
                            refusal -> refusal.send(request.response()),
                            () -> RequestBody.read(request, body -> take(body, context)));
        }
    }

    private static Optional<HttpRefusal> refusal(HttpServerRequest request) {
        if (request.method() != HttpMethod.POST) {
            return Optional.of(HttpRefusal.METHOD);
        }
        if (!MediaTypes.isJson(request.headers().getAll("Content-Type"))) {
            return Optional.of(HttpRefusal.NOT_JSON);
        }
        if (!request.headers().getAll("Content-Encoding").stream()
                .allMatch("identity"::equalsIgnoreCase)) {
            return Optional.of(HttpRefusal.ENCODED);
        }
        List<String> accepts = request.headers().getAll("Accept");
        return MediaTypes.takeJson(accepts) || MediaTypes.takeStreams(accepts)
                ? Optional.empty()
                : Optional.of(HttpRefusal.NOT_ACCEPTABLE);
    }

    /// On the event loop: nothing here may wait.
    private void take(byte[] body, RoutingContext context) {
        HttpServerRequest request = context.request();
        List<String> accepts = request.headers().getAll("Accept");
        HttpReply reply =
                new HttpReply(
                        request.response(),
                        Vertx.currentContext(),
                        MediaTypes.takeJson(accepts),
                        MediaTypes.takeStreams(accepts),
                        keepAlive);
        try {
            Message message = Message.parse(body);
            if (body.length > LONGEST_HANDSHAKE && isHandshake(message)) {
                HttpRefusal.TOO_LONG.send(request.response());
            } else {
                take(message, context, reply);
            }
        } catch (RuntimeException | Error bug) {
            Fault fault = Handler.internal(bug);
            reply.finish(fault.status(), new Outgoing(Optional.empty(), fault).json());
        }
    }

    private void take(Message message, RoutingContext context, HttpReply reply) {
        HttpServerRequest request = context.request();
        switch (Sender.of(request.headers(), message, Callers.of(context), sessions)) {
            case Sender.Wrong(Fault fault, Revision revision) ->
                    refuse(message, fault, revision, reply);
            case Sender.Known(Client client) -> take(message, client, context, reply);
        }
    }

    private void take(Message message, Client client, RoutingContext context, HttpReply reply) {
        Optional<String> more = stepUp.before(message, Callers.of(context));
        if (more.isPresent()) {
            context.response().putHeader(Challenge.HEADER, more.get());
            refuse(message, Fault.outOfScope(), client.revision(), reply);
            return;
        }
        HttpCall call = new HttpCall(handler, sessions, open, client, context, reply);
        switch (message) {
            case Message.Notification notification -> {
                call.hear(notification);
                accept(context.response());
            }
            case Message.Answer answer -> {
                if (call.hear(answer)) {
                    accept(context.response());
                } else {
                    refuse(
                            message,
                            Fault.invalidRequest(
                                    "No question with this id waits for an answer from this session."),
                            client.revision(),
                            reply);
                }
            }
            case Message.Unusable(var _, Fault fault) ->
                    refuse(message, fault, client.revision(), reply);
            case Message.Request asked -> call.run(asked, virtualThreads);
            case Message.Batch batch when client.revision().hasBatches() ->
                    call.run(batch, virtualThreads);
            case Message.Batch _ ->
                    refuse(
                            message,
                            Fault.invalidRequest(
                                    "Send one message; only revision 2025-03-26 has batches."),
                            client.revision(),
                            reply);
        }
    }

    private static boolean isHandshake(Message message) {
        return message instanceof Message.Request request && request.method().equals("initialize");
    }

    private static void accept(HttpServerResponse response) {
        response.setStatusCode(ACCEPTED).end();
    }

    private static void refuse(Message message, Fault fault, Revision revision, HttpReply reply) {
        int status = revision.status(fault);
        LOG.debugf("refused with %d (%d): %s", status, fault.code(), fault.message());
        reply.finish(status, new Outgoing(Message.id(message), fault).json());
    }
}
