package dev.nattvakt.access.fence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Raw sockets against a real server; only time is played.
class OpenConnectionsTest {

    private static final String HEAD =
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n";

    private final AtomicLong time = new AtomicLong();
    private final OpenConnections connections = new OpenConnections(time::get);
    private final BlockingQueue<HttpServerRequest> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<Future<Buffer>> bodies = new LinkedBlockingQueue<>();
    private final List<Socket> sockets = new ArrayList<>();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        server =
                vertx.createHttpServer()
                        .requestHandler(request -> {
                            connections.begin(request);
                            request.response().endHandler(_ -> connections.end(request));
                            bodies.add(request.body());
                            requests.add(request);
                        })
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void end() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void halfAHeadIsWaitedForABoundedTime() throws Exception {
        Socket silent = open("");
        Socket half = open(HEAD);
        look();
        pass(OpenConnections.LONGEST_FIRST_HEAD.minusSeconds(1));
        send(half, "X-More: ");
        assertThat(isClosed(silent) || isClosed(half)).isFalse();

        pass(Duration.ofSeconds(1));
        assertThat(isClosed(silent)).isTrue();
        assertThat(isClosed(half)).isTrue();
    }

    @Test
    void whatAnEarlierLoadOfTheClassesLeftIsOverwritten() throws Exception {
        Socket kept = open(HEAD + "\r\nabcd");
        channel(taken())
                .attr(AttributeKey.valueOf(OpenConnections.class, "traffic"))
                .set("what live reload left");
        look();
        pass(OpenConnections.LONGEST_FIRST_HEAD);

        assertThat(isClosed(kept)).isTrue();
    }

    @Test
    void halfABodyIsWaitedForABoundedTime() throws Exception {
        Socket half = open(HEAD + "\r\nab");
        taken();
        pass(OpenConnections.LONGEST_BODY.minusSeconds(1));
        send(half, "c");
        assertThat(isClosed(half)).isFalse();

        pass(Duration.ofSeconds(1));
        assertThat(isClosed(half)).isTrue();
    }

    @Test
    void wholeRequestIsNeverCutOff() throws Exception {
        Socket whole = open(HEAD + "\r\nabcd");
        HttpServerRequest request = taken();
        bodies.take().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        pass(Duration.ofDays(1));

        assertThat(isClosed(whole)).isFalse();
        request.response().end();
        assertThat(whole.getInputStream().read()).isEqualTo('H');
    }

    @Test
    void answersThatAreNotReadAreKeptForABoundedTime() throws Exception {
        Socket deaf = open(HEAD + "\r\nabcd");
        HttpServerRequest request = taken();
        int megabytes = 32;
        request.response().end(Buffer.buffer(new byte[megabytes << 20]));
        await(() -> !channel(request).isWritable());
        look();
        pass(OpenConnections.LONGEST_UNREAD.minusSeconds(1));
        assertThat(channel(request).isOpen()).isTrue();

        pass(Duration.ofSeconds(1));
        assertThat(channel(request).isOpen()).isFalse();
        assertThat(deaf.getInputStream().skip(megabytes << 20)).isLessThan(megabytes << 20);
    }

    private static Channel channel(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }

    @Test
    void nextHeadIsWaitedForABoundedTimeToo() throws Exception {
        Socket kept = open(HEAD + "\r\nabcd");
        taken().response().end();
        kept.getInputStream().readNBytes("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".length());
        send(kept, HEAD);
        pass(OpenConnections.LONGEST_NEXT_HEAD.minusSeconds(1));
        assertThat(isClosed(kept)).isFalse();

        pass(Duration.ofSeconds(1));
        assertThat(isClosed(kept)).isTrue();
    }

    @Test
    void oldestSilentOnesGoWhenThereAreTooMany() throws Exception {
        Socket oldest = open(HEAD);
        look();
        pass(Duration.ofSeconds(1));
        List<Socket> others = new ArrayList<>();
        for (int i = 0; i < OpenConnections.MOST_SILENT; i++) {
            others.add(open(HEAD));
        }
        look();

        assertThat(isClosed(oldest)).isTrue();
        assertThat(others).noneMatch(OpenConnectionsTest::isClosed);
    }

    @Test
    void otherServersOfThisProcessAreLeftAlone() throws Exception {
        Socket half = open(HEAD);
        time.addAndGet(Duration.ofDays(1).toNanos());
        look(server.actualPort() + 1);
        time.addAndGet(Duration.ofDays(1).toNanos());
        look(server.actualPort() + 1);

        assertThat(isClosed(half)).isFalse();
    }

    private Socket open(String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.setSoTimeout(5);
        sockets.add(socket);
        send(socket, text);
        await(() -> accepted() >= sockets.size());
        return socket;
    }

    /// Accepting and writing is another thread's work.
    private static void await(BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private int accepted() {
        int all = 0;
        for (EventExecutor executor : ((VertxInternal) vertx).getEventLoopGroup()) {
            all += ((SingleThreadEventLoop) executor).registeredChannels();
        }
        return all;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private HttpServerRequest taken() throws InterruptedException {
        HttpServerRequest request = requests.poll(10, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        return request;
    }

    private void pass(Duration duration) throws Exception {
        time.addAndGet(duration.toNanos());
        look();
    }

    private void look() throws Exception {
        look(server.actualPort());
    }

    private void look(int port) throws Exception {
        for (EventExecutor executor : ((VertxInternal) vertx).getEventLoopGroup()) {
            if (executor instanceof SingleThreadEventLoop loop) {
                loop.submit(() -> connections.look(loop, port)).get(10, TimeUnit.SECONDS);
            }
        }
    }

    /// Whether the server has hung up without a word.
    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
