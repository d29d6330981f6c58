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

/// Sends single requests to Slack's hosts.
///
/// Each request has its own connection: when the host closes a kept-alive one at the wrong moment,
/// it is unknown whether it saw the request. It has its own Vert.x, because the server's measures
/// requests by path, and Slack's paths are secrets.
///
/// Thread-safe. It blocks, so never call it on an event loop.
public final class SlackConnection implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(3);

    /// Enough for the members of a group of about 18,000.
    private static final int LONGEST_BODY = 256 * 1024;

    private static final int AT_ONCE = 32;
    private static final Duration UNSTATED = Duration.ofSeconds(1);

    private final SlackTransport transport;
    private final Duration longest;
    private final Vertx vertx;
    private final HttpClient client;

    public SlackConnection(SlackTransport transport) {
        this(transport, LONGEST);
    }

    /// @param longest time from connecting to the last byte of the response
    SlackConnection(SlackTransport transport, Duration longest) {
        this.transport = transport;
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

    /// @param token sent as bearer token
    record Post(
            String host, Secret path, Optional<Secret> token, String contentType, String body) {}

    /// Returns within 3 s and before the deadline. Redirects are not followed.
    Attempt send(Post post, Deadline deadline) {
        Deadline end = Deadline.in(longest).within(deadline.left());
        Future<HttpClientRequest> connected =
                client.request(
                                transport
                                        .to(post.host())
                                        .setMethod(HttpMethod.POST)
                                        .setURI(post.path().reveal())
                                        .setFollowRedirects(false))
                        // Failures come back through the future; without a handler Vert.x would log
                        // them as well.
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
        // Registered before sending, so that an immediate answer is not missed.
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

    /// Slack sends whole seconds.
    ///
    /// https://docs.slack.dev/apis/web-api/rate-limits
    private static Duration retryAfter(HttpClientResponse response) {
        return Optional.ofNullable(response.getHeader("Retry-After"))
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(UNSTATED);
    }

    /// Empty when it failed or took too long. An interrupt ends the wait and stays set.
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
