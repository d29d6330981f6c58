package dev.nattvakt.audit;

import java.util.Optional;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Recent;
import dev.nattvakt.caller.Role;
import dev.nattvakt.tool.CallListener;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.VpsView;

/// The answers to what was sent to HostUp lately, by the id of their receipt. In memory and
/// bounded: the oldest go first. Safe for many threads.
public final class Receipts implements CallListener {

    private static final int MOST = 200;

    private final Recent<String, ToolResult<?>> answers = new Recent<>(MOST);

    @Override
    public void saw(CompletedCall call) {
        ToolResult<?> answer = call.answer();
        if (answer != null
                && answer.detail() instanceof ChangeDetail detail
                && detail.receipt() instanceof ChangeDetail.ReceiptView receipt) {
            answers.putIfAbsent(receipt.id(), answer);
        }
    }

    /// Empty for a receipt that is unknown, forgotten, or of a server that this caller may not see.
    public Optional<ToolResult<?>> find(String id, Caller reader) {
        return answers.find(id).filter(known -> maySee(reader, known));
    }

    private static boolean maySee(Caller reader, ToolResult<?> answer) {
        return answer.detail() instanceof ChangeDetail detail
                && detail.vps() instanceof VpsView vps
                && reader.may(Role.VIEWER, vps.server());
    }
}
