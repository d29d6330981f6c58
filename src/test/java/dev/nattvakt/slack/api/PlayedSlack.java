package dev.nattvakt.slack.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/// Plays all hosts of Slack on a loopback port: takes down what is posted, and answers as told.
/// When it was told nothing, all goes well, and every user group is [#MEMBER] alone.
public final class PlayedSlack implements AutoCloseable {

    public static final String MEMBER = "U0GUSTAV";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final List<Posted> posts = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();

    /// @param host as the request named it
    /// @param authorization null when there was none
    public record Posted(
            String host, String path, String authorization, String contentType, String body) {}

    /// What the next request gets.
    @FunctionalInterface
    public interface Answer {
        void to(HttpServerRequest request);
    }

    public PlayedSlack() {
        server =
                vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                        .requestHandler(
                                request -> request.body().onSuccess(body -> take(request, body)));
        server.listen().toCompletionStage().toCompletableFuture().join();
    }

    public SlackTransport line() {
        return new SlackTransport.Played(server.actualPort());
    }

    public synchronized PlayedSlack then(Answer answer) {
        answers.add(answer);
        return this;
    }

    public PlayedSlack then(int status, String body) {
        return then(request -> request.response().setStatusCode(status).end(body));
    }

    public PlayedSlack thenTooMany(String retryAfter) {
        return then(request ->
                request.response().setStatusCode(429).putHeader("Retry-After", retryAfter).end());
    }

    public PlayedSlack thenDrop() {
        return then(request -> request.connection().close());
    }

    public PlayedSlack thenSilence() {
        return then(_ -> {});
    }

    public synchronized List<Posted> posts() {
        return List.copyOf(posts);
    }

    /// Those of a path, once there are so many different ones: what may not have arrived is said
    /// again.
    public synchronized List<Posted> await(String path, int count) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (to(path).size() < count) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError("there are only " + posts);
            }
            wait(left);
        }
        return to(path);
    }

    private List<Posted> to(String path) {
        return posts.stream().filter(posted -> posted.path().equals(path)).distinct().toList();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void take(HttpServerRequest request, Buffer body) {
        Answer answer;
        synchronized (this) {
            posts.add(
                    new Posted(
                            request.authority().host(),
                            request.uri(),
                            request.getHeader("Authorization"),
                            request.getHeader("Content-Type"),
                            body.toString()));
            notifyAll();
            answer = Optional.ofNullable(answers.poll()).orElse(PlayedSlack::ok);
        }
        answer.to(request);
    }

    private static void ok(HttpServerRequest request) {
        request.response()
                .end(
                        request.path().startsWith("/api/")
                                ? "{\"ok\":true,\"channel\":\"C0APPROVE\",\"ts\":\"1.1\",\"users\":[\"%s\"]}"
                                        .formatted(MEMBER)
                                : "ok");
    }
}
