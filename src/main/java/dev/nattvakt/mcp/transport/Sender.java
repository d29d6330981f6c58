package dev.nattvakt.mcp.transport;

import java.util.Optional;

import io.vertx.core.MultiMap;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.mcp.message.Fault;
import dev.nattvakt.mcp.message.Message;
import dev.nattvakt.mcp.session.Client;
import dev.nattvakt.mcp.session.RequestMeta;
import dev.nattvakt.mcp.session.Revision;
import dev.nattvakt.mcp.session.SessionIds;

/// Which client a message over HTTP is from, and so in which revision: what the message says itself
/// since 2026-07-28, before that what its session was begun with.
sealed interface Sender {

    record Known(Client client) implements Sender {}

    record Wrong(Fault fault, Revision revision) implements Sender {}

    static Sender of(MultiMap headers, Message message, Caller caller, SessionIds sessions) {
        return Headers.areOfARequestAlone(headers, message)
                ? alone(headers, message)
                : older(headers, message, caller, sessions);
    }

    private static Sender alone(MultiMap headers, Message message) {
        Optional<Fault> fault = Headers.check(headers, message);
        if (fault.isPresent()) {
            return new Wrong(fault.get(), Revision.V2026_07_28);
        }
        if (!(message instanceof Message.Request request)) {
            return new Known(Client.unknown(Revision.V2026_07_28));
        }
        return switch (RequestMeta.of(request.params())) {
            case RequestMeta.Stated(Client client) -> new Known(client);
            case RequestMeta.Wrong(Fault wrong) -> new Wrong(wrong, Revision.V2026_07_28);
        };
    }

    /// A session that is not there is never taken for none: a client that lost its own would pass
    /// for one that cannot ask its user, and its model could approve what it asked for.
    private static Sender older(
            MultiMap headers, Message message, Caller caller, SessionIds sessions) {
        Revision stated = Headers.older(headers).orElse(Revision.UNSAID);
        Optional<Fault> fault = Headers.checkOlder(headers, message);
        if (fault.isPresent()) {
            return new Wrong(fault.get(), stated);
        }
        if (message instanceof Message.Request request && request.method().equals("initialize")) {
            return new Known(Client.of(request.params()));
        }
        String session = headers.get(Headers.SESSION);
        return session == null
                ? new Known(Client.unknown(stated))
                : sessions.client(session, caller)
                        .<Sender>map(Known::new)
                        .orElseGet(() -> new Wrong(Fault.noSuchSession(), stated));
    }
}
