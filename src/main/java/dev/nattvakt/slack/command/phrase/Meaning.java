package dev.nattvakt.slack.command.phrase;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;

/// The meaning of one phrase by itself.
public sealed interface Meaning {

    /// Values of tool arguments, by name.
    record Says(Map<String, JsonNode> values) implements Meaning {

        public Says {
            values = Map.copyOf(values);
        }

        public static Says of(String argument, int value) {
            return new Says(Map.of(argument, IntNode.valueOf(value)));
        }

        public static Says of(String argument, boolean value) {
            return new Says(Map.of(argument, BooleanNode.valueOf(value)));
        }

        public static Says of(String argument, String value) {
            return new Says(Map.of(argument, TextNode.valueOf(value)));
        }
    }

    /// `on` before a day: a preposition if the command also gives the matching frequency; otherwise
    /// it may also mean "enable".
    ///
    /// @param frequency the frequency that makes it a preposition
    /// @param day the phrase without its `on`
    record OnDay(Says says, String frequency, String day) implements Meaning {}

    /// A number by itself, whose meaning depends on the rest of the command.
    record Bare(int number) implements Meaning {}

    /// Filler, such as `and`.
    record Nothing() implements Meaning {}

    /// A server's id, name or IP, or a pattern of names.
    record Named(String server) implements Meaning {}

    /// The servers named next are left out.
    record Except() implements Meaning {}

    record Wrong(Reason reason, List<String> nearest) implements Meaning {

        Wrong(Reason reason, String... nearest) {
            this(reason, List.of(nearest));
        }
    }
}
