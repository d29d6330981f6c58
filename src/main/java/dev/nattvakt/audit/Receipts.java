package dev.nattvakt.audit;

import java.util.Optional;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Recent;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.Outcome;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.CallListener;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;

/// Results of recent writes to HostUp, by receipt id. In memory and bounded: the oldest are dropped
/// first. Thread-safe.
public final class Receipts implements CallListener {

    private static final int MOST = 200;

    private final Recent<String, ToolResult> answers = new Recent<>(MOST);

    @Override
    public void saw(CompletedCall call) {
        ToolResult result = call.answer();
        if (result != null) {
            outcome(result)
                    .flatMap(Outcome::proof)
                    .ifPresent(receipt -> answers.putIfAbsent(receipt.id(), result));
        }
    }

    /// Empty for a receipt that is unknown, dropped, or of a server that this caller may not see.
    public Optional<ToolResult> find(String id, Caller reader) {
        return answers.find(id).filter(known -> maySee(reader, known));
    }

    private static boolean maySee(Caller reader, ToolResult known) {
        return outcome(known)
                .flatMap(Outcome::change)
                .filter(facts -> reader.may(Role.VIEWER, facts.vps()))
                .isPresent();
    }

    private static Optional<Outcome> outcome(ToolResult result) {
        return result.answer() instanceof Answer.Ended(Outcome outcome)
                ? Optional.of(outcome)
                : Optional.empty();
    }
}
