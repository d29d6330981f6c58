package dev.nattvakt.slack.command;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.words.Words;

/// What a line means.
public sealed interface ParsedCommand {

    /// One call of the catalogue. The arguments hold what the line says and nothing else; whether
    /// they are in range is for the tool to tell.
    record ToolCall(String tool, ObjectNode arguments) implements ParsedCommand {

        public ToolCall {
            arguments = arguments.deepCopy();
        }
    }

    record Help(Topic topic) implements ParsedCommand {}

    /// Which roles the person has here.
    record WhoAmI() implements ParsedCommand {}

    /// How a change went.
    ///
    /// @param receipt as typed; empty: the latest of this person
    record Status(Optional<String> receipt) implements ParsedCommand {}

    /// Not understood, so nothing may be done.
    ///
    /// @param parts every part that was not understood, in the order of the line; at least one
    /// @param understood forms that this command takes, for when a part has nothing near it
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
