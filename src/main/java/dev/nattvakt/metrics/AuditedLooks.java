package dev.nattvakt.metrics;

import java.util.Optional;

import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Look;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.CallListener;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;

/// Audits that a caller asked for, as looks; never as whole ones, since callers filter.
public record AuditedLooks(Look.Listener listener) implements CallListener {

    @Override
    public void saw(CompletedCall call) {
        if (call.answer() instanceof ToolResult(Answer.Audited(Audit.Report report, _), _)) {
            listener.saw(new Look(call.call().door(), report.servers(), false, Optional.empty()));
        }
    }
}
