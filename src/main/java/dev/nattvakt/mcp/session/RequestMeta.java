package dev.nattvakt.mcp.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.mcp.message.Fault;
import dev.nattvakt.mcp.message.Message;

/// What a request of 2026-07-28 says about itself and its client.
public sealed interface RequestMeta {

    String VERSION = "io.modelcontextprotocol/protocolVersion";
    String CLIENT = "io.modelcontextprotocol/clientInfo";
    String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

    record Stated(Client client) implements RequestMeta {}

    record Wrong(Fault fault) implements RequestMeta {}

    static JsonNode version(ObjectNode params) {
        return params.path("_meta").path(VERSION);
    }

    /// Whether a request is of the era in which each one stands for itself, by what it says. One
    /// that asks about the server before any handshake is of that era too.
    static boolean isStandingAlone(Message.Request request) {
        JsonNode version = version(request.params());
        boolean older = Revision.find(version.asText()).filter(Revision::hasHandshake).isPresent();
        return request.method().equals("server/discover") || (!version.isMissingNode() && !older);
    }

    static RequestMeta of(ObjectNode params) {
        JsonNode meta = params.path("_meta");
        JsonNode version = version(params);
        JsonNode capabilities = meta.path(CAPABILITIES);
        JsonNode client = meta.path(CLIENT);
        if (!version.isTextual()) {
            return new Wrong(Fault.malformed("params._meta must have " + VERSION + "."));
        }
        if (!version.asText().equals(Revision.V2026_07_28.id())) {
            return new Wrong(Fault.unsupportedVersion(version.asText(), Revision.ALL));
        }
        if (!capabilities.isObject()) {
            return new Wrong(Fault.malformed("params._meta must have " + CAPABILITIES + "."));
        }
        boolean named = client.path("name").isTextual() && client.path("version").isTextual();
        return client.isMissingNode() || named
                ? new Stated(
                        new Client(
                                Revision.V2026_07_28,
                                Client.name(client),
                                ClientCapability.in(capabilities)))
                : new Wrong(Fault.malformed(CLIENT + " must have a name and a version."));
    }
}
