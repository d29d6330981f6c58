package dev.nattvakt.tool;

import java.time.Duration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;

/// A call that has come to its end.
///
/// @param arguments as they came, plan tokens and all; empty when they were not an object
/// @param answer null when a bug of ours ended the call: nobody was told what may have been sent
/// @param took until the answer was there
public record CompletedCall(
        Definition<?> tool,
        ObjectNode arguments,
        Call call,
        @Nullable ToolResult answer,
        Duration took) {}
