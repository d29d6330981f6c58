package dev.nattvakt.words;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.nattvakt.fleet.remedy.NextStep;

/// A tool call as text: `preview_capacity {"vps":"cache-01","snapshotSlots":1}`; without arguments
/// only the tool's name.
public final class CallText {

    private CallText() {}

    public static String of(NextStep step) {
        if (step.arguments().isEmpty()) {
            return step.tool();
        }
        return step.tool()
                + step.arguments().values().entrySet().stream()
                        .map(CallText::member)
                        .collect(Collectors.joining(",", " {", "}"));
    }

    /// Several calls, each complete by itself.
    public static String of(List<NextStep> steps) {
        return steps.stream().map(CallText::of).collect(Collectors.joining(", "));
    }

    private static String member(Map.Entry<String, Object> argument) {
        return '"' + argument.getKey() + "\":" + value(argument.getValue());
    }

    private static String value(Object value) {
        return switch (value) {
            case String text -> quoted(text);
            case List<?> all ->
                    all.stream().map(CallText::value).collect(Collectors.joining(",", "[", "]"));
            default -> value.toString();
        };
    }

    private static String quoted(String text) {
        return '"' + Untrusted.clean(text).replace("\\", "\\\\") + '"';
    }
}
