package dev.nattvakt.access.fence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PipeliningLimitTest {

    private static final String REQUEST =
            "POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n1";

    private final BlockingQueue<HttpServerRequest> requests = new LinkedBlockingQueue<>();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        server =
                vertx.createHttpServer()
                        .requestHandler(request -> {
                            PipeliningLimit.watch(request);
                            requests.add(request);
                        })
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
    void fewRequestsMayBeAheadOfTheirAnswers() throws Exception {
        try (Socket socket = open()) {
            for (int round = 0; round < 3; round++) {
                send(socket, PipeliningLimit.MOST_AHEAD);
                for (int i = 0; i < PipeliningLimit.MOST_AHEAD; i++) {
                    answer();
                }
            }
        }
    }

    @Test
    void manyCloseTheConnection() throws Exception {
        try (Socket socket = open()) {
            send(socket, PipeliningLimit.MOST_AHEAD + 2);

            assertThat(read(socket)).isNegative();
        }
        assertThat(requests).hasSize(1);
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, int number) throws IOException {
        socket.getOutputStream().write(REQUEST.repeat(number).getBytes(StandardCharsets.US_ASCII));
    }

    private void answer() throws InterruptedException {
        HttpServerRequest request = requests.poll(10, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        request.response().writeContinue();
        request.response().end("done");
    }

    private static int read(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (IOException reset) {
            return -1;
        }
    }
}
