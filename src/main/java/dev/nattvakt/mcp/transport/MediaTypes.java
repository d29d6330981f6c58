package dev.nattvakt.mcp.transport;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a client sends and takes.
final class MediaTypes {

    static final String JSON = "application/json";
    static final String STREAM = "text/event-stream";

    private static final Set<String> INCLUDE_JSON = Set.of(JSON, "application/*", "*/*");
    private static final Set<String> INCLUDE_STREAMS = Set.of(STREAM, "text/*", "*/*");

    private MediaTypes() {}

    /// What does not say what it is came from no page of another origin: the fence has looked.
    static boolean isJson(List<String> contentTypes) {
        return contentTypes.isEmpty()
                || (contentTypes.size() == 1 && type(contentTypes.getFirst()).equals(JSON));
    }

    static boolean takeJson(List<String> accepts) {
        return take(accepts, INCLUDE_JSON);
    }

    static boolean takeStreams(List<String> accepts) {
        return take(accepts, INCLUDE_STREAMS);
    }

    /// Saying nothing is taking everything.
    private static boolean take(List<String> accepts, Set<String> types) {
        boolean saysNothing = true;
        for (String accept : accepts) {
            for (String range : accept.split(",")) {
                if (types.contains(type(range)) && !isRefused(range)) {
                    return true;
                }
            }
            saysNothing &= accept.isBlank();
        }
        return saysNothing;
    }

    private static boolean isRefused(String range) {
        return range.indexOf(';') >= 0
                && Arrays.stream(range.split(";"))
                        .skip(1)
                        .map(String::strip)
                        .anyMatch(parameter -> parameter.matches("(?i)q=0(\\.0*)?"));
    }

    private static String type(String value) {
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
