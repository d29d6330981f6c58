package dev.nattvakt.watch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.nattvakt.tool.CallListener;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;

/// Servers recently changed through this server, so that such changes are not reported as made
/// elsewhere.
public final class OwnChanges implements CallListener {

    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    @Override
    public void saw(CompletedCall seen) {
        ToolResult result = seen.answer();
        if (result != null) {
            result.changed().ifPresent(vps -> ids.add(vps.id().value()));
        }
    }

    /// Servers changed since the last call.
    Set<String> take() {
        Set<String> taken = Set.copyOf(ids);
        ids.removeAll(taken);
        return taken;
    }
}
