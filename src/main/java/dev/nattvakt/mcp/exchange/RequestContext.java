package dev.nattvakt.mcp.exchange;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Progress;
import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.mcp.message.Outgoing;
import dev.nattvakt.mcp.session.Client;
import dev.nattvakt.mcp.session.ClientCapability;
import dev.nattvakt.mcp.session.Revision;

/// Who sent a request, and what can be done while it is answered.
///
/// @param session the id that came with the request; empty where there is none
/// @param readOnly wants no tool that can change something
/// @param streams whether anything can be sent before the answer
/// @param out takes what is sent before the answer
/// @param cancelled whether the client took the request back
/// @param gone whether nobody waits for the answer any more
public record RequestContext(
        Caller caller,
        Door door,
        String session,
        boolean readOnly,
        Client client,
        boolean streams,
        Consumer<ObjectNode> out,
        BooleanSupplier cancelled,
        BooleanSupplier gone) {

    /// How this client's user can be asked.
    public Revision.Asking asking() {
        Revision.Asking asking = client.revision().asking();
        boolean reachable = streams || asking != Revision.Asking.BY_REQUEST;
        return client.can(ClientCapability.FORMS) && reachable
                ? asking
                : Revision.Asking.NOT_AT_ALL;
    }

    /// The ways in which this client can put a plan before its user.
    private Set<ApprovalWay> asks() {
        Set<ApprovalWay> ways = EnumSet.noneOf(ApprovalWay.class);
        if (asking() != Revision.Asking.NOT_AT_ALL) {
            ways.add(ApprovalWay.ELICITATION);
        }
        if (client.can(ClientCapability.CARDS)) {
            ways.add(ApprovalWay.APP);
        }
        return ways;
    }

    /// Whether a person can be asked through this client.
    public boolean canAsk() {
        return !asks().isEmpty();
    }

    /// The time for the answer begins now.
    ///
    /// @param params of the request; progress is told only to a client that sent a token for it
    public Call call(ObjectNode params) {
        JsonNode token = params.path("_meta").path("progressToken");
        boolean wanted = streams && (token.isTextual() || token.isIntegralNumber());
        return new Call(
                        caller,
                        door,
                        Deadline.in(Call.TIME),
                        wanted ? (done, total) -> tell(token, done, total) : Progress.UNHEARD,
                        cancelled)
                .asking(asks());
    }

    private void tell(JsonNode token, int done, int total) {
        if (!cancelled.getAsBoolean()) {
            ObjectNode params =
                    Json.object()
                            .put("progress", done)
                            .put("total", total)
                            .put("message", done + " of " + total + " servers");
            params.set("progressToken", token);
            out.accept(Outgoing.notification("notifications/progress", params));
        }
    }

    public RequestContext of(Client other) {
        return new RequestContext(
                caller, door, session, readOnly, other, streams, out, cancelled, gone);
    }

    /// For what a person agreed to: not begun once they have gone.
    public RequestContext whileThere() {
        return new RequestContext(
                caller,
                door,
                session,
                readOnly,
                client,
                streams,
                out,
                () -> cancelled.getAsBoolean() || gone.getAsBoolean(),
                gone);
    }
}
