package dev.nattvakt.watch;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// A webhook's other end, on a loopback port.
final class Receiver implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpServer server;
    private volatile int status = 204;
    private volatile boolean trickles;

    record Request(String method, String path, String contentType, String body) {

        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException notJson) {
                throw new IllegalStateException(body, notJson);
            }
        }
    }

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setExecutor(Thread::startVirtualThread);
        server.createContext("/", this::answer);
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    List<Request> requests() {
        return requests;
    }

    void answersWith(int newStatus) {
        status = newStatus;
    }

    /// From now on an answer's body never ends.
    void trickles() {
        trickles = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(
                new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders().getFirst("Content-Type"),
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(status, trickles ? 0 : -1);
        if (trickles) {
            try (OutputStream body = exchange.getResponseBody()) {
                body.write('x');
                body.flush();
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.close();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
