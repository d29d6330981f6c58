package dev.nattvakt.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// What a client posts, by a seed: a message that fits its revision, its session and its headers,
/// in which mostly one thing is broken. A message with several faults would fall at the first of
/// them.
final class FuzzedMessage {

    /// What is broken in a message.
    enum Flaw {
        NONE,
        JSONRPC,
        ID,
        NO_ID,
        METHOD,
        PARAMS,
        PARAM,
        ARGUMENTS,
        ARGUMENT,
        META,
        RESULT_BESIDE,
        BATCH,
        BODY,
        VERSION,
        METHOD_HEADER,
        NAME_HEADER,
        SESSION,
        ACCEPT,
        CONTENT_TYPE,
        ENCODING,
        VERB,
        SLASH,
        READ_ONLY
    }

    /// A session that was begun.
    ///
    /// @param id empty where there is none
    /// @param asks whether its client can ask its user
    record Session(String revision, String id, boolean asks) {

        boolean canBeAsked() {
            return asks && !revision.equals("2025-03-26");
        }
    }

    /// @param owed the ids of requests that are whole, and so owe an answer unless all is refused
    record Sent(
            Flaw flaw,
            Session session,
            String verb,
            String path,
            Map<String, String> headers,
            String body,
            List<String> owed) {}

    private static final String ALONE = "2026-07-28";
    private static final List<String> METHODS =
            List.of(
                    "initialize",
                    "ping",
                    "tools/list",
                    "prompts/list",
                    "prompts/get",
                    "resources/list",
                    "resources/read",
                    "resources/templates/list",
                    "resources/subscribe",
                    "completion/complete",
                    "logging/setLevel",
                    "server/discover",
                    "no/such");
    private static final List<String> NOTIFICATIONS =
            List.of("notifications/initialized", "notifications/cancelled", "no/such");
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
    private static final List<String> PARAMS =
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
                    "inputResponses");
    private static final List<String> ARGUMENTS =
            List.of("vps", "query", "planToken", "retentionCount", "hour", "dryRun", "no_such");
    private static final List<String> VERSIONS =
            List.of("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05", "x", "1");
    private static final Session NO_SESSION = new Session("2025-03-26", "", false);

    private final Random random;
    private final List<Session> sessions;
    private int nextId;

    /// @param sessions those that a client may send along
    FuzzedMessage(long seed, List<Session> sessions) {
        this.random = new Random(seed);
        this.sessions = sessions;
    }

    Random random() {
        return random;
    }

    Sent next() {
        Flaw flaw = random.nextInt(5) < 2 ? Flaw.NONE : one(List.of(Flaw.values()));
        Session session =
                switch (random.nextInt(8)) {
                    case 0 -> NO_SESSION;
                    case 1, 2, 3 -> new Session(ALONE, "", random.nextBoolean());
                    case 4, 5 -> one(sessions.stream().filter(Session::canBeAsked).toList());
                    default -> one(sessions);
                };
        Draft draft = draft(session);
        Map<String, String> headers = headers(draft, session);
        breakHeaders(headers, flaw);
        List<String> owed = new ArrayList<>();
        String body = body(draft, session, flaw, owed);
        String verb = flaw == Flaw.VERB ? one(List.of("GET", "DELETE", "PUT", "OPTIONS")) : "POST";
        if (flaw == Flaw.VERB || flaw == Flaw.BODY) {
            owed.clear();
        }
        return new Sent(
                flaw,
                served(session, headers),
                verb,
                flaw == Flaw.SLASH ? "/mcp/" : "/mcp",
                headers,
                body,
                owed);
    }

    /// The session that a message ends up in, when it is sent in another than it was made for.
    private Session served(Session session, Map<String, String> headers) {
        return session.revision().equals(ALONE)
                ? session
                : sessions.stream()
                        .filter(other -> other.id().equals(headers.get("Mcp-Session-Id")))
                        .findFirst()
                        .orElse(session);
    }

    /// The second call of 2026-07-28, with what the user said.
    ///
    /// @param first the call that was answered with a question
    Sent again(Sent first, String requestState, String inputResponses) {
        String id = "\"again" + nextId++ + "\"";
        String params =
                "\"requestState\":%s,\"inputResponses\":%s,"
                        .formatted(requestState, inputResponses);
        String body =
                first.body()
                        .replaceFirst("\"id\":(\"[^\"]*\"|[0-9]+)", "\"id\":" + id)
                        .replace("\"params\":{", "\"params\":{" + params);
        return new Sent(
                Flaw.NONE, first.session(), "POST", "/mcp", first.headers(), body, List.of(id));
    }

    /// A message before anything is broken.
    private record Draft(String method, Map<String, String> params, boolean isRequest) {

        String name() {
            String named = params.getOrDefault("name", params.getOrDefault("uri", ""));
            return named.isEmpty() ? "" : named.substring(1, named.length() - 1);
        }
    }

    private Draft draft(Session session) {
        if (random.nextInt(12) == 0) {
            Map<String, String> params = new LinkedHashMap<>();
            params.put("requestId", "" + random.nextInt(nextId + 1));
            return new Draft(one(NOTIFICATIONS), params, false);
        }
        String method = random.nextInt(3) > 0 ? "tools/call" : one(METHODS);
        Map<String, String> params = params(method);
        if (session.revision().equals(ALONE)) {
            params.put("_meta", meta(session.asks()));
        } else if (method.equals("tools/call") && random.nextInt(4) == 0) {
            params.put("_meta", "{\"progressToken\":\"p\"}");
        }
        return new Draft(method, params, true);
    }

    private static String meta(boolean asks) {
        return "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientInfo\":{\"name\":\"f\",\"version\":\"1\"},\"io.modelcontextprotocol/clientCapabilities\":%s}"
                .formatted(asks ? "{\"elicitation\":{}}" : "{}");
    }

    private Map<String, String> params(String method) {
        Map<String, String> params = new LinkedHashMap<>();
        switch (method) {
            case "initialize" -> {
                params.put("protocolVersion", "\"" + one(VERSIONS) + "\"");
                params.put("capabilities", "{}");
                params.put("clientInfo", "{\"name\":\"f\",\"version\":\"1\"}");
            }
            case "tools/call" -> {
                String tool =
                        one(
                                List.of(
                                        "find_vps",
                                        "get_protection",
                                        "preview_capacity",
                                        random.nextInt(4) > 0 ? "apply_plan" : "audit_protection",
                                        "set_backup_schedule",
                                        "set_backup_schedule",
                                        "set_backup_schedule",
                                        "no_such"));
                params.put("name", "\"" + tool + "\"");
                params.put("arguments", arguments(tool));
            }
            case "prompts/get" -> {
                params.put("name", one(List.of("\"protect-server\"", "\"no_such\"")));
                params.put("arguments", "{\"vps\":\"web-01\"}");
            }
            case "resources/read" -> params.put("uri", "\"nattvakt://fleet\"");
            case "completion/complete" -> {
                params.put("ref", "{\"type\":\"ref/prompt\",\"name\":\"protect-server\"}");
                params.put("argument", "{\"name\":\"vps\",\"value\":\"we\"}");
            }
            case "logging/setLevel" -> params.put("level", "\"info\"");
            default -> {}
        }
        return params;
    }

    /// Schedules go up and down, so that users are asked all the time.
    private String arguments(String tool) {
        return switch (tool) {
            case "find_vps" -> "{\"query\":\"node-0\",\"limit\":3}";
            case "audit_protection" -> "{\"query\":\"app\"}";
            case "preview_capacity" -> "{\"vps\":\"cache-01\",\"snapshotSlots\":1}";
            case "apply_plan" -> "{\"planToken\":\"AAAAAAAAAAAAAAAAAAAAAA\"}";
            case "set_backup_schedule" ->
                    random.nextInt(6) == 0
                            ? "{\"vps\":\"web-01\",\"dryRun\":true}"
                            : "{\"vps\":\"node-%02d\",\"retentionCount\":%d}"
                                    .formatted(1 + random.nextInt(40), 1 + random.nextInt(3));
            default -> "{\"vps\":\"db-01\"}";
        };
    }

    private Map<String, String> headers(Draft draft, Session session) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json, text/event-stream");
        boolean alone = session.revision().equals(ALONE);
        if (alone || !session.id().isEmpty()) {
            headers.put("MCP-Protocol-Version", session.revision());
        }
        if (alone) {
            headers.put("Mcp-Method", draft.method());
            if (!draft.name().isEmpty()) {
                headers.put("Mcp-Name", draft.name());
            }
        }
        if (!session.id().isEmpty() && !draft.method().equals("initialize")) {
            headers.put("Mcp-Session-Id", session.id());
        }
        return headers;
    }

    private void breakHeaders(Map<String, String> headers, Flaw flaw) {
        switch (flaw) {
            case VERSION -> headers.put("MCP-Protocol-Version", one(VERSIONS));
            case METHOD_HEADER -> odd(headers, "Mcp-Method", METHODS);
            case NAME_HEADER -> odd(headers, "Mcp-Name", List.of("find_vps", "apply_plan", "x"));
            case SESSION ->
                    odd(
                            headers,
                            "Mcp-Session-Id",
                            List.of("invented", "x".repeat(2000), one(sessions).id()));
            case ACCEPT ->
                    odd(
                            headers,
                            "Accept",
                            List.of("application/json", "*/*", "text/event-stream", "text/html"));
            case CONTENT_TYPE ->
                    odd(
                            headers,
                            "Content-Type",
                            List.of("text/plain", "application/json; charset=utf-8"));
            case ENCODING -> headers.put("Content-Encoding", one(List.of("gzip", "identity")));
            case READ_ONLY -> headers.put("X-Nattvakt-Read-Only", one(List.of("true", "false")));
            case NONE,
                    JSONRPC,
                    ID,
                    NO_ID,
                    METHOD,
                    PARAMS,
                    PARAM,
                    ARGUMENTS,
                    ARGUMENT,
                    META,
                    RESULT_BESIDE,
                    BATCH,
                    BODY,
                    VERB,
                    SLASH -> {}
        }
    }

    /// Another, or none.
    private void odd(Map<String, String> headers, String name, List<String> values) {
        if (random.nextInt(4) == 0) {
            headers.remove(name);
        } else {
            headers.put(name, one(values));
        }
    }

    private String body(Draft draft, Session session, Flaw flaw, List<String> owed) {
        String message = message(draft, flaw, owed);
        return switch (flaw) {
            case BODY -> damaged(message);
            case BATCH -> {
                List<String> messages = new ArrayList<>();
                if (random.nextInt(8) > 0) {
                    messages.add(message);
                } else {
                    owed.clear();
                }
                for (int more = random.nextInt(4); more > 0; more--) {
                    messages.add(message(draft(session), one(List.of(Flaw.values())), owed));
                }
                yield "[" + String.join(",", messages) + "]";
            }
            default -> message;
        };
    }

    private String message(Draft draft, Flaw flaw, List<String> owed) {
        List<String> members = new ArrayList<>();
        members.add("\"jsonrpc\":" + (flaw == Flaw.JSONRPC ? one(VALUES) : "\"2.0\""));
        members.add(
                flaw == Flaw.METHOD
                        ? "\"method\":" + one(VALUES)
                        : "\"method\":\"" + draft.method() + "\"");
        if (flaw == Flaw.ID) {
            members.add("\"id\":" + one(VALUES));
        } else if (draft.isRequest() && flaw != Flaw.NO_ID) {
            String id = random.nextBoolean() ? "" + nextId++ : "\"s" + nextId++ + "\"";
            members.add("\"id\":" + id);
            if (!List.of(Flaw.JSONRPC, Flaw.METHOD, Flaw.RESULT_BESIDE).contains(flaw)) {
                owed.add(id);
            }
        }
        if (flaw == Flaw.PARAMS) {
            members.add("\"params\":" + one(VALUES));
        } else {
            members.add("\"params\":" + params(draft, flaw));
        }
        if (flaw == Flaw.RESULT_BESIDE) {
            members.add("\"result\":" + one(VALUES));
        }
        return "{" + String.join(",", members) + "}";
    }

    private String params(Draft draft, Flaw flaw) {
        Map<String, String> params = new LinkedHashMap<>(draft.params());
        switch (flaw) {
            case PARAM -> {
                if (random.nextInt(3) == 0) {
                    params.remove(one(PARAMS));
                } else {
                    params.put(one(PARAMS), one(VALUES));
                }
            }
            case ARGUMENTS -> params.put("arguments", one(VALUES));
            case ARGUMENT ->
                    params.put(
                            "arguments",
                            "{\"%s\":%s,\"%s\":%s}"
                                    .formatted(
                                            one(ARGUMENTS), one(VALUES),
                                            one(ARGUMENTS), one(VALUES)));
            case META ->
                    params.put(
                            "_meta",
                            one(List.of(one(VALUES), meta(true).replace("{}", one(VALUES)))));
            default -> {}
        }
        return params.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String damaged(String body) {
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

    <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
