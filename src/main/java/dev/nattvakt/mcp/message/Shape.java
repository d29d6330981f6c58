package dev.nattvakt.mcp.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What `params` of each method must look like: the one place where that is checked, before a
/// method sees them. What its members mean is for the method to say.
public final class Shape {

    private static final List<Member> EVERY = List.of(optional("_meta", Kind.OBJECT, "of MCP"));

    private static final List<Member> LIST =
            List.of(optional("cursor", Kind.TEXT, "the nextCursor of the last page"));

    private static final Map<String, List<Member>> METHODS =
            Map.ofEntries(
                    Map.entry(
                            "initialize",
                            List.of(
                                    required(
                                            "protocolVersion",
                                            Kind.TEXT,
                                            "the newest revision that you speak"),
                                    optional("capabilities", Kind.OBJECT, "what you can do"),
                                    optional("clientInfo", Kind.OBJECT, "name and version"))),
                    Map.entry("tools/list", LIST),
                    Map.entry("prompts/list", LIST),
                    Map.entry("resources/list", LIST),
                    Map.entry("resources/templates/list", LIST),
                    Map.entry(
                            "tools/call",
                            List.of(
                                    required("name", Kind.TEXT, "a tool that tools/list names"),
                                    optional(
                                            "arguments",
                                            Kind.ARGUMENTS,
                                            "what the tool's inputSchema describes"),
                                    optional("requestState", Kind.TEXT, "as it was given to you"),
                                    optional(
                                            "inputResponses",
                                            Kind.OBJECT,
                                            "one answer for each question"))),
                    Map.entry(
                            "prompts/get",
                            List.of(
                                    required("name", Kind.TEXT, "a prompt that prompts/list names"),
                                    optional("arguments", Kind.OBJECT, "strings by name"))),
                    Map.entry(
                            "resources/read",
                            List.of(required("uri", Kind.TEXT, "a URI that resources/list names"))),
                    Map.entry(
                            "completion/complete",
                            List.of(
                                    required(
                                            "ref",
                                            Kind.OBJECT,
                                            "type ref/prompt with name, or ref/resource with uri"),
                                    required("argument", Kind.OBJECT, "name and value"))),
                    Map.entry(
                            "logging/setLevel",
                            List.of(required("level", Kind.LEVEL, "of RFC 5424"))));

    private Shape() {}

    /// Leaves out members that are null, and reads arguments that came as a string.
    ///
    /// @return what to send instead, in a sentence
    public static Optional<Fault> flaw(Message.Request request) {
        return flaw(request.method(), request.params()).map(Fault::invalidParams);
    }

    private static Optional<String> flaw(String method, ObjectNode params) {
        params.properties().removeIf(member -> member.getValue().isNull());
        return Stream.concat(EVERY.stream(), METHODS.getOrDefault(method, List.of()).stream())
                .filter(member -> !member.fits(params))
                .map(Member::sentence)
                .findFirst()
                .or(() -> progressToken(params))
                .or(() -> completion(method, params));
    }

    private static Optional<String> progressToken(ObjectNode params) {
        JsonNode token = params.path("_meta").path("progressToken");
        return token.isMissingNode()
                        || token.isNull()
                        || token.isTextual()
                        || token.isIntegralNumber()
                ? Optional.empty()
                : Optional.of("params._meta.progressToken must be a string or a whole number.");
    }

    private static Optional<String> completion(String method, ObjectNode params) {
        JsonNode argument = params.path("argument");
        return !method.equals("completion/complete")
                        || (argument.path("name").isTextual() && argument.path("value").isTextual())
                ? Optional.empty()
                : Optional.of("params.argument must have a name and a value, both strings.");
    }

    private static Member required(String name, Kind kind, String what) {
        return new Member(name, kind, true, what);
    }

    private static Member optional(String name, Kind kind, String what) {
        return new Member(name, kind, false, what);
    }

    private record Member(String name, Kind kind, boolean required, String what) {

        boolean fits(ObjectNode params) {
            JsonNode value = params.path(name);
            return value.isMissingNode() ? !required : kind.fits(value, name, params);
        }

        String sentence() {
            return "params.%s must be %s: %s.".formatted(name, kind.words, what);
        }
    }

    private enum Kind {
        TEXT("a string"),
        OBJECT("an object"),
        ARGUMENTS("an object"),
        LEVEL("debug, info, notice, warning, error, critical, alert or emergency");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        boolean fits(JsonNode value, String name, ObjectNode params) {
            return switch (this) {
                case TEXT -> value.isTextual();
                case OBJECT -> value.isObject();
                case ARGUMENTS -> value.isObject() || isObjectInText(value, name, params);
                case LEVEL ->
                        value.isTextual()
                                && List.of(words.split(", | or ")).contains(value.asText());
            };
        }

        /// Some models write the arguments as a string.
        private static boolean isObjectInText(JsonNode value, String name, ObjectNode params) {
            Optional<JsonNode> read =
                    value.isTextual()
                            ? Json.read(value.asText().getBytes(StandardCharsets.UTF_8))
                            : Optional.empty();
            read.filter(JsonNode::isObject).ifPresent(object -> params.set(name, object));
            return params.path(name).isObject();
        }
    }
}
