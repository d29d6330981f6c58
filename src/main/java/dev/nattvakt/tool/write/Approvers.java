package dev.nattvakt.tool.write;

import dev.nattvakt.caller.Call;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.ToolResult;

/// People somewhere else than at the door where a change was asked for, who may say yes to it.
@FunctionalInterface
public interface Approvers {

    Approvers NOBODY = (_, _) -> false;

    /// Puts the plan of an answer before them, once, however often it is asked.
    ///
    /// @param waiting with a plan that waits for them
    /// @return false when they cannot be reached now
    boolean ask(ToolResult<ChangeDetail> waiting, Call call);
}
