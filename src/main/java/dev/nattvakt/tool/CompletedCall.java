package dev.nattvakt.tool;

import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;

/// A call that has ended.
///
/// @param arguments as received, plan tokens included; empty when they were not an object
/// @param answer null when a bug ended the call; a write may have been sent
/// @param took time from the call to the answer
/// @param partOf the receipt of the plan over many servers of which this was one server's part
public record CompletedCall(
        Definition<?> tool,
        ObjectNode arguments,
        Call call,
        @Nullable ToolResult answer,
        Duration took,
        Optional<String> partOf) {

    /// A call of its own.
    public CompletedCall(
            Definition<?> tool,
            ObjectNode arguments,
            Call call,
            @Nullable ToolResult answer,
            Duration took) {
        this(tool, arguments, call, answer, took, Optional.empty());
    }
}
