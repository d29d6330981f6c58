package dev.nattvakt.mcp.transport;

import java.util.function.Consumer;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/// Reads a body of bounded length.
final class RequestBody {

    /// No argument of any tool needs more.
    private static final int LONGEST = 64 * 1024;

    private final HttpServerRequest request;
    private final Consumer<byte[]> whole;
    private final Buffer read = Buffer.buffer();
    private boolean isTooLong;

    private RequestBody(HttpServerRequest request, Consumer<byte[]> whole) {
        this.request = request;
        this.whole = whole;
    }

    /// @param whole hears it once; not when it is too long, which is refused here
    static void read(HttpServerRequest request, Consumer<byte[]> whole) {
        if (declared(request) > LONGEST) {
            HttpRefusal.TOO_LONG.send(request.response());
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        RequestBody body = new RequestBody(request, whole);
        request.handler(body::add).endHandler(_ -> body.end());
    }

    private void add(Buffer chunk) {
        if (isTooLong) {
            return;
        }
        if (read.length() + chunk.length() > LONGEST) {
            isTooLong = true;
            HttpRefusal.TOO_LONG.send(request.response());
        } else {
            read.appendBuffer(chunk);
        }
    }

    private void end() {
        if (!isTooLong) {
            whole.accept(read.getBytes());
        }
    }

    private static long declared(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException nonsense) {
            return 0;
        }
    }
}
