package dev.nattvakt.mcp.jsonrpc;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;

/// Who sent a message, and how it came in.
///
/// @param readOnly wants no tool that can change something
public record Visitor(Caller caller, Door door, boolean readOnly) {

    /// The time for the answer begins now.
    Call call() {
        return new Call(caller, door, Deadline.in(Call.TIME));
    }
}
