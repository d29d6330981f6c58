package dev.nattvakt.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.tool.CallListener;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.VpsView;

/// Results of recent writes to HostUp, by receipt id. In memory and bounded: the oldest are dropped
/// first. Thread-safe.
public final class Receipts implements CallListener {

    private static final int MOST = 200;

    private final SequencedMap<String, ToolResult<?>> answers =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ToolResult<?>> eldest) {
                    return size() > MOST;
                }
            };

    @Override
    public void saw(CompletedCall call) {
        ToolResult<?> answer = call.answer();
        if (answer != null
                && answer.detail() instanceof ChangeDetail detail
                && detail.receipt() instanceof ChangeDetail.ReceiptView receipt) {
            synchronized (answers) {
                answers.putIfAbsent(receipt.id(), answer);
            }
        }
    }

    /// Empty for a receipt that is unknown, dropped, or of a server that this caller may not see.
    public Optional<ToolResult<?>> find(String id, Caller reader) {
        Optional<ToolResult<?>> answer;
        synchronized (answers) {
            answer = Optional.ofNullable(answers.get(id));
        }
        return answer.filter(known -> maySee(reader, known));
    }

    private static boolean maySee(Caller reader, ToolResult<?> answer) {
        return answer.detail() instanceof ChangeDetail detail
                && detail.vps() instanceof VpsView vps
                && reader.may(Role.VIEWER, vps.server());
    }
}
