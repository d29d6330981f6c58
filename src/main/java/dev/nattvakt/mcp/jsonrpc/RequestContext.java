package dev.nattvakt.mcp.jsonrpc;

import java.util.function.BooleanSupplier;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Progress;

/// Who sent a message, and how it came in.
///
/// @param readOnly wants no tool that can change something
/// @param progress hears how far a long answer is
/// @param gone whether nobody waits for the answer any more
public record RequestContext(
        Caller caller, Door door, boolean readOnly, Progress progress, BooleanSupplier gone) {

    /// The time for the answer begins now.
    Call call() {
        return new Call(caller, door, Deadline.in(Call.TIME), progress, gone);
    }
}
