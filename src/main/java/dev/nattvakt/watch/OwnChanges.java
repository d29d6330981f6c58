package dev.nattvakt.watch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.nattvakt.tool.CallListener;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.VpsView;
import dev.nattvakt.tool.Written;

/// The servers that were changed through this server of late: what moved there was not moved
/// elsewhere.
public final class OwnChanges implements CallListener {

    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    @Override
    public void saw(CompletedCall seen) {
        ToolResult<?> answer = seen.answer();
        if (answer != null
                && answer.written() != Written.NO
                && answer.detail() instanceof ChangeDetail detail
                && detail.vps() instanceof VpsView vps) {
            ids.add(vps.id());
        }
    }

    /// Those since the last time this was asked.
    Set<String> take() {
        Set<String> taken = Set.copyOf(ids);
        ids.removeAll(taken);
        return taken;
    }
}
