package dev.nattvakt.mcp.jsonrpc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;

/// The headers that repeat what the body says, so that whatever stands between client and server
/// can route by them. They must be single and equal to the body: otherwise that other would have
/// decided about another request than the one that is carried out.
final class Headers {

    static final String VERSION = "MCP-Protocol-Version";
    static final String METHOD = "Mcp-Method";
    static final String NAME = "Mcp-Name";
    static final String READ_ONLY = "X-Nattvakt-Readonly";

    private static final String OPEN = "=?base64?";
    private static final String CLOSE = "?=";

    private Headers() {}

    /// Whether a request is not for the extension: of 2026-07-28, of a version that nobody here
    /// knows, or with headers that only 2026-07-28 has.
    static boolean areModern(MultiMap headers) {
        List<String> versions = headers.getAll(VERSION);
        boolean legacy = versions.size() == 1 && Revision.isLegacy(versions.getFirst());
        return !legacy && !versions.isEmpty() || headers.contains(METHOD) || headers.contains(NAME);
    }

    /// Whether a message is of an older revision after all, although it came with headers that only
    /// 2026-07-28 has: its version says so, and its body does not contradict.
    static boolean areLegacy(MultiMap headers, Message message) {
        List<String> versions = headers.getAll(VERSION);
        return versions.size() == 1
                && Revision.isLegacy(versions.getFirst())
                && !(message instanceof Message.Request request
                        && RequestMeta.version(request.params()).isTextual()
                        && !RequestMeta.version(request.params())
                                .asText()
                                .equals(versions.getFirst()));
    }

    /// Present means narrower, unless it says otherwise plainly.
    static boolean wantReadOnly(MultiMap headers) {
        List<String> wishes = headers.getAll(READ_ONLY);
        return !wishes.stream().allMatch("false"::equalsIgnoreCase);
    }

    /// @return what is wrong with them
    static Optional<Fault> check(MultiMap headers, Message message) {
        return switch (message) {
            case Message.Request request ->
                    repeats(headers, VERSION, RequestMeta.version(request.params()))
                            .or(() -> unsupported(headers))
                            .or(() -> repeats(headers, METHOD, request.method()))
                            .or(() -> name(headers, request));
            case Message.Notification _, Message.Response _, Message.Unusable _ ->
                    unsupported(headers);
        };
    }

    private static Optional<Fault> unsupported(MultiMap headers) {
        List<String> versions = headers.getAll(VERSION);
        if (versions.size() != 1) {
            return Optional.of(notOnce(VERSION, versions));
        }
        String version = versions.getFirst();
        return version.equals(Revision.MODERN)
                ? Optional.empty()
                : Optional.of(Fault.unsupportedVersion(version));
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
                : Optional.of(Fault.headerMismatch(header + " does not equal the body"));
    }

    private static Fault notOnce(String header, List<String> values) {
        return Fault.headerMismatch(
                header + (values.isEmpty() ? " is missing" : " is there more than once"));
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
