package dev.nattvakt.mcp.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A question that a client has not answered yet.
///
/// @param open where it is found until somebody stops waiting
record OpenQuestion(
        String id,
        Peer peer,
        Duration patience,
        Map<String, OpenQuestion> open,
        CompletableFuture<ClientReply> reply) {

    OpenQuestion(String id, Peer peer, Duration patience, Map<String, OpenQuestion> open) {
        this(id, peer, patience, open, new CompletableFuture<>());
    }

    /// @return empty when the request that asks has ended meanwhile
    Optional<ClientReply> await() {
        try {
            return Optional.of(reply.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException silence) {
            return Optional.of(new ClientReply.Silent());
        } catch (CancellationException ended) {
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            open.remove(id);
        }
    }

    void end() {
        reply.cancel(false);
    }
}
