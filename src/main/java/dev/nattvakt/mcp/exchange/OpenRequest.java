package dev.nattvakt.mcp.exchange;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.mcp.message.Outgoing;
import dev.nattvakt.mcp.message.Response;

/// A request that is not answered yet. Its client may take it back: then it is not begun, a
/// question of its ends at once, and no answer follows.
public final class OpenRequest {

    private final Peer peer;
    private final JsonNode id;
    private final Outlet outlet;
    private final OpenRequests all;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.OPEN);
    private volatile @Nullable OpenQuestion question;

    OpenRequest(Peer peer, JsonNode id, Outlet outlet, OpenRequests all) {
        this.peer = peer;
        this.id = id;
        this.outlet = outlet;
        this.all = all;
    }

    public boolean isCancelled() {
        return phase.get() == Phase.CANCELLED;
    }

    /// Takes it to its end, on this thread.
    ///
    /// @return empty when nobody is to hear an answer
    public Optional<Response> run(Supplier<Turn> first) {
        try {
            return isCancelled() ? Optional.empty() : finish(first.get());
        } finally {
            all.closed(this);
        }
    }

    private Optional<Response> finish(Turn first) {
        Turn turn = first;
        while (turn instanceof Turn.Ask(ClientRequest request, var next)) {
            Optional<ClientReply> reply = ask(request);
            if (reply.isEmpty()) {
                return Optional.empty();
            }
            turn = next.apply(reply.get());
        }
        boolean wanted = phase.compareAndSet(Phase.OPEN, Phase.ANSWERED);
        return wanted && turn instanceof Turn.Done(Response response)
                ? Optional.of(response)
                : Optional.empty();
    }

    /// A reply counts only while the one whose request this is still waits for the answer.
    private Optional<ClientReply> ask(ClientRequest request) {
        OpenQuestion asked = all.ask(peer);
        question = asked;
        outlet.send(Outgoing.request(asked.id(), request.method(), request.params()));
        if (!isWaitedFor()) {
            asked.end();
        }
        Optional<ClientReply> reply = asked.await();
        if (reply.isPresent() && reply.get() instanceof ClientReply.Silent) {
            outlet.send(
                    Outgoing.notification(
                            "notifications/cancelled",
                            Json.object().put("requestId", asked.id()).put("reason", "timeout")));
        }
        return reply.filter(_ -> isWaitedFor());
    }

    private boolean isWaitedFor() {
        return !isCancelled() && outlet.isOpen();
    }

    /// Its client does not want it any more.
    public void cancel() {
        if (phase.compareAndSet(Phase.OPEN, Phase.CANCELLED)) {
            gone();
            outlet.end();
        }
    }

    /// Nobody waits any more; what is under way is finished all the same.
    public void gone() {
        OpenQuestion asked = question;
        if (asked != null) {
            asked.end();
        }
    }

    boolean is(Peer other, JsonNode otherId) {
        return peer.equals(other) && id.equals(otherId);
    }

    private enum Phase {
        OPEN,
        ANSWERED,
        CANCELLED
    }
}
