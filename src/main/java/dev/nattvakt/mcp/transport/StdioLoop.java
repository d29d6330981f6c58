package dev.nattvakt.mcp.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

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
import dev.nattvakt.mcp.session.Client;
import dev.nattvakt.mcp.session.RequestMeta;
import dev.nattvakt.mcp.session.Revision;

/// MCP over two pipes: a message a line, each request on a thread of its own, one reply a line. The
/// process that started us is the one client; what its handshake settled holds until the next.
public final class StdioLoop implements Outlet {

    private static final int LONGEST_FRAME = 1 << 20;

    /// The process that started this one may do all that the key may.
    private static final Caller PARENT = Caller.ANONYMOUS;

    private static final Peer PEER = Peer.of("stdio", PARENT);

    private final Handler handler;
    private final OpenRequests open;
    private final Frames frames;
    private final OutputStream out;
    private final Executor threads;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Client client = Client.unknown(Revision.UNSAID);
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private volatile boolean hasEnded;

    StdioLoop(
            Handler handler,
            OpenRequests open,
            InputStream in,
            OutputStream out,
            Executor threads) {
        this.handler = handler;
        this.open = open;
        this.frames = new Frames(in, LONGEST_FRAME);
        this.out = out;
        this.threads = threads;
    }

    /// Serves until the input ends or nobody reads the output any more, and then until everything
    /// that came before is finished.
    public static void serve(Handler handler, OpenRequests open, InputStream in, OutputStream out)
            throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            new StdioLoop(handler, open, in, out, threads).serve();
        }
    }

    /// The input is read on a thread that may stay behind: a pipe that is silent cannot be left,
    /// and that nobody reads the other one shows at a write only.
    void serve() throws IOException {
        Thread.ofPlatform().daemon().name("nattvakt-stdio").start(this::readAll);
        try {
            ended.get();
        } catch (ExecutionException broken) {
            throw new IOException(broken.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll() {
        try {
            read();
            ended.complete(null);
        } catch (IOException | RuntimeException | Error broken) {
            ended.completeExceptionally(broken);
        }
    }

    void read() throws IOException {
        boolean more = true;
        while (more && !hasEnded) {
            more = readOne();
        }
    }

    /// @return false when the input has ended
    boolean readOne() throws IOException {
        switch (frames.next()) {
            case Frames.Frame.End() -> {
                endQuestions();
                return false;
            }
            case Frames.Frame.TooLong() ->
                    write(
                            new Outgoing(
                                    Optional.empty(),
                                    Fault.invalidRequest(
                                            "Send no more than "
                                                    + LONGEST_FRAME
                                                    + " bytes a message.")));
            case Frames.Frame.Line(byte[] line) -> take(line);
        }
        return true;
    }

    /// What is under way is finished all the same.
    private void endQuestions() {
        hasEnded = true;
        open.close();
    }

    private void take(byte[] line) {
        if (new String(line, StandardCharsets.ISO_8859_1).isBlank()) {
            return;
        }
        switch (Message.parse(line)) {
            case Message.Request request -> start(request);
            case Message.Notification notification -> hear(notification);
            case Message.Answer answer -> open.answer(PEER, answer);
            case Message.Unusable unusable -> write(new Outgoing(unusable.id(), unusable.fault()));
            case Message.Batch(List<Message> messages) -> start(messages);
        }
    }

    private void hear(Message.Notification notification) {
        if (notification.method().equals("notifications/cancelled")) {
            open.cancel(PEER, notification.params().path("requestId"));
        }
    }

    private void start(Message.Request request) {
        switch (opened(request)) {
            case Started.Wrong(Fault fault) ->
                    write(new Outgoing(Optional.of(request.id()), fault));
            case Started.Open(Client sender, OpenRequest opened) ->
                    threads.execute(() ->
                            response(request, sender, opened)
                                    .map(response ->
                                            new Outgoing(Optional.of(request.id()), response))
                                    .ifPresent(this::write));
        }
    }

    private void start(List<Message> messages) {
        Optional<Fault> fault = refusal(messages);
        if (fault.isPresent()) {
            write(new Outgoing(Optional.empty(), fault.get()));
            return;
        }
        List<CompletableFuture<Optional<ObjectNode>>> replies =
                messages.stream().map(this::one).toList();
        threads.execute(() -> {
            ArrayNode all = Json.list();
            replies.stream()
                    .map(CompletableFuture::join)
                    .flatMap(Optional::stream)
                    .forEach(all::add);
            if (!all.isEmpty()) {
                write(all);
            }
        });
    }

    private Optional<Fault> refusal(List<Message> messages) {
        if (!client.revision().hasBatches()) {
            return Optional.of(
                    Fault.invalidRequest(
                            "Send one message; only revision 2025-03-26 has batches."));
        }
        return messages.stream()
                        .anyMatch(message ->
                                message instanceof Message.Request request
                                        && request.method().equals("initialize"))
                ? Optional.of(Fault.invalidRequest("Send initialize by itself, not in a batch."))
                : Optional.empty();
    }

    private CompletableFuture<Optional<ObjectNode>> one(Message message) {
        return switch (message) {
            case Message.Request request ->
                    switch (opened(request)) {
                        case Started.Wrong(Fault fault) ->
                                now(new Outgoing(Optional.of(request.id()), fault));
                        case Started.Open(Client sender, OpenRequest opened) ->
                                CompletableFuture.supplyAsync(
                                        () ->
                                                response(request, sender, opened)
                                                        .map(response ->
                                                                new Outgoing(
                                                                                Optional.of(
                                                                                        request
                                                                                                .id()),
                                                                                response)
                                                                        .json()),
                                        threads);
                    };
            case Message.Unusable(var id, Fault fault) -> now(new Outgoing(id, fault));
            case Message.Notification notification -> {
                hear(notification);
                yield CompletableFuture.completedFuture(Optional.empty());
            }
            case Message.Answer answer -> {
                open.answer(PEER, answer);
                yield CompletableFuture.completedFuture(Optional.empty());
            }
            case Message.Batch _ -> throw new IllegalStateException("a batch in a batch");
        };
    }

    private static CompletableFuture<Optional<ObjectNode>> now(Outgoing reply) {
        return CompletableFuture.completedFuture(Optional.of(reply.json()));
    }

    private Started opened(Message.Request request) {
        if (open.isOpen(PEER, request.id())) {
            return new Started.Wrong(
                    Fault.invalidRequest(
                            "A request with this id is not answered yet; use another."));
        }
        if (RequestMeta.isStandingAlone(request)) {
            return switch (RequestMeta.of(request.params())) {
                case RequestMeta.Wrong(Fault fault) -> new Started.Wrong(fault);
                case RequestMeta.Stated(Client sender) -> started(request, sender);
            };
        }
        if (request.method().equals("initialize")) {
            client = Client.of(request.params());
        }
        return started(request, client);
    }

    private Started started(Message.Request request, Client sender) {
        return new Started.Open(sender, open.open(PEER, request.id(), this));
    }

    private Optional<Response> response(
            Message.Request request, Client sender, OpenRequest opened) {
        try {
            return opened.run(() -> handler.answer(request, context(sender, opened)));
        } catch (RuntimeException | Error bug) {
            return Optional.of(Handler.internal(bug));
        }
    }

    private RequestContext context(Client sender, OpenRequest opened) {
        return new RequestContext(
                PARENT,
                Door.STDIO,
                PEER.session(),
                false,
                sender,
                true,
                this::write,
                opened::isCancelled,
                () -> hasEnded);
    }

    @Override
    public void send(ObjectNode message) {
        write(message);
    }

    @Override
    public boolean isOpen() {
        return !hasEnded;
    }

    @Override
    public void end() {
        // The pipe stays open for the others.
    }

    private void write(Outgoing reply) {
        write(reply.json());
    }

    /// One at a time, each as a whole.
    private void write(JsonNode json) {
        byte[] bytes = Json.bytes(json);
        writing.lock();
        try {
            out.write(bytes);
            out.write('\n');
            out.flush();
        } catch (IOException nobodyReads) {
            endQuestions();
            ended.complete(null);
        } finally {
            writing.unlock();
        }
    }

    /// A request whose sender is known, or what is wrong with it.
    private sealed interface Started {

        record Open(Client sender, OpenRequest request) implements Started {}

        record Wrong(Fault fault) implements Started {}
    }
}
