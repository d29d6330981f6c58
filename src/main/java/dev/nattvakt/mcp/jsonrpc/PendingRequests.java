package dev.nattvakt.mcp.jsonrpc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;

/// Requests that have come and are not answered yet, so that their client can take them back. One
/// that has not begun never does; one that has is finished, and not answered.
final class PendingRequests {

    private final Map<JsonNode, Ticket> tickets = new ConcurrentHashMap<>();

    /// @return false when a request of that id is not answered yet
    boolean add(JsonNode id) {
        return tickets.putIfAbsent(id, new Ticket()) == null;
    }

    void cancel(JsonNode id) {
        Ticket ticket = tickets.get(id);
        if (ticket != null) {
            ticket.cancel();
        }
    }

    /// @return false when it was taken back
    boolean begin(JsonNode id) {
        return ticket(id).move(Phase.WAITING, Phase.RUNNING);
    }

    /// Frees the id before the answer goes out, since the client may use it again at once.
    ///
    /// @return false when it was taken back, and is not to be answered
    boolean finish(JsonNode id) {
        boolean isFinished = ticket(id).move(Phase.RUNNING, Phase.ANSWERED);
        if (isFinished) {
            remove(id);
        }
        return isFinished;
    }

    /// Whether it was taken back after it had begun, or before.
    boolean isCancelled(JsonNode id) {
        Ticket ticket = tickets.get(id);
        return ticket != null && ticket.phase.get() == Phase.CANCELLED;
    }

    void remove(JsonNode id) {
        tickets.remove(id);
    }

    private Ticket ticket(JsonNode id) {
        return tickets.get(id);
    }

    private enum Phase {
        WAITING,
        RUNNING,
        ANSWERED,
        CANCELLED
    }

    private static final class Ticket {

        private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);

        boolean move(Phase from, Phase to) {
            return phase.compareAndSet(from, to);
        }

        void cancel() {
            phase.updateAndGet(now -> now == Phase.ANSWERED ? now : Phase.CANCELLED);
        }
    }
}
