package dev.nattvakt.hostup;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import io.vertx.core.http.HttpClientRequest;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.hostup.guard.ResponsePairing;
import dev.nattvakt.hostup.guard.Timeouts;
import dev.nattvakt.hostup.guard.TransportFailure;

/// The connection of one change: opened for its write, used for the reads that look at the result,
/// closed at the end. No other change and no other read is ever on it. If it was closed because
/// something on it could not be explained, the next request opens a new one.
///
/// It may be opened before the write is decided on, so that nobody waits for it then.
final class OwnConnection implements AutoCloseable {

    /// Longest wait for a connection of ours to be closed. It does not wait for the other side.
    private static final long CLOSING_MILLIS = 500;

    private final OwnClient client;
    private final Consumer<OwnConnection> whenClosed;
    private final Timeouts timeouts;
    private CompletableFuture<Void> opening = CompletableFuture.completedFuture(null);
    private volatile @Nullable ResponsePairing open;
    private volatile @Nullable ResponsePairing carrier;

    /// @param client makes a client that keeps at most one connection, and tells over which each
    ///   request goes
    /// @param whenClosed told when it is closed, and may then serve another change
    OwnConnection(
            Function<Consumer<ResponsePairing>, OwnClient> client,
            Consumer<OwnConnection> whenClosed,
            Timeouts timeouts) {
        this.client = client.apply(this::goesOver);
        this.whenClosed = whenClosed;
        this.timeouts = timeouts;
    }

    HostUpApi api() {
        return client.api();
    }

    /// Begins to open it. Nothing is sent.
    void open() {
        opening = client.connect().map(this::keep).toCompletionStage().toCompletableFuture();
    }

    /// A request that was never begun gives its connection back to the client, for the next one.
    private @Nullable Void keep(HttpClientRequest unsent) {
        open = ResponsePairing.on(unsent.connection());
        unsent.exceptionHandler(_ -> {}).reset();
        return null;
    }

    private void goesOver(ResponsePairing connection) {
        open = connection;
        carrier = connection;
    }

    /// Makes sure that the next request goes over a connection that has carried nothing: on one
    /// that has been idle, the server may close it at that moment, and nobody knows whether the
    /// request was seen. One that was opened in advance will do while it is young.
    ///
    /// @throws TransportFailure when that one could not be opened
    void renew() {
        carrier = null;
        awaitOpening();
        ResponsePairing ready = open;
        if (ready != null && !ready.isFresh()) {
            open = null;
            ready.close().awaitUninterruptibly(CLOSING_MILLIS);
        }
    }

    private void awaitOpening() {
        CompletableFuture<Void> begun = opening;
        opening = CompletableFuture.completedFuture(null);
        try {
            begun.completeOnTimeout(null, timeouts.departure().toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failure) {
            throw TransportFailure.because(failure);
        }
    }

    /// Whether the request since [#renew] provably never left: the connection that it was given was
    /// closed before anything was written on it.
    boolean wasClosedUnused() {
        ResponsePairing given = carrier;
        return given != null && given.isClosedUnused();
    }

    @Override
    public void close() {
        opening.whenComplete((_, _) -> {
            ResponsePairing last = open;
            open = null;
            if (last == null) {
                whenClosed.accept(this);
            } else {
                last.close().addListener(_ -> whenClosed.accept(this));
            }
        });
    }

    /// Closes the client beneath as well: this will never be opened again.
    void end() {
        client.close();
    }
}
