package dev.nattvakt.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Call;

/// Hears of every call that was answered, for the record. Must be quick and must not throw: the
/// caller waits for it.
@FunctionalInterface
public interface Witness {

    Witness NOBODY = (_, _, _, _) -> {};

    /// @param arguments as they came, plan tokens and all
    void saw(String tool, ObjectNode arguments, Call call, Answer<?> answer);
}
