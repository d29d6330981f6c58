package dev.nattvakt.slack;

import java.util.function.Consumer;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/// Reads a request body as raw bytes, up to a limit. Nothing is parsed before the signature is
/// checked.
final class RawBody {

    private final Buffer body = Buffer.buffer();
    private final int longest;
    private final Consumer<byte[]> then;
    private boolean done;

    private RawBody(int longest, Consumer<byte[]> then) {
        this.longest = longest;
        this.then = then;
    }

    /// Call it on the event loop of the request, before any other handler reads the body.
    ///
    /// @param longest in bytes
    /// @param then receives the body once it is complete; of a longer one, the first `longest + 1`
    ///   bytes, as soon as they are there. Never called when the client disconnects before.
    static void read(HttpServerRequest request, int longest, Consumer<byte[]> then) {
        RawBody reading = new RawBody(longest, then);
        request.handler(reading::take);
        request.endHandler(_ -> reading.finish());
        request.resume();
    }

    private void take(Buffer part) {
        int room = longest + 1 - body.length();
        body.appendBuffer(part, 0, Math.min(room, part.length()));
        if (body.length() > longest) {
            finish();
        }
    }

    private void finish() {
        if (!done) {
            done = true;
            then.accept(body.getBytes());
        }
    }
}
