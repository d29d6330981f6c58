package dev.nattvakt.watch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.nattvakt.tool.CallListener;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.VpsView;
import dev.nattvakt.tool.Written;

/// Servers recently changed through this server, so that such changes are not reported as made
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

    /// Servers changed since the last call.
    Set<String> take() {
        Set<String> taken = Set.copyOf(ids);
        ids.removeAll(taken);
        return taken;
    }
}
