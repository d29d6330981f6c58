package dev.nattvakt.slack.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Secret;

/// One request to a host of Slack, and what became of it.
///
/// Each takes a connection of its own: on a shared one, a host that closes it in the wrong moment
/// leaves open whether the request was seen. The event loop is its own as well, since that of the
/// server counts requests by their path, and a path of Slack's is a secret.
///
/// Produce it as `@Singleton`; it is safe to use from any thread but an event loop, since it
/// blocks.
public final class SlackConnection implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(3);

    /// The members of a group of some 18,000.
    private static final int LONGEST_BODY = 256 * 1024;

    private static final int AT_ONCE = 32;
    private static final Duration UNSTATED = Duration.ofSeconds(1);

    private final SlackTransport line;
    private final Duration longest;
    private final Vertx vertx;
    private final HttpClient client;

    public SlackConnection(SlackTransport line) {
        this(line, LONGEST);
    }

    /// @param longest from the first byte out to the last byte in
    SlackConnection(SlackTransport line, Duration longest) {
        this.line = line;
        this.longest = longest;
        this.vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(1)
                                .setWorkerPoolSize(2)
                                .setFileSystemOptions(
                                        new FileSystemOptions()
                                                .setFileCachingEnabled(false)
                                                .setClassPathResolvingEnabled(false)));
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setKeepAlive(false)
                                .setVerifyHost(true)
                                .setConnectTimeout((int) longest.toMillis())
                                .setSslHandshakeTimeout(longest.toMillis())
                                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS),
                        new PoolOptions().setHttp1MaxSize(AT_ONCE));
    }

    /// @param token sent as a bearer
    record Post(
            String host, Secret path, Optional<Secret> token, String contentType, String body) {}

    /// Returns within three seconds, and before the deadline. A redirect is an answer like any
    /// other.
    Attempt send(Post post, Deadline deadline) {
        Deadline end = Deadline.in(longest).within(deadline.left());
        Future<HttpClientRequest> connected =
                client.request(
                                line.to(post.host())
                                        .setMethod(HttpMethod.POST)
                                        .setURI(post.path().reveal())
                                        .setFollowRedirects(false))
                        // What fails comes back by the future; unheard it would be logged as well.
                        .map(request -> request.exceptionHandler(_ -> {}));
        return await(connected, end)
                .map(request -> exchange(request, post, end))
                .orElseGet(() -> {
                    connected.onSuccess(HttpClientRequest::reset);
                    return new Attempt.NotSent();
                });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Attempt exchange(HttpClientRequest request, Post post, Deadline end) {
        request.putHeader("User-Agent", "nattvakt").putHeader("Content-Type", post.contentType());
        post.token()
                .ifPresent(token -> request.putHeader("Authorization", "Bearer " + token.reveal()));
        // Whoever listens only after sending may miss an answer that comes at once.
        Future<Attempt> answer = request.response().compose(SlackConnection::read);
        request.end(Buffer.buffer(post.body()));
        return await(answer, end)
                .orElseGet(() -> {
                    request.reset();
                    return new Attempt.Unanswered();
                });
    }

    private static Future<Attempt> read(HttpClientResponse response) {
        Promise<String> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > LONGEST_BODY) {
                whole.tryComplete("");
                response.request().connection().close();
            } else {
                body.appendBuffer(part);
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(_ -> whole.tryComplete(body.toString(StandardCharsets.UTF_8)));
        return whole.future()
                .map(text ->
                        new Attempt.Answered(response.statusCode(), retryAfter(response), text));
    }

    /// Slack names whole seconds.
    ///
    /// https://docs.slack.dev/apis/web-api/rate-limits
    private static Duration retryAfter(HttpClientResponse response) {
        return Optional.ofNullable(response.getHeader("Retry-After"))
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(UNSTATED);
    }

    /// Nothing when it failed or took too long. An interrupt ends the wait and stays set.
    private static <T> Optional<T> await(Future<T> work, Deadline end) {
        try {
            return Optional.of(
                    work.toCompletionStage()
                            .toCompletableFuture()
                            .get(end.left().toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException failed) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
