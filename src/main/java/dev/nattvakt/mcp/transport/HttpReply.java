package dev.nattvakt.mcp.transport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

import dev.nattvakt.mcp.exchange.Outlet;
import dev.nattvakt.mcp.message.Json;

/// The answer to a POST: one JSON value, or a stream of events once something has to be said before
/// the answer. A comment now and then keeps proxies from taking a stream for dead.
final class HttpReply implements Outlet {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final String COMMENT = ": still here\n\n";
    private static final byte[] EVENT =
            "event: message\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final HttpServerResponse response;
    private final Context loop;
    private final boolean takesJson;
    private final boolean takesStreams;
    private final Duration keepAlive;

    // Only touched on the event loop.
    private boolean isStream;
    private long timer;

    /// @param loop the event loop of the request
    HttpReply(
            HttpServerResponse response,
            Context loop,
            boolean takesJson,
            boolean takesStreams,
            Duration keepAlive) {
        this.response = response;
        this.loop = loop;
        this.takesJson = takesJson;
        this.takesStreams = takesStreams;
        this.keepAlive = keepAlive;
    }

    boolean streams() {
        return takesStreams;
    }

    @Override
    public void send(ObjectNode message) {
        if (takesStreams) {
            byte[] bytes = Json.bytes(message);
            loop.runOnContext(_ -> event(bytes));
        }
    }

    @Override
    public boolean isOpen() {
        return !response.closed() && !response.ended();
    }

    /// @param status what HTTP says, unless a stream has begun
    /// @param json the answer, or those of a batch
    void finish(int status, JsonNode json) {
        finish(status, json, _ -> {});
    }

    /// @param id of the session that begins with this answer
    void finishWith(String id, int status, JsonNode json) {
        finish(status, json, headers -> headers.set(Headers.SESSION, id));
    }

    private void finish(int status, JsonNode json, Consumer<MultiMap> headers) {
        byte[] whole = Json.bytes(json);
        List<byte[]> each =
                json.isArray() ? json.valueStream().map(Json::bytes).toList() : List.of(whole);
        loop.runOnContext(_ -> {
            if (isOpen()) {
                headers.accept(response.headers());
                answer(status, whole, each);
            }
        });
    }

    private void answer(int status, byte[] whole, List<byte[]> each) {
        if (isStream || (!takesJson && status == OK)) {
            each.forEach(this::event);
            close();
        } else {
            response.setStatusCode(status)
                    .putHeader("Content-Type", MediaTypes.JSON)
                    .end(Buffer.buffer(whole));
        }
    }

    @Override
    public void end() {
        loop.runOnContext(_ -> {
            if (isOpen()) {
                if (!isStream) {
                    response.setStatusCode(ACCEPTED);
                }
                close();
            }
        });
    }

    private void event(byte[] message) {
        if (isOpen()) {
            if (!isStream) {
                begin();
            }
            response.write(
                    Buffer.buffer().appendBytes(EVENT).appendBytes(message).appendBytes(END));
        }
    }

    private void begin() {
        isStream = true;
        response.setStatusCode(OK)
                .putHeader("Content-Type", MediaTypes.STREAM)
                .putHeader("X-Accel-Buffering", "no")
                .setChunked(true);
        timer = loop.owner().setPeriodic(keepAlive.toMillis(), _ -> comment());
    }

    private void comment() {
        if (isOpen()) {
            response.write(COMMENT);
        } else {
            loop.owner().cancelTimer(timer);
        }
    }

    private void close() {
        if (isStream) {
            loop.owner().cancelTimer(timer);
        }
        response.end();
    }
}
