package dev.nattvakt.slack.command;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.words.Words;

/// The meaning of a command.
public sealed interface ParsedCommand {

    /// A tool call. The arguments are exactly those of the command; the tool checks their ranges.
    record ToolCall(String tool, ObjectNode arguments) implements ParsedCommand {

        public ToolCall {
            arguments = arguments.deepCopy();
        }
    }

    record Help(Topic topic) implements ParsedCommand {}

    /// Asks for the user's own roles.
    record WhoAmI() implements ParsedCommand {}

    /// Asks for the result of a change.
    ///
    /// @param receipt as typed; empty: the user's last answers
    record Status(Optional<String> receipt) implements ParsedCommand {}

    /// A command that was not understood, so nothing is done.
    ///
    /// @param parts every part that was not understood, in the order typed; at least one
    /// @param understood forms that the command takes, for parts without a suggestion
    record Unclear(List<Misunderstood> parts, List<String> understood) implements ParsedCommand {

        public Unclear {
            parts = List.copyOf(parts);
            understood = List.copyOf(understood);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("parts: none (expected: at least one)");
            }
        }

        public Words words() {
            return UnclearParts.of(this);
        }
    }
}
