package dev.nattvakt.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// What a broken, hostile or merely odd client posts, by a seed.
final class FuzzedMessage {

    private static final List<String> METHODS =
            List.of(
                    "initialize",
                    "ping",
                    "tools/list",
                    "tools/call",
                    "tools/call",
                    "tools/call",
                    "prompts/list",
                    "prompts/get",
                    "resources/list",
                    "resources/read",
                    "resources/templates/list",
                    "resources/subscribe",
                    "completion/complete",
                    "logging/setLevel",
                    "server/discover",
                    "notifications/initialized",
                    "notifications/cancelled",
                    "no/such",
                    "");
    private static final List<String> TOOLS =
            List.of("find_vps", "get_protection", "apply_plan", "preview_capacity", "no_such", "");
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "7",
                    "-1",
                    "1.5",
                    "1e400",
                    "99999999999999999999",
                    "\"\"",
                    "\"x\"",
                    "\"\\ud83d\"",
                    "[]",
                    "[1]",
                    "{}",
                    "{\"a\":{\"b\":[{}]}}",
                    "\"{}\"",
                    "\"web-01\"",
                    "\"nattvakt://fleet\"",
                    "\"2026-07-28\"",
                    "\"2025-03-26\"");
    private static final List<String> MEMBERS =
            List.of(
                    "name",
                    "arguments",
                    "uri",
                    "ref",
                    "argument",
                    "level",
                    "cursor",
                    "protocolVersion",
                    "capabilities",
                    "clientInfo",
                    "requestId",
                    "requestState",
                    "inputResponses",
                    "_meta");
    private static final List<String> VERSIONS =
            List.of("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05", "x", "1");
    private static final String META =
            "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"%s\",\"io.modelcontextprotocol/clientInfo\":{\"name\":\"f\",\"version\":\"1\"},\"io.modelcontextprotocol/clientCapabilities\":%s}";

    private final Random random;
    private final List<String> sessions;
    private int nextId;

    FuzzedMessage(long seed, List<String> sessions) {
        this.random = new Random(seed);
        this.sessions = sessions;
    }

    /// @param ids those of requests that are whole, and so owe an answer unless all is refused
    record Sent(
            String method,
            String path,
            Map<String, String> headers,
            String body,
            List<String> ids) {}

    Sent next() {
        List<String> ids = new ArrayList<>();
        String method = one(METHODS);
        String name = one(TOOLS);
        String version = one(VERSIONS);
        String body = body(method, name, version, ids);
        if (rarely()) {
            body = damaged(body);
            ids.clear();
        }
        Map<String, String> headers = headers(method, name, version);
        String http =
                random.nextInt(60) == 0 ? one(List.of("GET", "DELETE", "PUT", "OPTIONS")) : "POST";
        if (!http.equals("POST")) {
            ids.clear();
        }
        return new Sent(http, random.nextInt(20) == 0 ? "/mcp/" : "/mcp", headers, body, ids);
    }

    private String body(String method, String name, String version, List<String> ids) {
        if (random.nextInt(12) > 0) {
            return message(method, name, version, ids);
        }
        int size = random.nextInt(5);
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            messages.add(message(one(METHODS), one(TOOLS), version, ids));
        }
        return "[" + String.join(",", messages) + "]";
    }

    private String message(String method, String name, String version, List<String> ids) {
        List<String> members = new ArrayList<>();
        boolean whole = !rarely();
        members.add(whole ? "\"jsonrpc\":\"2.0\"" : "\"jsonrpc\":" + one(VALUES));
        boolean named = whole || !rarely();
        if (named) {
            members.add("\"method\":\"" + method + "\"");
        }
        String params = params(method, name, version);
        boolean asked = random.nextInt(8) > 0;
        if (asked && whole) {
            String id = random.nextBoolean() ? "" + nextId++ : "\"s" + nextId++ + "\"";
            members.add("\"id\":" + id);
            ids.add(id);
        } else if (asked) {
            members.add("\"id\":" + one(VALUES));
        }
        if (!params.isEmpty()) {
            members.add("\"params\":" + params);
        }
        if (!whole && rarely()) {
            members.add("\"result\":" + one(VALUES));
        }
        return "{" + String.join(",", members) + "}";
    }

    private String params(String method, String name, String version) {
        if (random.nextInt(6) == 0) {
            return random.nextBoolean() ? "" : one(VALUES);
        }
        Map<String, String> members = new LinkedHashMap<>();
        switch (method) {
            case "initialize" -> members.put("protocolVersion", "\"" + version + "\"");
            case "tools/call", "prompts/get" -> members.put("name", "\"" + name + "\"");
            case "resources/read" -> members.put("uri", "\"nattvakt://fleet\"");
            default -> {}
        }
        if (method.equals("tools/call")) {
            members.put(
                    "arguments",
                    one(
                            List.of(
                                    "{}",
                                    "{\"query\":\"web\"}",
                                    "{\"vps\":\"web-01\"}",
                                    "{\"vps\":" + one(VALUES) + "}",
                                    "{\"planToken\":" + one(VALUES) + "}")));
            if (random.nextInt(200) == 0) {
                members.put("name", "\"set_backup_schedule\"");
                members.put("arguments", "{\"vps\":\"db-01\",\"retentionCount\":1}");
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            members.put(one(MEMBERS), one(VALUES));
        }
        String said =
                members.entrySet().stream()
                        .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                        .collect(Collectors.joining(","));
        return random.nextInt(3) == 0 && !members.containsKey("_meta")
                ? "{"
                        + said
                        + (said.isEmpty() ? "" : ",")
                        + META.formatted(version, one(List.of("{}", "{\"elicitation\":{}}", "7")))
                        + "}"
                : "{" + said + "}";
    }

    private Map<String, String> headers(String method, String name, String version) {
        Map<String, String> headers = new LinkedHashMap<>();
        put(
                headers,
                20,
                "Content-Type",
                "application/json",
                List.of("text/plain", "application/json; charset=utf-8"));
        put(
                headers,
                10,
                "Accept",
                "application/json, text/event-stream",
                List.of("application/json", "*/*", "text/event-stream", "text/html"));
        if (random.nextInt(3) > 0) {
            put(headers, 6, "MCP-Protocol-Version", version, VERSIONS);
        }
        if (random.nextInt(3) == 0) {
            put(headers, 6, "Mcp-Method", method.isEmpty() ? "x" : method, METHODS.subList(0, 8));
        }
        if (random.nextInt(3) == 0) {
            put(headers, 6, "Mcp-Name", name.isEmpty() ? "x" : name, TOOLS.subList(0, 4));
        }
        if (random.nextInt(2) == 0) {
            headers.put("Mcp-Session-Id", one(sessions));
        }
        if (rarely()) {
            headers.put("X-Nattvakt-Read-Only", one(List.of("true", "false", "1")));
        }
        if (random.nextInt(60) == 0) {
            headers.put("Content-Encoding", "gzip");
        }
        return headers;
    }

    private void put(
            Map<String, String> headers, int rarity, String name, String usual, List<String> odd) {
        headers.put(name, random.nextInt(rarity) == 0 ? one(odd) : usual);
    }

    private String damaged(String body) {
        if (body.isEmpty()) {
            return body;
        }
        int at = random.nextInt(body.length());
        return switch (random.nextInt(4)) {
            case 0 -> body.substring(0, at);
            case 1 ->
                    body.substring(0, at)
                            + one(List.of("{", "}", "\"", ",", "\0", "\u202e"))
                            + body.substring(at);
            case 2 -> body + body;
            default -> "[".repeat(random.nextInt(80)) + body;
        };
    }

    private boolean rarely() {
        return random.nextInt(15) == 0;
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
