package dev.nattvakt.mcp.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.tool.PublishedTool;

/// A page that a client shows beside the answers of some tools (MCP Apps): one static file, which
/// is given the answer and reaches nothing by itself.
enum Card {
    PLAN(
            "plan",
            "Plan",
            "Shows a change that waits for a yes: what it means, who asked, and buttons to decide."),

    BOARD("board", "Protection", "Shows how well servers are protected.");

    private static final Map<String, Card> OF_TOOLS =
            Map.of(
                    "set_backup_schedule", PLAN,
                    "set_snapshot_schedule", PLAN,
                    "set_backup_settings", PLAN,
                    "remove_schedule", PLAN,
                    "plan_fleet_change", PLAN,
                    "get_protection", BOARD,
                    "audit_protection", BOARD);

    private final String word;
    private final String title;
    private final String description;

    Card(String word, String title, String description) {
        this.word = word;
        this.title = title;
        this.description = description;
    }

    String uri() {
        return "ui://nattvakt/" + word;
    }

    String word() {
        return word;
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    static Optional<Card> find(String uri) {
        return Arrays.stream(values()).filter(card -> card.uri().equals(uri)).findFirst();
    }

    String html() {
        return PackagedText.of("/mcp/apps/" + word + ".html");
    }

    /// The `_meta` of its resource: it may reach no other address.
    static ObjectNode meta() {
        ObjectNode meta = Json.object();
        ObjectNode ui = meta.putObject("ui");
        ObjectNode csp = ui.putObject("csp");
        List.of("connectDomains", "resourceDomains", "frameDomains", "baseUriDomains")
                .forEach(csp::putArray);
        ui.put("prefersBorder", true);
        return meta;
    }

    /// A tool as it is published, with the card of its answers.
    static ObjectNode onTool(PublishedTool tool) {
        Card card = OF_TOOLS.get(tool.name());
        if (card == null) {
            return tool.json();
        }
        ObjectNode json = tool.json().deepCopy();
        json.putObject("_meta").putObject("ui").put("resourceUri", card.uri());
        return json;
    }
}
