package dev.nattvakt.hostup.guard;

import java.io.Serial;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/// Closes the connection of an exchange that takes too long or whose answer is too long; what its
/// headers announce does not count. Runs on the event loop of the connection, so that no other
/// thread is woken.
///
/// @param timeouts from the moment there is a connection until the answer is whole
/// @param connections told of the connection that a request goes over
public record ResponseLimits(Timeouts timeouts, Consumer<ResponsePairing> connections)
        implements Consumer<HttpClientRequest> {

    /// In bytes. HostUp's answers are far shorter.
    public static final int LONGEST = 1 << 20;

    private static final long BY_US = 0;

    @Override
    public void accept(HttpClientRequest request) {
        connections.accept(ResponsePairing.on(request.connection()));
        Duration limit =
                request.getMethod().equals(HttpMethod.GET) ? timeouts.read() : timeouts.write();
        Vertx vertx = Vertx.currentContext().owner();
        long timer = vertx.setTimer(limit.toMillis(), _ -> end(request, new TimeoutException()));
        Runnable over = () -> vertx.cancelTimer(timer);
        request.response()
                .onSuccess(response -> watch(request, response, over))
                .onFailure(_ -> over.run());
    }

    /// The content type is removed: for a multipart form the client would replace these handlers by
    /// its own. HostUp sends JSON, and nothing reads the type.
    private static void watch(
            HttpClientRequest request, HttpClientResponse response, Runnable over) {
        response.headers().remove(HttpHeaders.CONTENT_TYPE);
        response.handler(new Measure(request))
                .endHandler(_ -> over.run())
                .exceptionHandler(_ -> over.run());
    }

    private static void end(HttpClientRequest request, Exception why) {
        request.reset(BY_US, why);
    }

    /// Counts what has come of one answer.
    private static final class Measure implements Handler<Buffer> {

        private final HttpClientRequest request;
        private int length;

        Measure(HttpClientRequest request) {
            this.request = request;
        }

        @Override
        public void handle(Buffer part) {
            length += part.length();
            if (length > LONGEST) {
                end(request, new TooLong());
            }
        }
    }

    /// The answer exceeds [#LONGEST].
    static final class TooLong extends Exception {

        @Serial private static final long serialVersionUID = 1L;

        TooLong() {
            super("the answer is too long", null, false, false);
        }
    }
}
