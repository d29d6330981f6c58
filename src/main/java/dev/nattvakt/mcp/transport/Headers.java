package dev.nattvakt.mcp.transport;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;

import dev.nattvakt.mcp.message.Fault;
import dev.nattvakt.mcp.message.Message;
import dev.nattvakt.mcp.session.RequestMeta;
import dev.nattvakt.mcp.session.Revision;

/// The headers that repeat what the body says, so that a proxy can route by them. They must be
/// single and equal to the body: otherwise the proxy has decided about another request than the one
/// that is carried out.
final class Headers {

    static final String VERSION = "MCP-Protocol-Version";
    static final String METHOD = "Mcp-Method";
    static final String NAME = "Mcp-Name";
    static final String SESSION = "Mcp-Session-Id";

    private static final String OPEN = "=?base64?";
    private static final String CLOSE = "?=";

    private Headers() {}

    /// Whether a message is of the era in which each request stands for itself, or tries to be: by
    /// its version, by what its body says, or because its headers contradict each other.
    static boolean areOfARequestAlone(MultiMap headers, Message message) {
        List<String> versions = headers.getAll(VERSION);
        Optional<Message.Request> request =
                message instanceof Message.Request asked ? Optional.of(asked) : Optional.empty();
        if (versions.isEmpty()) {
            return request.filter(asked -> !asked.method().equals("initialize"))
                    .filter(RequestMeta::isStandingAlone)
                    .isPresent();
        }
        boolean contradicted =
                request.map(asked -> RequestMeta.version(asked.params()))
                        .filter(JsonNode::isTextual)
                        .filter(version -> !versions.equals(List.of(version.asText())))
                        .isPresent();
        return contradicted || versions.size() > 1 || older(headers).isEmpty();
    }

    /// The revision that the headers name, if it is one with a handshake.
    static Optional<Revision> older(MultiMap headers) {
        return Optional.ofNullable(headers.get(VERSION))
                .flatMap(Revision::find)
                .filter(Revision::hasHandshake);
    }

    /// What is wrong with those that an older revision need not have, where they are there.
    static Optional<Fault> checkOlder(MultiMap headers, Message message) {
        return switch (message) {
            case Message.Request request -> {
                Optional<Fault> method =
                        headers.contains(METHOD)
                                ? repeats(headers, METHOD, request.method())
                                : Optional.empty();
                yield headers.contains(NAME) ? method.or(() -> name(headers, request)) : method;
            }
            case Message.Notification(String method, var _) ->
                    headers.contains(METHOD) ? repeats(headers, METHOD, method) : Optional.empty();
            case Message.Batch _ ->
                    headers.contains(METHOD) || headers.contains(NAME)
                            ? Optional.of(
                                    Fault.headerMismatch(
                                            METHOD + " and " + NAME + " cannot equal a batch."))
                            : Optional.empty();
            case Message.Answer _, Message.Unusable _ -> Optional.empty();
        };
    }

    /// What is wrong with those of 2026-07-28.
    static Optional<Fault> check(MultiMap headers, Message message) {
        return switch (message) {
            case Message.Request request ->
                    repeats(headers, VERSION, RequestMeta.version(request.params()))
                            .or(() -> unsupported(headers))
                            .or(() -> repeats(headers, METHOD, request.method()))
                            .or(() -> name(headers, request));
            case Message.Notification _, Message.Answer _, Message.Batch _, Message.Unusable _ ->
                    unsupported(headers);
        };
    }

    private static Optional<Fault> unsupported(MultiMap headers) {
        List<String> versions = headers.getAll(VERSION);
        if (versions.size() != 1) {
            return Optional.of(notOnce(VERSION, versions));
        }
        String version = versions.getFirst();
        return version.equals(Revision.V2026_07_28.id())
                ? Optional.empty()
                : Optional.of(Fault.unsupportedVersion(version, Revision.ALL));
    }

    private static Optional<Fault> name(MultiMap headers, Message.Request request) {
        return switch (request.method()) {
            case "tools/call", "prompts/get" ->
                    repeats(headers, NAME, request.params().path("name"));
            case "resources/read" -> repeats(headers, NAME, request.params().path("uri"));
            default ->
                    headers.getAll(NAME).size() > 1
                            ? Optional.of(notOnce(NAME, headers.getAll(NAME)))
                            : Optional.empty();
        };
    }

    /// Where the body says nothing, what is missing there is for the handler to tell.
    private static Optional<Fault> repeats(MultiMap headers, String header, JsonNode body) {
        if (body.isTextual()) {
            return repeats(headers, header, body.asText());
        }
        List<String> values = headers.getAll(header);
        return values.size() == 1 ? Optional.empty() : Optional.of(notOnce(header, values));
    }

    private static Optional<Fault> repeats(MultiMap headers, String header, String body) {
        List<String> values = headers.getAll(header);
        if (values.size() != 1) {
            return Optional.of(notOnce(header, values));
        }
        boolean same = plain(header, values.getFirst()).filter(body::equals).isPresent();
        return same
                ? Optional.empty()
                : Optional.of(Fault.headerMismatch(header + " must equal the body."));
    }

    private static Fault notOnce(String header, List<String> values) {
        return Fault.headerMismatch(
                header + (values.isEmpty() ? " is missing." : " is there more than once."));
    }

    /// Only names may be wrapped in Base64, since only they can hold more than a header takes.
    private static Optional<String> plain(String header, String value) {
        boolean wrapped =
                header.equals(NAME)
                        && value.length() >= OPEN.length() + CLOSE.length()
                        && value.startsWith(OPEN)
                        && value.endsWith(CLOSE);
        if (!wrapped) {
            return Optional.of(value);
        }
        try {
            String inner = value.substring(OPEN.length(), value.length() - CLOSE.length());
            return Optional.of(
                    new String(Base64.getDecoder().decode(inner), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
