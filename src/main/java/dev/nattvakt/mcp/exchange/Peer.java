package dev.nattvakt.mcp.exchange;

import dev.nattvakt.caller.Caller;

/// Who may take a request back, and who may answer a question: the same caller in the same session.
///
/// @param session the id that came with the request; empty where there is none
public record Peer(String session, String caller) {

    public static Peer of(String session, Caller caller) {
        return new Peer(session, caller.name());
    }
}
