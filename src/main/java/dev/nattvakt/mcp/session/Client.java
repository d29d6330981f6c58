package dev.nattvakt.mcp.session;

import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.words.Untrusted;

/// The program that calls, as it introduced itself.
///
/// @param name as it calls itself; empty when it did not
public record Client(Revision revision, String name, Set<ClientCapability> capabilities) {

    private static final int LONGEST_NAME = 64;

    public Client {
        capabilities = Set.copyOf(capabilities);
    }

    /// One that did not introduce itself.
    public static Client unknown(Revision revision) {
        return new Client(revision, "", Set.of());
    }

    /// One that shakes hands.
    public static Client of(ObjectNode initialize) {
        return new Client(
                Revision.settle(initialize.path("protocolVersion").asText()),
                name(initialize.path("clientInfo")),
                ClientCapability.in(initialize.path("capabilities")));
    }

    static String name(JsonNode clientInfo) {
        return Untrusted.clean(clientInfo.path("name").asText(), LONGEST_NAME);
    }

    public Client without(ClientCapability capability) {
        Set<ClientCapability> others = new HashSet<>(capabilities);
        others.remove(capability);
        return new Client(revision, name, others);
    }

    public boolean can(ClientCapability capability) {
        return capabilities.contains(capability);
    }
}
