package dev.nattvakt.tool.write;

import dev.nattvakt.caller.Call;
import dev.nattvakt.change.outcome.Waiting;

/// Approvers who decide at another door than the one where the change was requested.
@FunctionalInterface
public interface Approvers {

    Approvers NOBODY = (_, _) -> false;

    /// Shows a plan to the approvers, once, however often it is called.
    ///
    /// @return false when they cannot be reached
    boolean ask(Waiting waiting, Call call);
}
