package dev.nattvakt.slack;

import java.util.function.Consumer;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/// Takes in a body as it comes over the wire, and no more of it than is wanted. Nothing parses it:
/// whose it is, is not known yet.
final class RawBody {

    private final Buffer body = Buffer.buffer();
    private final int longest;
    private final Consumer<byte[]> then;
    private boolean told;

    private RawBody(int longest, Consumer<byte[]> then) {
        this.longest = longest;
        this.then = then;
    }

    /// To be called on the event loop of the request, before anybody else reads it.
    ///
    /// @param longest in bytes
    /// @param then hears the body once it is there; of a longer one, as soon as that shows, so much
    ///   that it is too long. Never called when the sender leaves before.
    static void read(HttpServerRequest request, int longest, Consumer<byte[]> then) {
        RawBody reading = new RawBody(longest, then);
        request.handler(reading::take);
        request.endHandler(_ -> reading.tell());
        request.resume();
    }

    private void take(Buffer part) {
        int room = longest + 1 - body.length();
        body.appendBuffer(part, 0, Math.min(room, part.length()));
        if (body.length() > longest) {
            tell();
        }
    }

    private void tell() {
        if (!told) {
            told = true;
            then.accept(body.getBytes());
        }
    }
}
