package dev.nattvakt.audit;

import java.util.Optional;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Recent;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.Outcome;
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
            switch (result.answer()) {
                case Answer.Ended(Outcome outcome) ->
                        outcome.proof()
                                .ifPresent(receipt -> answers.putIfAbsent(receipt.id(), result));
                // The same plan may have gone on since.
                case Answer.Fleet(FleetOutcome.Applied applied) ->
                        applied.proof().ifPresent(receipt -> answers.put(receipt.id(), result));
                case Answer _ -> {}
            }
        }
    }

    /// Empty for a receipt that is unknown, dropped, or of a server that this caller may not see.
    public Optional<ToolResult> find(String id, Caller reader) {
        return answers.find(id).filter(known -> maySee(reader, known));
    }

    private static boolean maySee(Caller reader, ToolResult known) {
        return switch (known.answer()) {
            case Answer.Ended(Outcome outcome) ->
                    outcome.change()
                            .filter(facts -> reader.may(Role.VIEWER, facts.vps()))
                            .isPresent();
            case Answer.Fleet(FleetOutcome outcome) ->
                    outcome.rows().stream().allMatch(row -> reader.may(Role.VIEWER, row.vps()));
            case Answer _ -> false;
        };
    }
}
