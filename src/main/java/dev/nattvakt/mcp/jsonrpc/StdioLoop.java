package dev.nattvakt.mcp.jsonrpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

import com.fasterxml.jackson.databind.JsonNode;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Progress;

/// MCP over two pipes: a message a line, each request on a thread of its own, one reply a line.
public final class StdioLoop {

    private static final int LONGEST_FRAME = 1 << 20;

    private final Handler handler;
    private final Frames frames;
    private final OutputStream out;
    private final Executor threads;
    private final PendingRequests pendingRequests = new PendingRequests();
    private final ReentrantLock writing = new ReentrantLock();

    StdioLoop(Handler handler, InputStream in, OutputStream out, Executor threads) {
        this.handler = handler;
        this.frames = new Frames(in, LONGEST_FRAME);
        this.out = out;
        this.threads = threads;
    }

    /// Serves until the input ends, and then until everything that came before is answered.
    public static void serve(Handler handler, InputStream in, OutputStream out) throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            new StdioLoop(handler, in, out, threads).read();
        }
    }

    void read() throws IOException {
        boolean more = true;
        while (more) {
            more = readOne();
        }
    }

    /// @return false when the input has ended
    boolean readOne() throws IOException {
        switch (frames.next()) {
            case Frames.Frame.End() -> {
                return false;
            }
            case Frames.Frame.TooLong() ->
                    write(
                            new Outgoing(
                                    Optional.empty(),
                                    Fault.invalidRequest(
                                            "the message is longer than "
                                                    + LONGEST_FRAME
                                                    + " bytes")));
            case Frames.Frame.Line(byte[] line) -> take(line);
        }
        return true;
    }

    private void take(byte[] line) {
        if (new String(line, StandardCharsets.ISO_8859_1).isBlank()) {
            return;
        }
        switch (Message.parse(line)) {
            case Message.Request request -> start(request);
            case Message.Notification(var method, var params) -> {
                if (method.equals("notifications/cancelled")) {
                    pendingRequests.cancel(params.path("requestId"));
                }
            }
            case Message.Response _ -> {}
            case Message.Unusable unusable -> write(new Outgoing(unusable.id(), unusable.fault()));
        }
    }

    private void start(Message.Request request) {
        JsonNode id = request.id();
        if (pendingRequests.add(id)) {
            threads.execute(() -> run(request));
        } else {
            write(
                    new Outgoing(
                            Optional.of(id),
                            Fault.invalidRequest("a request of that id is not answered yet")));
        }
    }

    private void run(Message.Request request) {
        JsonNode id = request.id();
        boolean isFinished = false;
        try {
            if (pendingRequests.begin(id)) {
                Optional<Outgoing> answer = handler.answer(request, parent(request));
                isFinished = pendingRequests.finish(id);
                if (isFinished) {
                    answer.ifPresent(this::write);
                }
            }
        } finally {
            if (!isFinished) {
                pendingRequests.remove(id);
            }
        }
    }

    /// Whoever started us may do what the key may.
    private RequestContext parent(Message.Request request) {
        return new RequestContext(
                Caller.ANONYMOUS,
                Door.STDIO,
                false,
                progress(request),
                () -> pendingRequests.isCancelled(request.id()));
    }

    /// Told only to a client that sent a token: it asked to hear.
    private Progress progress(Message.Request request) {
        JsonNode token = request.params().path("_meta").path("progressToken");
        return token.isTextual() || token.isIntegralNumber()
                ? (done, total) -> {
                    if (!pendingRequests.isCancelled(request.id())) {
                        write(Outgoing.progress(token, done, total));
                    }
                }
                : Progress.UNHEARD;
    }

    private void write(Outgoing reply) {
        write(reply.bytes());
    }

    /// One at a time, each as a whole.
    private void write(byte[] bytes) {
        writing.lock();
        try {
            out.write(bytes);
            out.write('\n');
            out.flush();
        } catch (IOException nobodyReads) {
            throw new UncheckedIOException(nobodyReads);
        } finally {
            writing.unlock();
        }
    }
}
