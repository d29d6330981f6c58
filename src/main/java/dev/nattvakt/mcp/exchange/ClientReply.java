package dev.nattvakt.mcp.exchange;

import com.fasterxml.jackson.databind.JsonNode;

/// What came of a request to the client.
public sealed interface ClientReply {

    /// @param result as it came, unchecked
    record Answered(JsonNode result) implements ClientReply {}

    /// It answered with an error.
    record Failed() implements ClientReply {}

    /// It did not answer in time.
    record Silent() implements ClientReply {}
}
