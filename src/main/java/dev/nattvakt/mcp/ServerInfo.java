package dev.nattvakt.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.mcp.message.Json;

/// How this server introduces itself.
public record ServerInfo(String name, String title, String version) {

    ObjectNode json() {
        return Json.object().put("name", name).put("title", title).put("version", version);
    }
}
