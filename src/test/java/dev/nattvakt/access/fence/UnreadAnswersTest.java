package dev.nattvakt.access.fence;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A client that asks and asks, and reads when it likes.
class UnreadAnswersTest {

    private static final int REQUESTS = 300;
    private static final int ANSWER = 1 << 20;

    /// The system's own buffers take some megabytes.
    private static final int BUFFERED = 50;

    private static final String REQUEST =
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody";

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger bodies = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        server =
                vertx.createHttpServer()
                        .requestHandler(request ->
                                UnreadAnswers.await(
                                        request,
                                        () ->
                                                request.bodyHandler(body -> {
                                                    bodies.addAndGet(body.length());
                                                    answered.incrementAndGet();
                                                    request.response()
                                                            .end(Buffer.buffer(new byte[ANSWER]));
                                                })))
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void nextRequestWaitsUntilTheAnswersBeforeItAreRead() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.getOutputStream()
                    .write(REQUEST.repeat(REQUESTS).getBytes(StandardCharsets.US_ASCII));
            byte[] some = new byte[ANSWER];
            for (long read = 0; read < (long) REQUESTS * ANSWER; ) {
                read += socket.getInputStream().read(some);
                assertThat(answered.get()).isLessThan((int) (read / ANSWER) + BUFFERED);
            }
        }
        assertThat(answered).hasValue(REQUESTS);
        assertThat(bodies).hasValue(4 * REQUESTS);
    }
}
