package dev.nattvakt.mcp.jsonrpc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a client sends and takes.
final class MediaTypes {

    private static final String JSON = "application/json";
    private static final Set<String> INCLUDE_JSON = Set.of(JSON, "application/*", "*/*");

    private MediaTypes() {}

    static boolean isJson(List<String> contentTypes) {
        return contentTypes.size() == 1 && type(contentTypes.getFirst()).equals(JSON);
    }

    /// Nobody is made to take a stream, since none is ever sent.
    static boolean takeJson(List<String> accepts) {
        return accepts.isEmpty()
                || accepts.stream()
                        .flatMap(accept -> Arrays.stream(accept.split(",")))
                        .map(MediaTypes::type)
                        .anyMatch(INCLUDE_JSON::contains);
    }

    private static String type(String value) {
        return value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
