package dev.nattvakt.mcp.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What is asked of the client while its own request waits.
public record ClientRequest(String method, ObjectNode params) {}
