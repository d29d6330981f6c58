package dev.nattvakt.mcp.transport;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;

import dev.nattvakt.access.Callers;
import dev.nattvakt.access.ReadOnlyHeader;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Door;
import dev.nattvakt.mcp.Handler;
import dev.nattvakt.mcp.exchange.OpenRequest;
import dev.nattvakt.mcp.exchange.OpenRequests;
import dev.nattvakt.mcp.exchange.Outlet;
import dev.nattvakt.mcp.exchange.Peer;
import dev.nattvakt.mcp.exchange.RequestContext;
import dev.nattvakt.mcp.message.Fault;
import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.mcp.message.Message;
import dev.nattvakt.mcp.message.Outgoing;
import dev.nattvakt.mcp.message.Response;
import dev.nattvakt.mcp.message.Result;
import dev.nattvakt.mcp.session.Client;
import dev.nattvakt.mcp.session.SessionIds;

/// One POST whose sender is known, up to its answer.
final class HttpCall {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final Handler handler;
    private final SessionIds sessions;
    private final OpenRequests open;
    private final Client client;
    private final RoutingContext context;
    private final HttpReply reply;
    private final Caller caller;
    private final Optional<String> session;
    private final boolean readOnly;

    HttpCall(
            Handler handler,
            SessionIds sessions,
            OpenRequests open,
            Client client,
            RoutingContext context,
            HttpReply reply) {
        this.handler = handler;
        this.sessions = sessions;
        this.open = open;
        this.client = client;
        this.context = context;
        this.reply = reply;
        this.caller = Callers.of(context);
        this.session =
                client.revision().hasHandshake()
                        ? Optional.ofNullable(context.request().getHeader(Headers.SESSION))
                        : Optional.empty();
        this.readOnly = ReadOnlyHeader.isSent(context.request().headers());
    }

    /// Only a session says whose request an id means.
    void hear(Message.Notification notification) {
        if (session.isPresent() && notification.method().equals("notifications/cancelled")) {
            open.cancel(peer(), notification.params().path("requestId"));
        }
    }

    /// @return false when nobody asked that
    boolean hear(Message.Answer answer) {
        return session.isPresent() && open.answer(peer(), answer);
    }

    void run(Message.Request request, Executor threads) {
        OpenRequest opened = opened(request, reply);
        threads.execute(() -> {
            if (!client.revision().hasHandshake() && !reply.isOpen()) {
                opened.cancel();
            }
            response(request, opened)
                    .ifPresentOrElse(response -> finish(request, response), reply::end);
        });
    }

    /// All side by side, and answered together.
    void run(Message.Batch batch, Executor threads) {
        if (batch.messages().stream().anyMatch(HttpCall::isHandshake)) {
            Fault fault = Fault.invalidRequest("Send initialize by itself, not in a batch.");
            reply.finish(BAD_REQUEST, new Outgoing(Optional.empty(), fault).json());
            return;
        }
        List<CompletableFuture<Optional<ObjectNode>>> replies =
                batch.messages().stream().map(message -> one(message, threads)).toList();
        threads.execute(() -> {
            ArrayNode all = Json.list();
            replies.stream()
                    .map(CompletableFuture::join)
                    .flatMap(Optional::stream)
                    .forEach(all::add);
            if (all.isEmpty()) {
                reply.end();
            } else {
                reply.finish(OK, all);
            }
        });
    }

    private CompletableFuture<Optional<ObjectNode>> one(Message message, Executor threads) {
        return switch (message) {
            case Message.Request request -> {
                OpenRequest opened = opened(request, new Part(reply));
                yield CompletableFuture.supplyAsync(
                        () -> response(request, opened).map(response -> json(request, response)),
                        threads);
            }
            case Message.Unusable(var id, Fault fault) ->
                    CompletableFuture.completedFuture(Optional.of(new Outgoing(id, fault).json()));
            case Message.Notification notification -> {
                hear(notification);
                yield CompletableFuture.completedFuture(Optional.empty());
            }
            case Message.Answer answer -> {
                hear(answer);
                yield CompletableFuture.completedFuture(Optional.empty());
            }
            case Message.Batch _ -> throw new IllegalStateException("a batch in a batch");
        };
    }

    private OpenRequest opened(Message.Request request, Outlet outlet) {
        OpenRequest opened = open.open(peer(), request.id(), outlet);
        context.addEndHandler(ended -> {
            if (ended.failed()) {
                opened.gone();
            }
        });
        return opened;
    }

    private Optional<Response> response(Message.Request request, OpenRequest opened) {
        try {
            return opened.run(() -> handler.answer(request, requestContext(opened)));
        } catch (RuntimeException | Error bug) {
            return Optional.of(Handler.internal(bug));
        }
    }

    /// Until 2025-11-25 a lost connection means nothing; since then it takes the request back.
    private RequestContext requestContext(OpenRequest opened) {
        BooleanSupplier gone = () -> !reply.isOpen();
        return new RequestContext(
                caller,
                Door.MCP,
                session.orElse(""),
                readOnly,
                client,
                reply.streams(),
                reply::send,
                client.revision().hasHandshake()
                        ? opened::isCancelled
                        : () -> opened.isCancelled() || gone.getAsBoolean(),
                gone);
    }

    private void finish(Message.Request request, Response response) {
        switch (response) {
            case Result _ when isHandshake(request) ->
                    reply.finishWith(sessions.begin(client, caller), OK, json(request, response));
            case Result _ -> reply.finish(OK, json(request, response));
            case Fault fault ->
                    reply.finish(client.revision().status(fault), json(request, response));
        }
    }

    private static ObjectNode json(Message.Request request, Response response) {
        return new Outgoing(Optional.of(request.id()), response).json();
    }

    private static boolean isHandshake(Message message) {
        return message instanceof Message.Request request && request.method().equals("initialize");
    }

    private Peer peer() {
        return Peer.of(session.orElse(""), caller);
    }

    /// The way back for one message of a batch, whose end is not the batch's.
    private record Part(Outlet whole) implements Outlet {

        @Override
        public void send(ObjectNode message) {
            whole.send(message);
        }

        @Override
        public boolean isOpen() {
            return whole.isOpen();
        }

        @Override
        public void end() {
            // The others are still to come.
        }
    }
}
