package dev.nattvakt.tool.write;

import dev.nattvakt.caller.Call;
import dev.nattvakt.change.Outcome;

/// People somewhere else than at the door where a change was asked for, who may say yes to it.
@FunctionalInterface
public interface Approvers {

    Approvers NOBODY = (_, _) -> false;

    /// Puts a plan that waits for them before them, once, however often it is asked.
    ///
    /// @return false when they cannot be reached now
    boolean ask(Outcome.NeedsConfirmation waiting, Call call);
}
