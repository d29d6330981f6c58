package dev.nattvakt.hostup;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/// The connection of one change: opened for its write, used for the reads that look at the result,
/// closed at the end. No other change and no other read is ever on it. If it was closed because
/// something on it could not be explained, the next request opens a new one.
final class OwnConnection implements AutoCloseable {

    /// Longest wait for a connection of ours to be closed. It does not wait for the other side.
    private static final long CLOSING_MILLIS = 500;

    private final AtomicReference<@Nullable HttpConnection> open = new AtomicReference<>();
    private final HostUpApi api;
    private final Consumer<OwnConnection> whenClosed;

    /// @param client makes a client that keeps at most one connection, and tells of each it opens
    /// @param whenClosed told when it is closed, and may then serve another change
    OwnConnection(
            Function<Consumer<HttpConnection>, HostUpApi> client,
            Consumer<OwnConnection> whenClosed) {
        this.api = client.apply(open::set);
        this.whenClosed = whenClosed;
    }

    HostUpApi api() {
        return api;
    }

    /// Makes sure that the next request opens a connection: on one that has been idle, the server
    /// may close it at that moment, and nobody knows whether the request was seen.
    void renew() {
        Future<Void> closed = disconnect();
        try {
            closed.toCompletionStage()
                    .toCompletableFuture()
                    .completeOnTimeout(null, CLOSING_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
        } catch (RuntimeException _) {
            // It was closed already.
        }
    }

    @Override
    public void close() {
        disconnect().onComplete(_ -> whenClosed.accept(this));
    }

    private Future<Void> disconnect() {
        HttpConnection connection = open.getAndSet(null);
        return connection == null ? Future.succeededFuture() : connection.close();
    }
}
