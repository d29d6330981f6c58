package dev.nattvakt.mcp.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The way back to the client that waits for an answer.
public interface Outlet {

    /// Sends something before the answer: a notification or a request. Dropped where the client
    /// takes nothing but the answer.
    void send(ObjectNode message);

    /// Whether somebody still waits.
    boolean isOpen();

    /// There will be no answer.
    void end();
}
