package dev.nattvakt.slack.command.phrase;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;

/// What one phrase means by itself.
public sealed interface Meaning {

    /// Values of arguments, under the names that the tools have for them.
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

    /// `on` before a day: a preposition where the frequency that has such days is said too;
    /// otherwise it may as well switch the schedule on.
    ///
    /// @param frequency that makes it a preposition
    /// @param day the phrase without its `on`
    record OnDay(Says says, String frequency, String day) implements Meaning {}

    /// A number by itself. What it counts depends on the rest of the line.
    record Bare(int number) implements Meaning {}

    /// `and` and the like.
    record Nothing() implements Meaning {}

    record Wrong(Reason reason, List<String> nearest) implements Meaning {

        Wrong(Reason reason, String... nearest) {
            this(reason, List.of(nearest));
        }
    }
}
